/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/shell/pp-pick.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PP_TYPE_PICK_LIST (pp_pick_list_get_type ())
G_DECLARE_FINAL_TYPE (PpPickList, pp_pick_list, PP, PICK_LIST, GtkPopover)

GtkWidget    *pp_pick_list_new           (GtkWidget *field);
void          pp_pick_list_suggest       (PpPickList *self, GPtrArray *picks);
gboolean      pp_pick_list_has_suggested (PpPickList *self);
void          pp_pick_list_fill          (PpPickList *self, const char *text, GPtrArray *found);
void          pp_pick_list_open          (PpPickList *self);
void          pp_pick_list_close         (PpPickList *self);
gboolean      pp_pick_list_take_key      (PpPickList *self, guint keyval);
const PpPick *pp_pick_list_get           (PpPickList *self);
guint         pp_pick_list_get_count     (PpPickList *self);
gboolean      pp_pick_list_is_open       (PpPickList *self);
void          pp_pick_list_speak_for     (PpPickList *self, GtkWidget *entry);

G_END_DECLS
