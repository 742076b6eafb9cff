/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/pp-workplaces.h"

#include "desk/bookings/pp-bookings.h"
#include "desk/intake/pp-intake.h"
#include "desk/lab/pp-lab.h"
#include "desk/labels/pp-labels.h"
#include "desk/manage/pp-manage.h"
#include "desk/money/pp-till.h"
#include "desk/production/pp-production.h"
#include "desk/today/pp-today.h"
#include "people/pp-role.h"

#include <glib/gi18n.h>

#define DESK  (PP_ROLE_MANAGER | PP_ROLE_DESK)
#define LABEL (PP_ROLE_MANAGER | PP_ROLE_LABEL)

/* Every workplace, in the order of the sidebar. Where one works with a kind of record is the first
 * that names it. */
const PpWorkplace pp_workplaces[] = {
  { "today", N_("Today"), "view-list-symbolic", "F3", PP_ROLE_EVERYBODY, "token person",
    pp_today_get_type },
  { "bookings", N_("Bookings"), "x-office-calendar-symbolic", "F4", DESK, "booking machine",
    pp_bookings_get_type },
  { "intake", N_("Intake"), "package-x-generic-symbolic", "F5", DESK, "lot material place",
    pp_intake_get_type },
  { "production", N_("Production"), "system-run-symbolic", "F6", DESK, "run batch",
    pp_production_get_type },
  { "lab", N_("Lab"), "applications-science-symbolic", "F7", DESK | PP_ROLE_LAB,
    "sample certificate batch", pp_lab_get_type },
  { "labels", N_("Labels"), "document-print-symbolic", "F8", LABEL, "batch product",
    pp_labels_get_type },
  { "money", N_("Money"), "accessories-calculator-symbolic", "F9", DESK, "payment charge",
    pp_till_get_type },
  { "manage", N_("Manage"), "emblem-system-symbolic", "F11", DESK | PP_ROLE_LABEL,
    "machine staff product enterprise material place fee holiday cluster", pp_manage_get_type },
  { NULL }
};
