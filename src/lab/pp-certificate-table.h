/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lab/pp-report.h"
#include "paper/pp-table.h"

G_BEGIN_DECLS

PpTable *pp_certificate_table_new (const PpReport *report, gboolean malayalam);

G_END_DECLS
