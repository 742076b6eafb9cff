/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/pp-value-error.h"

#include "core/pp-error.h"

PP_DEFINE_ERROR (pp_value_error_quark, "value",
                 "time", "day", "money", "quantity", "decimal", "text")
