/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "money/pp-money-error.h"

#include "core/pp-error.h"

PP_DEFINE_ERROR (pp_money_error_quark, "money",
                 "bad-fee", "bad-amount", "bad-mode", "bad-reference", "reference-used",
                 "charged-already", "cancelled", "no-results", "no-change", "paid-already",
                 "nothing-due", "too-much", "too-many", "day-closed", "closed-already", "no-reason",
                 "same-person")
