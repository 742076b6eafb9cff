/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-db.h"

G_BEGIN_DECLS

/**
 * PpRun:
 * @booking: of the machine
 * @product: what is made
 * @state: running, finished or abandoned
 * @started_at: UTC seconds
 * @finished_at: UTC seconds, also where it was abandoned; PP_NONE while it runs
 */
typedef struct {
  PpRecord parent_instance;
  char    *booking;
  char    *product;
  char    *state;
  gint64   started_at;
  gint64   finished_at;
} PpRun;

PP_DECLARE_RECORD (PpRun, pp_run)

/**
 * PpRunInput:
 * @run: into which
 * @lot: what
 * @move: the stock move that took it; its corrections count
 * @amount: above zero, as it was first noted
 * @measure: the lot's
 */
typedef struct {
  PpRecord parent_instance;
  char    *run;
  char    *lot;
  char    *move;
  gint64   amount;
  char    *measure;
} PpRunInput;

PP_DECLARE_RECORD (PpRunInput, pp_run_input)

/**
 * PpRunStep:
 * @run: which
 *
 * Argument of the verb run.abandon.
 */
typedef struct {
  PpRecord parent_instance;
  char    *run;
} PpRunStep;

PP_DECLARE_RECORD (PpRunStep, pp_run_step)

/**
 * PpRunPutBack:
 * @input: what was put in
 *
 * Argument of the verb run.put_back.
 */
typedef struct {
  PpRecord parent_instance;
  char    *input;
} PpRunPutBack;

PP_DECLARE_RECORD (PpRunPutBack, pp_run_put_back_form)

/**
 * PpRunFinish:
 * @run: which
 * @amount: made in all
 * @measure: of @amount
 * @packs: how many packs it filled
 * @reason: (nullable): why these numbers are right where they do not go together
 *
 * Argument of the verb run.finish.
 */
typedef struct {
  PpRecord parent_instance;
  char    *run;
  gint64   amount;
  char    *measure;
  gint64   packs;
  char    *reason;
} PpRunFinish;

PP_DECLARE_RECORD (PpRunFinish, pp_run_finish_form)

G_END_DECLS
