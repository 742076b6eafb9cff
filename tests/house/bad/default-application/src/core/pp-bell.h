/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#define PP_BELL_APPLICATION (g_application_get_default ())
