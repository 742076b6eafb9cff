/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

void pp_bell_ring (void);
