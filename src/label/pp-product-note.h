/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "label/pp-declaration.h"

G_BEGIN_DECLS

void pp_product_note_write (const PpLabelFacts *facts, GPtrArray *declarations);

G_END_DECLS
