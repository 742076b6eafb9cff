/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/pp-intake-error.h"

#include "core/pp-error.h"

PP_DEFINE_ERROR (pp_intake_error_quark, "intake",
                 "has-already", "fixed", "bad-amount", "wrong-measure", "not-enough", "expired",
                 "bad-moisture", "bad-expiry", "no-reason", "bad-correction", "moved")
