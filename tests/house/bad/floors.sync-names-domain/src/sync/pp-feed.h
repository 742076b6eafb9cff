/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#define PP_FEED_LAB "lab.verify"
