/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-db.h"

G_BEGIN_DECLS

GBytes *pp_enrol_answer (PpDb *db, GBytes *body, GError **error);

G_END_DECLS
