/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/pp-egg.h"

#include "core/pp-hen.h"
