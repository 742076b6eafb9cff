/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-db.h"

G_BEGIN_DECLS

char *pp_release_basis_of_batch (PpDb *db, const char *batch, GError **error);

G_END_DECLS
