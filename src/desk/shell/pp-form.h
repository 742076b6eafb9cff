/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pp-record.h"
#include "desk/shell/pp-field.h"

G_BEGIN_DECLS

#define PP_TYPE_FORM (pp_form_get_type ())
G_DECLARE_FINAL_TYPE (PpForm, pp_form, PP, FORM, GtkBox)

void      pp_form_set_kind   (PpForm *self, GType kind);
gpointer  pp_form_read       (PpForm *self);
void      pp_form_fill       (PpForm *self, gpointer record);
void      pp_form_clear      (PpForm *self);
void      pp_form_finish     (PpForm *self);
void      pp_form_show_error (PpForm *self, const GError *error);
PpField  *pp_form_field      (PpForm *self, const char *column);

G_END_DECLS
