/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-db.h"

G_BEGIN_DECLS

gboolean pp_reference_data_load (PpDb *db, GError **error);

G_END_DECLS
