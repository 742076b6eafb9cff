/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pp-json.h"
#include "core/pp-record.h"

G_BEGIN_DECLS

/**
 * PpFold:
 * @values: (element-type PpJsonMember): the columns, each with the value that stands
 * @read: (element-type PpJson): the changes that they were read from, which hold their texts
 * @erased: its log was emptied and no E has come yet
 * @ended: an E has come: what comes after it does not count
 * @clashed: the last change met another value than it had seen
 *
 * One row, as its changes so far make it. Changes are added in the order in which they count.
 */
typedef struct {
  GArray    *values;
  GPtrArray *read;
  gboolean   erased;
  gboolean   ended;
  gboolean   clashed;
} PpFold;

void        pp_fold_init      (PpFold *self);
void        pp_fold_reset     (PpFold *self);
void        pp_fold_clear     (PpFold *self);
gboolean    pp_fold_add       (PpFold *self, const char *op, const char *new_json,
                               const char *old_json, GError **error);
const PpJsonMember *pp_fold_get (PpFold *self, const char *column);
char       *pp_fold_to_json   (PpFold *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PpFold, pp_fold_clear)

G_END_DECLS
