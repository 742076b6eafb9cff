/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "backup/pp-backup-error.h"

#include "core/pp-error.h"

PP_DEFINE_ERROR (pp_backup_error_quark, "backup",
                 "file", "foreign", "newer", "damaged", "wrong-key", "no-key", "found", "in-use")
