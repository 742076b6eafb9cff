/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

int pp_bell_count (int n);
