/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/shell/pp-workplace.h"

G_BEGIN_DECLS

extern const PpWorkplace pp_workplaces[];

G_END_DECLS
