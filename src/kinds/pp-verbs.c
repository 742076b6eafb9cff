/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kinds/pp-verbs.h"

#include "booking/pp-booking-verbs.h"
#include "booking/pp-booking.h"
#include "booking/pp-machine-template.h"
#include "booking/pp-machine-verbs.h"
#include "booking/pp-machine.h"
#include "booking/pp-outage-verbs.h"
#include "booking/pp-outage.h"
#include "booking/pp-token.h"
#include "daybook/pp-blank-verbs.h"
#include "daybook/pp-blank.h"
#include "daybook/pp-day-sheet-verb.h"
#include "intake/pp-lot-verbs.h"
#include "intake/pp-lot.h"
#include "intake/pp-material.h"
#include "intake/pp-place.h"
#include "lab/pp-certificate-verbs.h"
#include "lab/pp-certificate.h"
#include "lab/pp-instrument.h"
#include "lab/pp-release.h"
#include "lab/pp-result-form.h"
#include "lab/pp-result-verbs.h"
#include "lab/pp-sample-verbs.h"
#include "lab/pp-sample.h"
#include "label/pp-label-print.h"
#include "label/pp-label-verbs.h"
#include "label/pp-nutrition-verbs.h"
#include "label/pp-nutrition.h"
#include "money/pp-charge-verbs.h"
#include "money/pp-charge.h"
#include "money/pp-day-close.h"
#include "money/pp-fee.h"
#include "money/pp-payment-verbs.h"
#include "money/pp-payment.h"
#include "money/pp-till-handover.h"
#include "people/pp-cluster.h"
#include "people/pp-disclosure.h"
#include "people/pp-enterprise.h"
#include "people/pp-person.h"
#include "people/pp-role.h"
#include "people/pp-staff-secret.h"
#include "people/pp-staff.h"
#include "privacy/pp-erasure.h"
#include "production/pp-product-verbs.h"
#include "production/pp-product.h"
#include "production/pp-recipe-verbs.h"
#include "production/pp-recipe.h"
#include "production/pp-run-verbs.h"
#include "production/pp-run.h"
#include "production/pp-waste.h"
#include "store/pp-refusal.h"
#include "store/pp-undo.h"

#include <glib/gi18n-lib.h>

#define MANAGER PP_ROLE_MANAGER
#define DESK    (PP_ROLE_MANAGER | PP_ROLE_DESK)
#define LAB     PP_ROLE_LAB
#define ANYBODY PP_ROLE_EVERYBODY

#define LOG PP_UNDO_LOG
#define NEVER PP_UNDO_NONE
#define COUNTER PP_UNDO_COUNTER

/* Every verb: name, words, roles, argument, rule, undo and what takes its place, PIN, edits,
 * what takes it back. */
const PpVerb pp_verbs[] = {
  { "act.undo", NC_("verb", "Take back what was done"),
    ANYBODY, pp_undo_act_get_type, pp_undo_run, LOG },
  { PP_REFUSAL_ADOPT, NC_("verb", "Do again what the district refused"),
    MANAGER, pp_refused_act_get_type, pp_refusal_adopt, NEVER },
  { PP_REFUSAL_WITHDRAW, NC_("verb", "Withdraw what the district refused"),
    MANAGER, pp_refused_act_get_type, pp_refusal_withdraw, NEVER },

  { "cluster.setup", NC_("verb", "Set up the cluster"),
    MANAGER, pp_cluster_get_type, pp_cluster_setup, NEVER },
  { "cluster.edit", NC_("verb", "Change the cluster's particulars"),
    MANAGER, pp_cluster_get_type, pp_cluster_edit, LOG, .edits = TRUE },
  { "holiday.add", NC_("verb", "Add a holiday"),
    MANAGER, pp_holiday_get_type, pp_cluster_add_holiday, LOG },
  { "holiday.remove", NC_("verb", "Remove a holiday"),
    MANAGER, pp_holiday_get_type, pp_cluster_remove_holiday, LOG, .edits = TRUE },

  { "person.register", NC_("verb", "Register a person"),
    ANYBODY, pp_person_get_type, pp_person_register, LOG },
  { "person.register_namesake", NC_("verb", "Register another person"),
    ANYBODY, pp_person_get_type, pp_person_register_namesake, LOG },
  { "person.edit", NC_("verb", "Change a person's particulars"),
    DESK, pp_person_get_type, pp_person_edit, LOG, .edits = TRUE },
  { "person.consent", NC_("verb", "Record a consent"),
    ANYBODY, pp_consent_get_type, pp_person_consent, COUNTER, "person.consent" },
  { "person.erase", NC_("verb", "Erase a person"),
    MANAGER, pp_person_erase_get_type, pp_erasure_run, NEVER, .step_up = PP_STEP_OWN_PIN },

  { "person.export", NC_("verb", "Hand out what is kept of a person"),
    DESK, pp_disclosure_get_type, pp_disclosure_of_person, NEVER },
  { "record.export", NC_("verb", "Save what was done as a table"),
    MANAGER, pp_disclosure_get_type, pp_disclosure_of_record, NEVER },

  { "enterprise.register", NC_("verb", "Register an enterprise"),
    ANYBODY, pp_enterprise_get_type, pp_enterprise_register, LOG },
  { "enterprise.edit", NC_("verb", "Change an enterprise"),
    DESK | PP_ROLE_LABEL, pp_enterprise_get_type, pp_enterprise_edit, LOG, .edits = TRUE },
  { "enterprise.join", NC_("verb", "Add a member to an enterprise"),
    DESK | PP_ROLE_LABEL, pp_membership_get_type, pp_enterprise_join, LOG },
  { "enterprise.leave", NC_("verb", "Remove a member from an enterprise"),
    DESK | PP_ROLE_LABEL, pp_membership_get_type, pp_enterprise_leave, LOG },

  { "staff.add", NC_("verb", "Add a member of staff"),
    MANAGER, pp_staff_get_type, pp_staff_add, LOG },
  { "staff.edit", NC_("verb", "Change a member of staff"),
    MANAGER, pp_staff_get_type, pp_staff_edit, LOG, .edits = TRUE },
  { "staff.grant", NC_("verb", "Give a role"),
    MANAGER, pp_staff_role_get_type, pp_staff_grant, COUNTER, "staff.revoke" },
  { "staff.revoke", NC_("verb", "Take a role back"),
    MANAGER, pp_staff_role_get_type, pp_staff_revoke, COUNTER, "staff.grant" },
  { "staff.set_pin", NC_("verb", "Set somebody's PIN"),
    MANAGER, pp_staff_pin_get_type, pp_staff_set_pin, NEVER },
  { "staff.recover", NC_("verb", "Let a manager in by the recovery code"),
    MANAGER, pp_staff_pin_get_type, pp_staff_recover, NEVER, .step_up = PP_STEP_RECOVERY_CODE },
  { "recovery.set_code", NC_("verb", "Make a new recovery code"),
    MANAGER, pp_staff_pin_get_type, pp_staff_set_recovery_code, NEVER, .step_up = PP_STEP_OWN_PIN },
  { "recovery.set_passphrase", NC_("verb", "Set the backup's passphrase"),
    MANAGER, pp_staff_pin_get_type, pp_staff_set_passphrase, NEVER, .step_up = PP_STEP_OWN_PIN },

  { "machine.add", NC_("verb", "Add a machine"),
    MANAGER, pp_machine_get_type, pp_machine_add, LOG },
  { "machine.add_template", NC_("verb", "Add the machines of a kind of cluster"),
    MANAGER, pp_machine_template_ask_get_type, pp_machine_add_template, LOG },
  { "machine.edit", NC_("verb", "Change a machine"),
    MANAGER, pp_machine_get_type, pp_machine_edit, LOG, .edits = TRUE },
  { "machine.block", NC_("verb", "Take a machine out of use"),
    DESK, pp_downtime_get_type, pp_machine_block, LOG },
  { "machine.unblock", NC_("verb", "Put a machine back into use"),
    DESK, pp_downtime_get_type, pp_machine_unblock, LOG, .edits = TRUE },

  { "booking.make", NC_("verb", "Book a machine"),
    DESK, pp_booking_get_type, pp_booking_make, LOG },
  { "booking.move", NC_("verb", "Move a booking"),
    DESK, pp_booking_move_form_get_type, pp_booking_move, LOG },
  { "booking.cancel", NC_("verb", "Cancel a booking"),
    DESK, pp_booking_step_get_type, pp_booking_cancel, LOG },
  { "booking.check_in", NC_("verb", "Check in"),
    DESK, pp_booking_step_get_type, pp_booking_check_in, LOG },
  { "booking.check_out", NC_("verb", "Check out"),
    DESK, pp_booking_step_get_type, pp_booking_check_out, LOG },
  { "booking.no_show", NC_("verb", "Record who did not come"),
    DESK, pp_booking_step_get_type, pp_booking_no_show, LOG },

  { "power.gone", NC_("verb", "Pause the bookings: the power is gone"),
    DESK, pp_power_get_type, pp_outage_begin, LOG },
  { "power.back", NC_("verb", "Continue the bookings: the power is back"),
    DESK, pp_power_get_type, pp_outage_end, LOG },
  { "power.give_rest", NC_("verb", "Give the time that a power cut took"),
    DESK, pp_outage_rest_get_type, pp_outage_give_rest, LOG },

  { "token.give", NC_("verb", "Give a token"),
    DESK, pp_token_get_type, pp_token_give, LOG },
  { "token.close", NC_("verb", "Close a token"),
    DESK, pp_token_step_get_type, pp_token_close, LOG },

  { "material.add", NC_("verb", "Add a raw material"),
    DESK, pp_material_get_type, pp_material_add, LOG },
  { "material.edit", NC_("verb", "Change a raw material"),
    DESK, pp_material_get_type, pp_material_edit, LOG, .edits = TRUE },
  { "place.add", NC_("verb", "Add a place"),
    DESK, pp_place_get_type, pp_place_add, LOG },
  { "place.edit", NC_("verb", "Change a place"),
    DESK, pp_place_get_type, pp_place_edit, LOG, .edits = TRUE },

  { "lot.receive", NC_("verb", "Take in a lot"),
    DESK, pp_lot_get_type, pp_lot_receive, COUNTER, "lot.correct",
    .take_back = "lot.take_back" },
  { "lot.take_back", NC_("verb", "Take back what was received"),
    DESK, pp_lot_step_get_type, pp_lot_take_back, NEVER },
  { "lot.edit", NC_("verb", "Change a lot"),
    DESK, pp_lot_get_type, pp_lot_edit, LOG, .edits = TRUE },
  { "lot.hand_back", NC_("verb", "Hand back from a lot"),
    DESK, pp_lot_take_get_type, pp_lot_hand_back, COUNTER, "lot.correct" },
  { "lot.waste", NC_("verb", "Record waste of a lot"),
    DESK, pp_lot_take_get_type, pp_lot_waste, COUNTER, "lot.correct" },
  { "lot.correct", NC_("verb", "Correct the stock of a lot"),
    DESK, pp_lot_correct_form_get_type, pp_lot_correct, COUNTER, "lot.correct" },

  { "product.add", NC_("verb", "Add a product"),
    DESK | PP_ROLE_LABEL, pp_product_get_type, pp_product_add, LOG },
  { "product.edit", NC_("verb", "Change a product"),
    DESK | PP_ROLE_LABEL, pp_product_get_type, pp_product_edit, LOG, .edits = TRUE },
  { "product.add_ingredient", NC_("verb", "Add an ingredient"),
    DESK | PP_ROLE_LABEL, pp_recipe_line_get_type, pp_recipe_add_ingredient, LOG },
  { "product.edit_ingredient", NC_("verb", "Change an ingredient"),
    DESK | PP_ROLE_LABEL, pp_recipe_line_get_type, pp_recipe_edit_ingredient, LOG, .edits = TRUE },
  { "product.remove_ingredient", NC_("verb", "Remove an ingredient"),
    DESK | PP_ROLE_LABEL, pp_recipe_line_get_type, pp_recipe_remove_ingredient, LOG,
    .edits = TRUE },
  { "product.add_allergen", NC_("verb", "Add an allergen"),
    DESK | PP_ROLE_LABEL, pp_product_allergen_get_type, pp_recipe_add_allergen, LOG },
  { "product.remove_allergen", NC_("verb", "Remove an allergen"),
    DESK | PP_ROLE_LABEL, pp_product_allergen_get_type, pp_recipe_remove_allergen, LOG,
    .edits = TRUE },
  { "product.add_nutrition", NC_("verb", "Add a nutrition value"),
    DESK | PP_ROLE_LABEL, pp_nutrition_get_type, pp_nutrition_add, LOG },
  { "product.edit_nutrition", NC_("verb", "Change a nutrition value"),
    DESK | PP_ROLE_LABEL, pp_nutrition_get_type, pp_nutrition_edit, LOG, .edits = TRUE },
  { "product.remove_nutrition", NC_("verb", "Remove a nutrition value"),
    DESK | PP_ROLE_LABEL, pp_nutrition_get_type, pp_nutrition_remove, LOG, .edits = TRUE },

  { "run.start", NC_("verb", "Start a run"),
    DESK, pp_run_get_type, pp_run_start, LOG },
  { "run.abandon", NC_("verb", "Give a run up"),
    DESK, pp_run_step_get_type, pp_run_abandon, LOG },
  { "run.consume", NC_("verb", "Put a lot into a run"),
    DESK, pp_run_input_get_type, pp_run_consume, COUNTER, "lot.correct",
    .take_back = "run.put_back" },
  { "run.put_back", NC_("verb", "Take back what was put in"),
    DESK, pp_run_put_back_form_get_type, pp_run_put_back, NEVER },
  { "run.waste", NC_("verb", "Record waste of a run"),
    DESK, pp_waste_line_get_type, pp_waste_add, COUNTER, "run.correct_waste" },
  { "run.correct_waste", NC_("verb", "Correct the waste of a run"),
    DESK, pp_waste_correct_form_get_type, pp_waste_correct, COUNTER, "run.correct_waste" },
  { "run.finish", NC_("verb", "Finish a run into a batch"),
    DESK, pp_run_finish_form_get_type, pp_run_finish, LOG },

  { "instrument.add", NC_("verb", "Add an instrument"),
    MANAGER | LAB, pp_instrument_get_type, pp_instrument_add, LOG },
  { "instrument.edit", NC_("verb", "Change an instrument"),
    MANAGER | LAB, pp_instrument_get_type, pp_instrument_edit, LOG, .edits = TRUE },
  { "sample.receive", NC_("verb", "Receive a sample"),
    DESK | LAB, pp_sample_get_type, pp_sample_receive, LOG },
  { "lab.enter", NC_("verb", "Enter a result"),
    LAB, pp_result_entry_get_type, pp_result_enter, COUNTER, "lab.correct" },
  { "lab.correct", NC_("verb", "Correct a result"),
    LAB, pp_result_correction_get_type, pp_result_correct, COUNTER, "lab.correct" },
  { "lab.verify", NC_("verb", "Verify a sample's results"),
    LAB, pp_sample_check_get_type, pp_result_verify, NEVER, .step_up = PP_STEP_OWN_PIN },
  { "lab.verify_beside", NC_("verb", "Verify a sample's results as a second person"),
    LAB, pp_sample_check_get_type, pp_result_verify_beside, NEVER, .step_up = PP_STEP_SECOND_PIN },
  { "lab.certify", NC_("verb", "Issue a certificate"),
    LAB, pp_certificate_form_get_type, pp_certificate_issue, NEVER, .step_up = PP_STEP_OWN_PIN },
  { "batch.release", NC_("verb", "Release a batch"),
    MANAGER | LAB, pp_release_form_get_type, pp_release_make, COUNTER, "batch.reject",
    .take_back = "batch.take_back" },
  { "batch.reject", NC_("verb", "Reject a batch"),
    MANAGER | LAB, pp_release_form_get_type, pp_release_reject, COUNTER, "batch.release",
    .take_back = "batch.take_back" },
  { "batch.take_back", NC_("verb", "Take back what was decided about a batch"),
    MANAGER | LAB, pp_release_step_get_type, pp_label_take_back, NEVER },

  { "label.print", NC_("verb", "Print labels"),
    MANAGER | PP_ROLE_LABEL, pp_label_print_form_get_type, pp_label_print_make, NEVER },

  { "fee.set", NC_("verb", "Set a fee"),
    MANAGER, pp_fee_get_type, pp_fee_set, LOG },
  { "fee.edit", NC_("verb", "Change a fee"),
    MANAGER, pp_fee_get_type, pp_fee_edit, LOG, .edits = TRUE },
  { "charge.booking", NC_("verb", "Charge a booking"),
    DESK, pp_charge_booking_form_get_type, pp_charge_booking, COUNTER, "charge.correct" },
  { "charge.test", NC_("verb", "Charge a test"),
    DESK, pp_charge_test_form_get_type, pp_charge_test, COUNTER, "charge.correct" },
  { "charge.correct", NC_("verb", "Correct a charge"),
    DESK, pp_charge_correct_form_get_type, pp_charge_correct, COUNTER, "charge.correct",
    .step_up = PP_STEP_OWN_PIN },
  { "payment.take", NC_("verb", "Take a payment"),
    DESK, pp_payment_take_form_get_type, pp_payment_take, COUNTER, "payment.void",
    .step_up = PP_STEP_OWN_PIN },
  { "payment.void", NC_("verb", "Void a receipt"),
    DESK, pp_payment_void_form_get_type, pp_payment_void, NEVER, .step_up = PP_STEP_SECOND_PIN },
  { "till.hand_over", NC_("verb", "Hand over the cash"),
    DESK, pp_till_handover_form_get_type, pp_till_hand_over, NEVER,
    .step_up = PP_STEP_SECOND_PIN },
  { "day.close", NC_("verb", "Close the day"),
    DESK, pp_day_close_count_get_type, pp_day_sheet_close, NEVER, .step_up = PP_STEP_OWN_PIN },

  { "paper.print_blank", NC_("verb", "Print a paper to write on"),
    DESK, pp_blank_form_get_type, pp_blank_make, NEVER },
  { "paper.typed_in", NC_("verb", "Note a line of a paper as typed in"),
    DESK, pp_paper_line_get_type, pp_blank_type_in, LOG },
  { "paper.strike", NC_("verb", "Strike out a line of a paper"),
    DESK, pp_paper_line_get_type, pp_blank_strike, LOG },

  { NULL }
};
