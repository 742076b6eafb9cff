/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "production/pp-production-error.h"

#include "core/pp-error.h"

PP_DEFINE_ERROR (pp_production_error_quark, "production",
                 "bad-product", "bad-gtin", "bad-ingredient", "bad-allergen", "has-already",
                 "not-checked-in", "wrong-state", "not-theirs", "bad-amount", "wrong-measure",
                 "no-input", "too-much", "bad-packs", "no-reason",
                 "heavier", "packs-apart")
