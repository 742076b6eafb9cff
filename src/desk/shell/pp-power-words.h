/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "booking/pp-outage.h"

G_BEGIN_DECLS

char *pp_power_words_gone  (const PpPowerState *state);
char *pp_power_words_short (const PpShortened *line);

G_END_DECLS
