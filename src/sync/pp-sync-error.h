/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define PP_SYNC_ERROR (pp_sync_error_quark ())

typedef enum {
  PP_SYNC_ERROR_MALFORMED,      /* not an envelope of ours */
  PP_SYNC_ERROR_SIGNATURE,      /* not signed by whom it should be */
  PP_SYNC_ERROR_TOO_LARGE,
  PP_SYNC_ERROR_NOT_ENROLLED,
  PP_SYNC_ERROR_ENROLLED,       /* already */
  PP_SYNC_ERROR_BAD_CODE,       /* enrolment code or server's fingerprint */
  PP_SYNC_ERROR_BAD_ADDRESS,    /* not https, or not an address */
  PP_SYNC_ERROR_UNREACHABLE,    /* no line; try again later */
  PP_SYNC_ERROR_REFUSED,        /* the server refused the batch */
  PP_SYNC_ERROR_COPIED,         /* the server knows this desk's record otherwise */
  PP_SYNC_ERROR_REVOKED,        /* the district has locked this desk out */
  PP_SYNC_ERROR_UNKNOWN,        /* the server does not know this desk, or not any more */
  PP_SYNC_ERROR_LETTER_TAKEN,   /* another desk has the letter of this one's numbers */
  PP_SYNC_ERROR_OTHER_PURPOSE,  /* a demo's desk at a real cluster, or the other way about */
  PP_SYNC_ERROR_CERTIFICATE,    /* whoever answers cannot show to be the server */
} PpSyncError;

GQuark pp_sync_error_quark (void);

G_END_DECLS
