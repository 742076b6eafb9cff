/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** PpPrintStage: how far a job has come. */
typedef enum {
  PP_PRINT_STAGE_UNKNOWN,    /* nobody can tell: it is not in a queue of this computer */
  PP_PRINT_STAGE_WAITING,
  PP_PRINT_STAGE_PRINTED,
  PP_PRINT_STAGE_STOPPED,    /* it was given up, or taken out */
} PpPrintStage;

/**
 * PpPrintState:
 * @stage: how far
 * @job: its number in the queue; 0 while it is not found
 * @trouble: (nullable): word of what the printer waits for, as "media-empty"
 */
typedef struct {
  PpPrintStage stage;
  int          job;
  char        *trouble;
} PpPrintState;

PpPrintState *pp_print_queue_read     (const char *printer, const char *title, int job,
                                       GError **error);
gboolean      pp_print_queue_take_out (const char *printer, int job, GError **error);
gboolean      pp_print_queue_has_any  (void);
void          pp_print_state_free     (PpPrintState *self);
const char   *pp_print_trouble_words  (const char *trouble);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PpPrintState, pp_print_state_free)

G_END_DECLS
