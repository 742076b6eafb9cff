/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Compiled once for the whole desk. */
#include <adwaita.h>
