/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/shell/pp-field.h"

G_BEGIN_DECLS

#define PP_TYPE_ENTRY_FIELD (pp_entry_field_get_type ())
G_DECLARE_DERIVABLE_TYPE (PpEntryField, pp_entry_field, PP, ENTRY_FIELD, PpField)

/**
 * PpEntryFieldClass:
 * @typed: the text changed
 * @entered: Enter was pressed in it
 *
 * A field whose control is an entry.
 */
struct _PpEntryFieldClass
{
  PpFieldClass parent_class;

  void (*typed)   (PpEntryField *self);
  void (*entered) (PpEntryField *self);
};

GtkEntry   *pp_entry_field_get_entry (PpEntryField *self);
const char *pp_entry_field_get_typed (PpEntryField *self);
void        pp_entry_field_fill      (PpEntryField *self, const char *text);
void        pp_entry_field_activate  (PpEntryField *self);
void        pp_entry_field_hide_text (PpEntryField *self);

G_END_DECLS
