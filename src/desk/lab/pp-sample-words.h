/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/lab/pp-sample-data.h"

G_BEGIN_DECLS

char *pp_sample_words_title (const PpSampleData *data);
char *pp_sample_words_facts (const PpSampleData *data);
char *pp_sample_words_next  (const PpSampleData *data);

G_END_DECLS
