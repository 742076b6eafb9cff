/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "core/pp-column.h"

G_BEGIN_DECLS

#define PP_TYPE_FIELD (pp_field_get_type ())
G_DECLARE_DERIVABLE_TYPE (PpField, pp_field, PP, FIELD, GtkBox)

/**
 * PpFieldClass:
 * @dup_text: (transfer full): what stands there, as a record's column reads it; "" where nothing
 * @set_text: fills it with the text of a record's column; %NULL empties it
 * @set_column: (nullable): it is now for this column
 *
 * One thing to fill in: its title above, what is wrong below.
 */
struct _PpFieldClass
{
  GtkBoxClass parent_class;

  char *(*dup_text)   (PpField *self);
  void  (*set_text)   (PpField *self, const char *text);
  void  (*set_column) (PpField *self, const PpColumn *column);
};

const char *pp_field_get_column  (PpField *self);
void        pp_field_bind        (PpField *self, const PpColumn *column);
char       *pp_field_dup_text    (PpField *self);
void        pp_field_set_text    (PpField *self, const char *text);
void        pp_field_set_error   (PpField *self, const char *words);
gboolean    pp_field_has_error   (PpField *self);
void        pp_field_set_unit    (PpField *self, const char *unit);
void        pp_field_join_titles (PpField *self, GtkSizeGroup *row);

void        pp_field_set_control (PpField *self, GtkWidget *control);
void        pp_field_changed     (PpField *self);

G_END_DECLS
