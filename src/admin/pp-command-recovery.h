/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "admin/pp-admin.h"

G_BEGIN_DECLS

gboolean pp_command_recovery_code (PpAdmin *admin, int argc, char **argv, GError **error);
gboolean pp_command_passphrase    (PpAdmin *admin, int argc, char **argv, GError **error);
gboolean pp_command_recover       (PpAdmin *admin, int argc, char **argv, GError **error);
void     pp_command_recovery_tell (PpAdmin *admin, const char *code);

G_END_DECLS
