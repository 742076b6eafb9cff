/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "label/pp-label-error.h"

#include "core/pp-error.h"

PP_DEFINE_ERROR (pp_label_error_quark, "label",
                 "not-released", "expired", "changed", "missing", "nutrition", "does-not-fit",
                 "bad-size", "bad-copies", "too-many", "bad-nutrition", "has-already", "printed")
