/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lab/pp-sample-state.h"

G_BEGIN_DECLS

char       *pp_lab_words_item       (const PpSampleState *state);
char       *pp_lab_words_stage      (const PpSampleState *state);
const char *pp_lab_words_stage_icon (PpSampleStage stage);
char       *pp_lab_words_age        (gint64 since, gint64 now);
char       *pp_lab_words_limit      (const PpParameter *parameter, const PpLimitRule *rule);
char       *pp_lab_words_least      (const char *bound, const char *unit);
char       *pp_lab_words_most       (const char *bound, const char *unit);
char       *pp_lab_words_below      (const char *bound, const char *unit);
char       *pp_lab_words_value      (const PpParameter *parameter, const char *value);

GtkWidget  *pp_lab_words_badge      (void);
void        pp_lab_words_set_badge  (GtkWidget *badge, const char *icon, const char *words,
                                     const char *style);
const char *pp_lab_words_get_badge  (GtkWidget *badge);
void        pp_lab_words_set_verdict (GtkWidget *badge, PpVerdict verdict);

G_END_DECLS
