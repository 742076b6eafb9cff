/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

void pp_held_keep (void);
