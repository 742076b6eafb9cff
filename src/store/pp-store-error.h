/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define PP_STORE_ERROR (pp_store_error_quark ())

typedef enum {
  PP_STORE_ERROR_FAILED,       /* SQLite or the disk refused */
  PP_STORE_ERROR_FULL,         /* no room on the disk */
  PP_STORE_ERROR_NEWER,        /* the database is newer than the program */
  PP_STORE_ERROR_FOREIGN,      /* the file is no Panippura database */
  PP_STORE_ERROR_LOCKED,       /* another process has the data folder */
  PP_STORE_ERROR_READ_ONLY,    /* opened for reading */
  PP_STORE_ERROR_TAMPERED,     /* triggers or settings in the file are not the program's */
  PP_STORE_ERROR_NOT_FOUND,    /* no such row */
  PP_STORE_ERROR_VOIDED,       /* the row was taken out of use */
  PP_STORE_ERROR_CONSTRAINT,   /* a constraint of the table */
  PP_STORE_ERROR_UNKNOWN_VERB,
  PP_STORE_ERROR_WRONG_ARGUMENT,
  PP_STORE_ERROR_NOT_ALLOWED,  /* the person's roles do not allow the verb */
  PP_STORE_ERROR_WRONG_PIN,
  PP_STORE_ERROR_TOO_LARGE,    /* an act's changes exceed 64 kB */
  PP_STORE_ERROR_CLOSED,
  PP_STORE_ERROR_UNSURE,       /* the disk failed, and the act may stand when it is opened anew */
} PpStoreError;

GQuark pp_store_error_quark (void);

G_END_DECLS
