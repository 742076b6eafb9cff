/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kinds/pp-kinds.h"

#include "booking/pp-booking-verbs.h"
#include "booking/pp-booking.h"
#include "booking/pp-machine-verbs.h"
#include "booking/pp-machine.h"
#include "booking/pp-token.h"
#include "people/pp-cluster.h"
#include "people/pp-enterprise.h"
#include "people/pp-person.h"
#include "people/pp-role.h"
#include "people/pp-staff.h"
#include "store/pp-undo.h"

#define MANAGER PP_ROLE_MANAGER
#define DESK    (PP_ROLE_MANAGER | PP_ROLE_DESK)
#define ANYBODY PP_ROLE_EVERYBODY

#define LOG PP_UNDO_LOG
#define NEVER PP_UNDO_NONE
#define COUNTER PP_UNDO_COUNTER

/* Every verb: name, roles, argument, rule, undo and what takes its place, PIN, edits. */
const PpVerb pp_verbs[] = {
  { "act.undo", ANYBODY, pp_undo_act_get_type, pp_undo_run, LOG },

  { "cluster.setup", MANAGER, pp_cluster_get_type, pp_cluster_setup, NEVER },
  { "cluster.edit", MANAGER, pp_cluster_get_type, pp_cluster_edit, LOG, .edits = TRUE },
  { "holiday.add", MANAGER, pp_holiday_get_type, pp_cluster_add_holiday, LOG },
  { "holiday.remove", MANAGER, pp_holiday_get_type, pp_cluster_remove_holiday, LOG,
    .edits = TRUE },

  { "person.register", ANYBODY, pp_person_get_type, pp_person_register, LOG },
  { "person.edit", DESK, pp_person_get_type, pp_person_edit, LOG, .edits = TRUE },
  { "person.consent", ANYBODY, pp_consent_get_type, pp_person_consent, COUNTER,
    "person.consent" },
  { "person.erase", MANAGER, pp_person_erase_get_type, pp_person_forget, NEVER,
    .step_up = PP_STEP_OWN_PIN },

  { "enterprise.register", ANYBODY, pp_enterprise_get_type, pp_enterprise_register, LOG },
  { "enterprise.edit", DESK | PP_ROLE_LABEL, pp_enterprise_get_type, pp_enterprise_edit, LOG,
    .edits = TRUE },
  { "enterprise.join", DESK | PP_ROLE_LABEL, pp_membership_get_type, pp_enterprise_join, LOG },
  { "enterprise.leave", DESK | PP_ROLE_LABEL, pp_membership_get_type, pp_enterprise_leave, LOG },

  { "staff.add", MANAGER, pp_staff_get_type, pp_staff_add, LOG },
  { "staff.edit", MANAGER, pp_staff_get_type, pp_staff_edit, LOG, .edits = TRUE },
  { "staff.grant", MANAGER, pp_staff_role_get_type, pp_staff_grant, COUNTER, "staff.revoke" },
  { "staff.revoke", MANAGER, pp_staff_role_get_type, pp_staff_revoke, COUNTER, "staff.grant" },
  { "staff.set_pin", MANAGER, pp_staff_pin_get_type, pp_staff_set_pin, NEVER },

  { "machine.add", MANAGER, pp_machine_get_type, pp_machine_add, LOG },
  { "machine.edit", MANAGER, pp_machine_get_type, pp_machine_edit, LOG, .edits = TRUE },
  { "machine.block", DESK, pp_downtime_get_type, pp_machine_block, LOG },
  { "machine.unblock", DESK, pp_downtime_get_type, pp_machine_unblock, LOG, .edits = TRUE },

  { "booking.make", DESK, pp_booking_get_type, pp_booking_make, LOG },
  { "booking.move", DESK, pp_booking_move_form_get_type, pp_booking_move, LOG },
  { "booking.cancel", DESK, pp_booking_step_get_type, pp_booking_cancel, LOG },
  { "booking.check_in", DESK, pp_booking_step_get_type, pp_booking_check_in, LOG },
  { "booking.check_out", DESK, pp_booking_step_get_type, pp_booking_check_out, LOG },
  { "booking.no_show", DESK, pp_booking_step_get_type, pp_booking_no_show, LOG },

  { "token.give", DESK, pp_token_get_type, pp_token_give, LOG },
  { "token.close", DESK, pp_token_step_get_type, pp_token_close, LOG },

  { NULL }
};
