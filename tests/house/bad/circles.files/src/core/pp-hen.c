/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/pp-hen.h"

#include "core/pp-egg.h"
