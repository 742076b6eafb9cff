/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sync/pp-sync-error.h"

#include "core/pp-error.h"

PP_DEFINE_ERROR (pp_sync_error_quark, "sync",
                 "malformed", "signature", "too-large", "not-enrolled", "enrolled", "bad-code",
                 "bad-address", "unreachable", "refused", "copied", "revoked", "unknown",
                 "letter-taken", "other-purpose", "certificate")
