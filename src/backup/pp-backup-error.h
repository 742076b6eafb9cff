/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define PP_BACKUP_ERROR (pp_backup_error_quark ())

typedef enum {
  PP_BACKUP_ERROR_FILE,        /* the disk, or a file on it */
  PP_BACKUP_ERROR_FOREIGN,     /* the file is no backup of Panippura */
  PP_BACKUP_ERROR_NEWER,       /* of a newer program */
  PP_BACKUP_ERROR_DAMAGED,     /* the backup was cut short or altered */
  PP_BACKUP_ERROR_WRONG_KEY,   /* neither code nor passphrase opens it */
  PP_BACKUP_ERROR_NO_KEY,      /* the desk has nothing to lock it with */
  PP_BACKUP_ERROR_FOUND,       /* the copy is there, but its records do not hold */
  PP_BACKUP_ERROR_IN_USE,      /* the folder has a cluster already */
} PpBackupError;

GQuark pp_backup_error_quark (void);

G_END_DECLS
