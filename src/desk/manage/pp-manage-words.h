/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/manage/pp-editor-data.h"

G_BEGIN_DECLS

char *pp_manage_machine    (gpointer record, const PpEditorData *data);
char *pp_manage_downtime   (gpointer record, const PpEditorData *data);
char *pp_manage_reason     (gpointer record, const PpEditorData *data);
char *pp_manage_fee        (gpointer record, const PpEditorData *data);
char *pp_manage_staff      (gpointer record, const PpEditorData *data);
char *pp_manage_enterprise (gpointer record, const PpEditorData *data);
char *pp_manage_member     (gpointer record, const PpEditorData *data);
char *pp_manage_office     (gpointer record, const PpEditorData *data);
char *pp_manage_product    (gpointer record, const PpEditorData *data);
char *pp_manage_ingredient (gpointer record, const PpEditorData *data);
char *pp_manage_share      (gpointer record, const PpEditorData *data);
char *pp_manage_allergen   (gpointer record, const PpEditorData *data);
char *pp_manage_traces     (gpointer record, const PpEditorData *data);
char *pp_manage_material   (gpointer record, const PpEditorData *data);
char *pp_manage_place      (gpointer record, const PpEditorData *data);
char *pp_manage_holiday    (gpointer record, const PpEditorData *data);

G_END_DECLS
