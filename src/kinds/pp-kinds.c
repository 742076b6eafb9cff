/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kinds/pp-kinds.h"

#include "booking/pp-booking-verbs.h"
#include "booking/pp-booking.h"
#include "booking/pp-machine-verbs.h"
#include "booking/pp-machine.h"
#include "booking/pp-outage.h"
#include "booking/pp-token.h"
#include "daybook/pp-blank-verbs.h"
#include "daybook/pp-blank.h"
#include "intake/pp-lot.h"
#include "intake/pp-material.h"
#include "intake/pp-place.h"
#include "intake/pp-stock.h"
#include "lab/pp-certificate.h"
#include "lab/pp-instrument.h"
#include "lab/pp-limit-rule.h"
#include "lab/pp-release.h"
#include "lab/pp-result.h"
#include "lab/pp-sample.h"
#include "lab/pp-standard.h"
#include "label/pp-food.h"
#include "label/pp-label-print.h"
#include "label/pp-nutrition-verbs.h"
#include "label/pp-nutrition.h"
#include "money/pp-charge.h"
#include "money/pp-day-close.h"
#include "money/pp-fee.h"
#include "money/pp-payment.h"
#include "money/pp-till-handover.h"
#include "people/pp-cluster.h"
#include "people/pp-disclosure.h"
#include "people/pp-enterprise.h"
#include "people/pp-person.h"
#include "people/pp-pin.h"
#include "people/pp-role.h"
#include "people/pp-staff.h"
#include "production/pp-batch.h"
#include "production/pp-product.h"
#include "production/pp-recipe.h"
#include "production/pp-run.h"
#include "production/pp-waste.h"

#include <gio/gio.h>

#define RESOURCES "/org/panippura/Panippura/"

/* Every kind of record that has a table, in the order of the tables. */
const PpKindFunc pp_kinds[] = {
  pp_cluster_get_type,
  pp_holiday_get_type,
  pp_person_get_type,
  pp_consent_get_type,
  pp_enterprise_get_type,
  pp_membership_get_type,
  pp_staff_get_type,
  pp_staff_role_get_type,
  pp_machine_get_type,
  pp_downtime_get_type,
  pp_booking_get_type,
  pp_token_get_type,
  pp_outage_get_type,
  pp_extension_get_type,
  pp_material_get_type,
  pp_place_get_type,
  pp_lot_get_type,
  pp_stock_move_get_type,
  pp_product_get_type,
  pp_recipe_line_get_type,
  pp_product_allergen_get_type,
  pp_run_get_type,
  pp_run_input_get_type,
  pp_waste_line_get_type,
  pp_batch_get_type,
  pp_parameter_get_type,
  pp_standard_get_type,
  pp_limit_rule_get_type,
  pp_instrument_get_type,
  pp_sample_get_type,
  pp_result_get_type,
  pp_verification_get_type,
  pp_certificate_get_type,
  pp_release_get_type,
  pp_food_get_type,
  pp_allergen_get_type,
  pp_label_print_get_type,
  pp_nutrition_get_type,
  pp_fee_get_type,
  pp_charge_get_type,
  pp_payment_get_type,
  pp_payment_line_get_type,
  pp_day_close_get_type,
  pp_till_handover_get_type,
  pp_blank_get_type,
  pp_paper_line_get_type,
  pp_disclosure_get_type,
  NULL
};

/* What an undo must not break. */
static const PpCheck checks[] = {
  { pp_booking_get_type, pp_booking_check },
  { pp_machine_get_type, pp_machine_check },
  { pp_downtime_get_type, pp_machine_check_downtime },
  { pp_staff_get_type, pp_staff_check },
  { pp_nutrition_get_type, pp_nutrition_check },
  { pp_paper_line_get_type, pp_blank_check_line },
  { NULL }
};

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* The numbered files of a folder, which live in the program for as long as it runs. */
static const char **
load_files (const char *folder)
{
  g_auto (GStrv) names = g_resources_enumerate_children (folder, 0, NULL);
  guint n = names != NULL ? g_strv_length (names) : 0;
  const char **texts = g_new0 (const char *, n + 1);

  if (n > 0)
    qsort (names, n, sizeof *names, compare_names);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *path = g_strconcat (folder, names[i], NULL);
      g_autoptr (GBytes) bytes = g_resources_lookup_data (path, 0, NULL);

      texts[i] = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
    }
  return texts;
}

/**
 * pp_kinds_get_schema:
 *
 * Returns: (transfer none): the tables of the house: every kind, every verb, every migration
 */
const PpSchema *
pp_kinds_get_schema (void)
{
  static PpSchema schema;
  static gsize made = 0;

  if (g_once_init_enter (&made))
    {
      schema.kinds = pp_kinds;
      schema.verbs = pp_verbs;
      schema.checks = checks;
      schema.migrations = load_files (RESOURCES "sql/");
      schema.reference = load_files (RESOURCES "feed/");
      schema.roles_of = pp_role_of_staff;
      schema.dup_roles = pp_role_dup_names;
      schema.check_pin = pp_pin_check;
      g_once_init_leave (&made, 1);
    }
  return &schema;
}
