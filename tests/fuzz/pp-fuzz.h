/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * pp_fuzz_name:
 *
 * What this program reads: the name of its folder in corpus/.
 */
extern const char pp_fuzz_name[];

/* What libFuzzer calls, or the driver of the tests. Returns 0: what must hold is asserted. */
int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* As C has it: to the first NUL. */
static inline char *
pp_fuzz_text (const guint8 *data, gsize size)
{
  return g_strndup (size > 0 ? (const char *) data : "", size);
}

G_END_DECLS
