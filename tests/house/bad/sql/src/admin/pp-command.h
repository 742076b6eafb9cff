/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#define PP_COMMAND_COUNT "SELECT count(*) FROM shelf"
