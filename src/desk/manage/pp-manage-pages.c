/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/manage/pp-manage-pages.h"

#include "booking/pp-machine.h"
#include "booking/pp-slot.h"
#include "core/pp-time.h"
#include "desk/manage/pp-machine-starter.h"
#include "desk/manage/pp-manage-words.h"
#include "desk/manage/pp-staff-panel.h"
#include "desk/shell/pp-words.h"
#include "intake/pp-material.h"
#include "intake/pp-place.h"
#include "lab/pp-standard.h"
#include "label/pp-food.h"
#include "money/pp-fee.h"
#include "people/pp-cluster.h"
#include "people/pp-enterprise.h"
#include "people/pp-role.h"
#include "people/pp-staff.h"
#include "production/pp-product.h"
#include "production/pp-recipe.h"

#include <glib/gi18n.h>

/* How far ahead a machine may be out of use, and how long a holiday that is over is listed. */
#define DOWNTIME_DAYS 730
#define HOLIDAY_DAYS  31

static gint64
now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static GPtrArray *
list_machines (PpDb *db, const char *unused, GError **error)
{
  return pp_machine_list (db, error);
}

static GPtrArray *
list_downtimes (PpDb *db, const char *machine, GError **error)
{
  PpSpan span = { now (), now () + DOWNTIME_DAYS * PP_TIME_DAY };

  return pp_slot_list_downtime (db, machine, span, error);
}

static GPtrArray *
list_fees (PpDb *db, const char *unused, GError **error)
{
  return pp_fee_list (db, error);
}

static gboolean
read_roles (PpDb *db, gpointer staff, char **note, GError **error)
{
  guint roles;

  if (!pp_role_of_staff (db, pp_record_get_id (staff), &roles, error))
    return FALSE;
  *note = pp_words_of_roles (roles);
  return TRUE;
}

static GPtrArray *
list_staff (PpDb *db, const char *unused, GError **error)
{
  return pp_staff_list_all (db, error);
}

static GPtrArray *
list_enterprises (PpDb *db, const char *unused, GError **error)
{
  return pp_enterprise_list (db, error);
}

static GPtrArray *
list_products (PpDb *db, const char *unused, GError **error)
{
  return pp_product_list (db, error);
}

static GPtrArray *
list_materials (PpDb *db, const char *unused, GError **error)
{
  return pp_material_list (db, error);
}

static GPtrArray *
list_places (PpDb *db, const char *unused, GError **error)
{
  return pp_place_list (db, error);
}

static GPtrArray *
list_holidays (PpDb *db, const char *unused, GError **error)
{
  g_autofree char *today = pp_time_day (now ()), *from = pp_day_add (today, -HOLIDAY_DAYS);

  return pp_cluster_list_holidays (db, from, error);
}

static GPtrArray *
list_cluster (PpDb *db, const char *unused, GError **error)
{
  PpCluster *cluster = pp_cluster_get (db, error);
  GPtrArray *list;

  if (cluster == NULL)
    return NULL;
  list = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (list, cluster);
  return list;
}

static void
set (PpForm *form, const char *column, const char *text)
{
  pp_field_set_text (pp_form_field (form, column), text);
}

static void
begin_machine (PpForm *form)
{
  set (form, "opens_minute", "540");
  set (form, "closes_minute", "1080");
  set (form, "slot_minutes", "30");
  set (form, "capacity", "1");
}

static void
begin_downtime (PpForm *form)
{
  g_autofree char *from = pp_time_format (now ()), *to = pp_time_format (now () + 7200);

  set (form, "starts_at", from);
  set (form, "ends_at", to);
}

static void
begin_staff (PpForm *form)
{
  set (form, "language", "ml");
}

static void
set_if_empty (PpForm *form, const char *column, const char *text)
{
  g_autofree char *there = pp_field_dup_text (pp_form_field (form, column));

  if (*there == '\0' && text != NULL)
    set (form, column, text);
}

/* The standard that the list of foods names by its id. */
static const char *
standard_of (const PpFood *food, const PpEditorData *data)
{
  for (guint i = 0; food->standard != NULL && i < data->choices[1]->len; i++)
    {
      PpRecord *standard = g_ptr_array_index (data->choices[1], i);

      if (g_str_equal (pp_record_get_id (standard), food->standard))
        return pp_editor_data_code (standard);
    }
  return NULL;
}

static gboolean
follow_food (PpForm *form, const char *column, const PpEditorData *data)
{
  g_autofree char *code = NULL;
  PpFood *food;

  if (!g_str_equal (column, "food"))
    return FALSE;
  code = pp_field_dup_text (pp_form_field (form, "food"));
  food = pp_editor_data_choice (data, 0, code);
  if (food == NULL)
    return FALSE;
  set_if_empty (form, "name_en", food->name_en);
  set_if_empty (form, "name_ml", food->name_ml);
  set_if_empty (form, "standard", standard_of (food, data));
  set (form, "veg_mark", food->veg_mark != NULL ? food->veg_mark : "none");
  return TRUE;
}

static const PpEditorPage downtimes = {
  .name = "downtime", .title = N_("Out of use"), .new_title = N_("Take out of use"),
  .empty = N_("Nothing stands in the way of bookings."), .kind = pp_downtime_get_type,
  .add = "machine.block", .remove = "machine.unblock",
  .remove_title = NC_("list", "Back in use"), .owner = "machine", .list = list_downtimes,
  .title_of = pp_manage_reason, .detail_of = pp_manage_downtime, .begin = begin_downtime,
};

static const PpEditorPage members = {
  .name = "membership", .title = N_("Members"), .new_title = N_("New member"),
  .empty = N_("Nobody is a member yet."), .kind = pp_membership_get_type,
  .add = "enterprise.join", .remove = "enterprise.leave",
  .remove_title = NC_("list", "Leaves"), .owner = "enterprise",
  .list = pp_enterprise_list_members, .title_of = pp_manage_member,
  .detail_of = pp_manage_office,
};

static const PpEditorPage ingredients = {
  .name = "recipe-line", .title = N_("Ingredients"), .new_title = N_("New ingredient"),
  .empty = N_("No ingredient is listed yet. The label cannot be printed without them."),
  .kind = pp_recipe_line_get_type, .add = "product.add_ingredient",
  .edit = "product.edit_ingredient", .remove = "product.remove_ingredient", .owner = "product",
  .list = pp_recipe_list_lines, .title_of = pp_manage_ingredient, .detail_of = pp_manage_share,
};

static const PpEditorPage allergens = {
  .name = "product-allergen", .title = N_("Allergens"), .new_title = N_("New allergen"),
  .empty = N_("No allergen is listed."), .kind = pp_product_allergen_get_type,
  .add = "product.add_allergen", .remove = "product.remove_allergen", .owner = "product",
  .list = pp_recipe_list_allergens, .title_of = pp_manage_allergen,
  .detail_of = pp_manage_traces, .choices = { { "allergen", pp_allergen_list } },
};

static const PpEditorPage *const machine_parts[] = { &downtimes, NULL };
static const PpEditorPage *const enterprise_parts[] = { &members, NULL };
static const PpEditorPage *const product_parts[] = { &ingredients, &allergens, NULL };

static const PpEditorPage machines = {
  .name = "machine", .title = N_("Machines"), .new_title = N_("New machine"),
  .empty = N_("There is no machine yet."), .kind = pp_machine_get_type, .add = "machine.add",
  .edit = "machine.edit", .list = list_machines, .detail_of = pp_manage_machine,
  .begin = begin_machine, .parts = machine_parts, .starter = pp_machine_starter_get_type,
};

static const PpEditorPage fees = {
  .name = "fee", .title = N_("Fees"), .new_title = N_("New fee"),
  .empty = N_("There is no fee besides those of the machines."), .kind = pp_fee_get_type,
  .add = "fee.set", .edit = "fee.edit", .list = list_fees, .detail_of = pp_manage_fee,
};

static const PpEditorPage staff = {
  .name = "staff", .title = N_("Staff"), .new_title = N_("New member of staff"),
  .empty = N_("Nobody works here yet."), .kind = pp_staff_get_type, .add = "staff.add",
  .edit = "staff.edit", .list = list_staff, .detail_of = pp_manage_staff,
  .read_note = read_roles, .begin = begin_staff,
  .extra = pp_staff_panel_get_type,
};

static const PpEditorPage enterprises = {
  .name = "enterprise", .title = N_("Enterprises"), .new_title = N_("New enterprise"),
  .empty = N_("No enterprise is registered yet."), .kind = pp_enterprise_get_type,
  .add = "enterprise.register", .edit = "enterprise.edit", .is_sorted = TRUE,
  .list = list_enterprises, .detail_of = pp_manage_enterprise, .parts = enterprise_parts,
};

static const PpEditorPage products = {
  .name = "product", .title = N_("Products"), .new_title = N_("New product"),
  .empty = N_("There is no product yet."), .kind = pp_product_get_type, .add = "product.add",
  .edit = "product.edit", .is_sorted = TRUE, .list = list_products,
  .detail_of = pp_manage_product, .follow = follow_food,
  .choices = { { "food", pp_food_list, TRUE }, { "standard", pp_standard_list, TRUE } },
  .parts = product_parts,
};

static const PpEditorPage materials = {
  .name = "material", .title = N_("Materials"), .new_title = N_("New material"),
  .empty = N_("There is no material yet."), .kind = pp_material_get_type,
  .add = "material.add", .edit = "material.edit", .is_sorted = TRUE, .list = list_materials,
  .detail_of = pp_manage_material,
};

static const PpEditorPage places = {
  .name = "place", .title = N_("Places"), .new_title = N_("New place"),
  .empty = N_("There is no place in the store yet."), .kind = pp_place_get_type,
  .add = "place.add", .edit = "place.edit", .list = list_places, .detail_of = pp_manage_place,
};

static const PpEditorPage holidays = {
  .name = "holiday", .title = N_("Holidays"), .new_title = N_("New holiday"),
  .empty = N_("No holiday lies ahead."), .kind = pp_holiday_get_type, .add = "holiday.add",
  .remove = "holiday.remove", .list = list_holidays, .detail_of = pp_manage_holiday,
};

static const PpEditorPage cluster = {
  .name = "cluster", .title = N_("The cluster"), .new_title = N_("The cluster"),
  .empty = N_("The cluster is not set up yet."), .kind = pp_cluster_get_type,
  .edit = "cluster.edit", .single = TRUE, .list = list_cluster,
};

const PpEditorPage *const pp_manage_pages[] = {
  &machines, &fees, &staff, &enterprises, &products, &materials, &places, &holidays, &cluster,
  NULL
};
