/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "label/pp-declaration.h"

/* Whether @there; where not, @self says so. */
static inline gboolean
require (PpDeclaration *self, gboolean there, const char *field, const char *words)
{
  if (there)
    return TRUE;
  self->field = field;
  self->missing = g_strdup (words);
  return FALSE;
}
