/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "district/pp-district-error.h"

#include "core/pp-error.h"

PP_DEFINE_ERROR (pp_district_error_quark, "district", "usage", "no-cluster", "has-cluster",
                 "listen", "no-device", "refused")
