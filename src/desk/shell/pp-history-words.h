/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kinds/pp-told-act.h"

G_BEGIN_DECLS

const char *pp_history_words_value  (const PpToldChange *change, const char *value);
char       *pp_history_words_change (const PpToldChange *change);
char       *pp_history_words_item   (const PpToldItem *item);
const char *pp_history_words_how    (const PpToldItem *item);
char       *pp_history_words_who    (const PpToldAct *act);
const char *pp_history_words_where  (const PpToldAct *act);
char       *pp_history_words_head   (const PpToldAct *act);

G_END_DECLS
