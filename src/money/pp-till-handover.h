/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "people/pp-staff.h"
#include "store/pp-act.h"

G_BEGIN_DECLS

/**
 * PpTillHandover:
 * @day: which
 * @desk: series of the desk whose drawer it is
 * @from_staff: who had it
 * @to_staff: who has it from then on
 * @cash_paise: what the desk had taken in cash that day by then, less what it had given back
 * @expected_paise: what the drawer should hold: what was counted when it was last handed over, and
 *   what came in cash since
 * @counted_paise: what it holds
 * @reason: (nullable): why that is not what was expected
 * @handed_at: UTC seconds
 */
typedef struct {
  PpRecord parent_instance;
  char    *day;
  char    *desk;
  char    *from_staff;
  char    *to_staff;
  gint64   cash_paise;
  gint64   expected_paise;
  gint64   counted_paise;
  char    *reason;
  gint64   handed_at;
} PpTillHandover;

PP_DECLARE_RECORD (PpTillHandover, pp_till_handover)

/**
 * PpTillHandoverForm:
 * @counted_paise: the cash in the drawer
 * @reason: (nullable): why it is not what was expected
 */
typedef struct {
  PpRecord parent_instance;
  gint64   counted_paise;
  char    *reason;
} PpTillHandoverForm;

PP_DECLARE_RECORD (PpTillHandoverForm, pp_till_handover_form)

/**
 * PpTillShift:
 * @handover: how it ended
 * @from: who had the drawer
 * @to: who took it over
 */
typedef struct {
  PpTillHandover *handover;
  PpStaff        *from;
  PpStaff        *to;
} PpTillShift;

GPtrArray *pp_till_handover_list   (PpDb *db, const char *desk, const char *day, GError **error);
gint64     pp_till_handover_expect (GPtrArray *shifts, gint64 cash_paise);
gpointer   pp_till_hand_over       (PpAct *act, gpointer asked, GError **error);

G_END_DECLS
