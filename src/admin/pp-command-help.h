/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-schema.h"

G_BEGIN_DECLS

gboolean pp_command_help_is_asked  (int argc, char **argv);
gboolean pp_command_help_for_verbs (const PpSchema *schema, const char *verb, GError **error);
void     pp_command_help_for_kinds (const PpSchema *schema, const char *usage);

G_END_DECLS
