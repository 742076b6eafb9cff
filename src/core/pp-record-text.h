/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pp-json.h"
#include "core/pp-record.h"

G_BEGIN_DECLS

gboolean pp_record_tidy        (PpRecord *self, GError **error);
gboolean pp_record_check_free  (PpRecord *self, GError **error);
char    *pp_record_to_json     (PpRecord *self);
gboolean pp_record_read_json   (PpRecord *self, const PpJson *json, GError **error);
gboolean pp_record_read_member (PpRecord *self, const PpColumn *column,
                                const PpJsonMember *member, GError **error);
gboolean pp_record_read_column (PpRecord *self, const PpColumn *column, const char *text,
                                GError **error);

G_END_DECLS
