/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/shell/pp-pane.h"

G_BEGIN_DECLS

/**
 * PpHandout:
 * @bytes: of the file
 * @n_rows: how many records or lines it has
 *
 * What leaves as a file.
 */
typedef struct {
  GBytes *bytes;
  gint64  n_rows;
} PpHandout;

PpHandout *pp_handout_new  (GBytes *bytes, gint64 n_rows);
void       pp_handout_free (PpHandout *self);
void       pp_handout_ask  (PpPane *pane, const char *name, PpReadFunc make, gpointer ask,
                            GDestroyNotify ask_free, const char *verb, gpointer note);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PpHandout, pp_handout_free)

G_END_DECLS
