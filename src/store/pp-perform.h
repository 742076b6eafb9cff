/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-db.h"
#include "store/pp-request.h"

G_BEGIN_DECLS

gpointer pp_perform             (PpDb *db, const PpRequest *request, GStrv *rows, GError **error);
gpointer pp_perform_read        (PpDb *db, PpReadFunc func, gpointer data, GError **error);
gpointer pp_perform_maintenance (PpDb *db, PpReadFunc func, gpointer data, GStrv *rows,
                                 GError **error);

G_END_DECLS
