/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lab/pp-standard.h"

G_BEGIN_DECLS

#define PP_TYPE_VALUE_INPUT (pp_value_input_get_type ())
G_DECLARE_FINAL_TYPE (PpValueInput, pp_value_input, PP, VALUE_INPUT, AdwBin)

GtkWidget *pp_value_input_new             (const PpParameter *parameter, const char *name,
                                           gboolean uncertainty);
char      *pp_value_input_dup_text        (PpValueInput *self);
char      *pp_value_input_dup_uncertainty (PpValueInput *self);
void       pp_value_input_set_text        (PpValueInput *self, const char *text);
void       pp_value_input_set_wrong       (PpValueInput *self, const char *field);
gboolean   pp_value_input_focus           (PpValueInput *self);
void       pp_value_input_tell            (PpValueInput *self, const char *words);

G_END_DECLS
