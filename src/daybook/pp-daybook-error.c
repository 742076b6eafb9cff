/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "daybook/pp-daybook-error.h"

#include "core/pp-error.h"

PP_DEFINE_ERROR (pp_daybook_error_quark, "daybook", "unknown-number", "number-used", "no-note")
