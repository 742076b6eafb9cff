/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "admin/pp-admin.h"

G_BEGIN_DECLS

gboolean pp_command_export_person (PpAdmin *admin, int argc, char **argv, GError **error);

G_END_DECLS
