/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "paper/pp-paper-error.h"

PP_DEFINE_ERROR (pp_paper_error_quark, "paper", "does-not-fit", "not-ascii", "failed",
                 "bad-plan")
