/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pp-line.h"

G_BEGIN_DECLS

void pp_compare_assert_verified  (PpStore *store);
void pp_compare_assert_converged (PpLine *line);

G_END_DECLS
