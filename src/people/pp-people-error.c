/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "people/pp-people-error.h"

#include "core/pp-error.h"

PP_DEFINE_ERROR (pp_people_error_quark, "people",
                 "no-name", "bad-phone", "bad-number", "code-taken", "bad-code",
                 "not-staff", "last-manager", "has-already", "no-member", "weak-pin", "wrong-pin",
                 "wait", "bad-place", "known", "bad-email", "phone-known", "bad-disclosure")
