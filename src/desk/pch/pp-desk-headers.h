/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Compiled once for the whole desk. */
#include <adwaita.h>
