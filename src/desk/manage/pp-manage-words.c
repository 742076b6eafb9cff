/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/manage/pp-manage-words.h"

#include "booking/pp-machine.h"
#include "core/pp-money.h"
#include "core/pp-time.h"
#include "desk/manage/pp-percent-field.h"
#include "desk/shell/pp-shown.h"
#include "desk/shell/pp-words.h"
#include "intake/pp-material.h"
#include "intake/pp-place.h"
#include "label/pp-food.h"
#include "money/pp-fee.h"
#include "people/pp-cluster.h"
#include "people/pp-enterprise.h"
#include "people/pp-person.h"
#include "people/pp-staff.h"
#include "production/pp-product.h"
#include "production/pp-recipe.h"

#include <glib/gi18n.h>

#define NBSP "\302\240"

/* What there is of three facts, side by side. Only between two of them may a line end. */
static char *
join (const char *first, const char *second, const char *third)
{
  const char *facts[] = { first, second, third };
  g_autoptr (GString) out = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (facts); i++)
    if (facts[i] != NULL && *facts[i] != '\0')
      g_string_append_printf (out, "%s%s", out->len > 0 ? NBSP "· " : "", facts[i]);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static char *
write_time (gint64 at)
{
  g_autofree char *day = pp_time_day (at), *shown = pp_day_format (day);
  g_autofree char *clock = pp_time_format_clock (at);

  return g_strconcat (shown, " ", clock, NULL);
}

/**
 * pp_manage_machine:
 * @record: a #PpMachine
 * @data: what was loaded
 *
 * Returns: (transfer full): its code, kind and price
 */
char *
pp_manage_machine (gpointer record, const PpEditorData *data)
{
  PpMachine *machine = record;
  g_autofree char *price = pp_money_format (machine->hourly_paise);
  g_autofree char *hour = g_strdup_printf (_("%s an hour"), price);

  return join (machine->code, pp_words_of ("kind", machine->kind), hour);
}

/**
 * pp_manage_reason:
 * @record: a #PpDowntime
 * @data: what was loaded
 *
 * Returns: (transfer full): why the machine is out of use
 */
char *
pp_manage_reason (gpointer record, const PpEditorData *data)
{
  return g_strdup (((PpDowntime *) record)->reason);
}

/**
 * pp_manage_downtime:
 * @record: a #PpDowntime
 * @data: what was loaded
 *
 * Returns: (transfer full): from when to when
 */
char *
pp_manage_downtime (gpointer record, const PpEditorData *data)
{
  PpDowntime *downtime = record;
  g_autofree char *from = write_time (downtime->starts_at), *to = write_time (downtime->ends_at);

  return g_strdup_printf ("%s – %s", from, to);
}

/**
 * pp_manage_fee:
 * @record: a #PpFee
 * @data: what was loaded
 *
 * Returns: (transfer full): its code and amount
 */
char *
pp_manage_fee (gpointer record, const PpEditorData *data)
{
  PpFee *fee = record;
  g_autofree char *amount = pp_money_format (fee->amount_paise);

  return join (fee->code, amount, NULL);
}

/**
 * pp_manage_staff:
 * @record: a #PpStaff
 * @data: what was loaded
 *
 * Returns: (transfer full): the code, and whether they have left
 */
char *
pp_manage_staff (gpointer record, const PpEditorData *data)
{
  PpStaff *staff = record;

  return join (staff->code, staff->has_left ? C_("staff", "Has left")
                                            : pp_editor_data_note (data, record), NULL);
}

/**
 * pp_manage_enterprise:
 * @record: a #PpEnterprise
 * @data: what was loaded
 *
 * Returns: (transfer full): what kind of enterprise, and its phone
 */
char *
pp_manage_enterprise (gpointer record, const PpEditorData *data)
{
  PpEnterprise *enterprise = record;

  return join (pp_words_of ("form", enterprise->form), enterprise->phone, NULL);
}

/**
 * pp_manage_member:
 * @record: a #PpMembership
 * @data: what was loaded
 *
 * Returns: (transfer full): the person's name
 */
char *
pp_manage_member (gpointer record, const PpEditorData *data)
{
  gpointer person = pp_editor_data_other (data, ((PpMembership *) record)->person);

  return person != NULL ? pp_editor_data_name (person) : g_strdup ("");
}

/**
 * pp_manage_office:
 * @record: a #PpMembership
 * @data: what was loaded
 *
 * Returns: (transfer full): the person's office, house and phone
 */
char *
pp_manage_office (gpointer record, const PpEditorData *data)
{
  PpMembership *membership = record;
  PpPerson *person = pp_editor_data_other (data, membership->person);

  return join (pp_words_of ("office", membership->office), person != NULL ? person->house : NULL,
               person != NULL ? person->phone : NULL);
}

/**
 * pp_manage_product:
 * @record: a #PpProduct
 * @data: what was loaded
 *
 * Returns: (transfer full): whose it is, what a pack holds and costs
 */
char *
pp_manage_product (gpointer record, const PpEditorData *data)
{
  PpProduct *product = record;
  gpointer enterprise = pp_editor_data_other (data, product->enterprise);
  g_autofree char *whose = enterprise != NULL ? pp_editor_data_name (enterprise) : NULL;
  g_autofree char *amount = pp_shown_amount (product->net_amount, product->net_measure);
  g_auto (GStrv) parts = g_strsplit (amount, " ", -1);
  g_autofree char *net = g_strjoinv (NBSP, parts);
  g_autofree char *price = product->mrp_paise != PP_NONE ? pp_money_format (product->mrp_paise)
                                                         : NULL;

  return join (whose, net, price);
}

/**
 * pp_manage_ingredient:
 * @record: a #PpRecipeLine
 * @data: what was loaded
 *
 * Returns: (transfer full): its place in the list and its name
 */
char *
pp_manage_ingredient (gpointer record, const PpEditorData *data)
{
  g_autofree char *name = pp_editor_data_name (record);

  return g_strdup_printf ("%d. %s", (int) ((PpRecipeLine *) record)->position, name);
}

/**
 * pp_manage_share:
 * @record: a #PpRecipeLine
 * @data: what was loaded
 *
 * Returns: (transfer full): how much of it there is, what additive it is, and of which material
 */
char *
pp_manage_share (gpointer record, const PpEditorData *data)
{
  PpRecipeLine *line = record;
  gpointer material = pp_editor_data_other (data, line->material);
  g_autofree char *number = line->share_per_mille != PP_NONE
                              ? pp_percent_format (line->share_per_mille) : NULL;
  g_autofree char *share = number != NULL ? g_strconcat (number, " %", NULL) : NULL;
  g_autofree char *what = material != NULL ? pp_editor_data_name (material) : NULL;
  g_autofree char *additive = line->ins != NULL
                                ? g_strdup_printf ("%s INS %s", line->additive_class, line->ins)
                                : NULL;

  return join (share, additive, what);
}

/**
 * pp_manage_allergen:
 * @record: a #PpProductAllergen
 * @data: what was loaded
 *
 * Returns: (transfer full): the group's name, and the word on the label
 */
char *
pp_manage_allergen (gpointer record, const PpEditorData *data)
{
  PpProductAllergen *allergen = record;
  gpointer group = pp_editor_data_choice (data, 0, allergen->allergen);
  g_autofree char *name = group != NULL ? pp_editor_data_name (group)
                                        : g_strdup (allergen->allergen);
  g_autofree char *word = pp_shown_name (allergen->word_en, allergen->word_ml);

  return join (name, word, NULL);
}

/**
 * pp_manage_traces:
 * @record: a #PpProductAllergen
 * @data: what was loaded
 *
 * Returns: (transfer full): whether it is in it, or may be
 */
char *
pp_manage_traces (gpointer record, const PpEditorData *data)
{
  return g_strdup (((PpProductAllergen *) record)->may_contain
                     ? C_("allergen", "Traces may have got in") : C_("allergen", "Is in it"));
}

/**
 * pp_manage_material:
 * @record: a #PpMaterial
 * @data: what was loaded
 *
 * Returns: (transfer full): how it is measured, and the note
 */
char *
pp_manage_material (gpointer record, const PpEditorData *data)
{
  PpMaterial *material = record;

  return join (pp_words_of ("measure", material->measure), material->note, NULL);
}

/**
 * pp_manage_place:
 * @record: a #PpPlace
 * @data: what was loaded
 *
 * Returns: (transfer full): its code and kind
 */
char *
pp_manage_place (gpointer record, const PpEditorData *data)
{
  PpPlace *place = record;

  return join (place->code, pp_words_of ("kind", place->kind), NULL);
}

/**
 * pp_manage_holiday:
 * @record: a #PpHoliday
 * @data: what was loaded
 *
 * Returns: (transfer full): the day
 */
char *
pp_manage_holiday (gpointer record, const PpEditorData *data)
{
  return pp_day_format_long (((PpHoliday *) record)->day);
}
