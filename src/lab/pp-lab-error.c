/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/pp-lab-error.h"

#include "core/pp-error.h"

PP_DEFINE_ERROR (pp_lab_error_quark, "lab",
                 "bad-value", "bad-uncertainty", "bad-limit", "bad-instrument",
                 "instrument-overdue", "one-item", "no-standard", "no-note", "entered-already",
                 "corrected-already", "no-reason", "incomplete", "same-person",
                 "nothing-to-verify", "unverified", "undecided", "limit-changed", "clock",
                 "no-certificate", "failed", "outdated", "rejected", "decided-already",
                 "other-standard")
