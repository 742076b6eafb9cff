/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/money/pp-payer-data.h"

#include "money/pp-charge.h"
#include "money/pp-day-close.h"
#include "money/pp-dues.h"
#include "money/pp-fee.h"
#include "money/pp-uncharged.h"
#include "store/pp-local.h"

#include <string.h>

/* %NULL without an error: an enterprise of nobody. */
static char *
find_person (PpDb *db, const PpPayerAsk *asked, GError **error)
{
  g_autoptr (PpCharge) charge = NULL;
  char *payer = NULL;

  if (strcmp (asked->kind, "enterprise") == 0)
    return pp_dues_find_payer (db, asked->id, &payer, error) ? payer : NULL;
  if (strcmp (asked->kind, "charge") != 0)
    return g_strdup (asked->id);
  charge = pp_db_get (db, pp_charge_get_type (), asked->id, error);
  return charge != NULL ? g_strdup (charge->person) : NULL;
}

static gboolean
read_close (PpPayerData *self, PpDb *db, const char *day, GError **error)
{
  g_autofree char *desk = NULL;
  g_autoptr (PpDayClose) close = NULL;

  if (!pp_local_read (db, "series", &desk, error) ||
      !pp_day_close_find (db, desk, day, &close, error))
    return FALSE;
  self->is_closed = close != NULL;
  return TRUE;
}

static gboolean
fill (PpPayerData *self, PpDb *db, const char *person, GError **error)
{
  self->person = pp_db_get (db, pp_person_get_type (), person, error);
  if (self->person != NULL)
    self->charges = pp_dues_list_charges (db, person, error);
  if (self->charges != NULL)
    self->bookings = pp_uncharged_bookings (db, person, error);
  if (self->bookings != NULL)
    self->samples = pp_uncharged_samples (db, person, error);
  if (self->samples != NULL)
    self->fees = pp_fee_list (db, error);
  return self->fees != NULL;
}

/**
 * pp_payer_ask_new:
 * @kind: person, enterprise or charge
 * @id: of it
 * @day: YYYY-MM-DD: today
 *
 * Returns: (transfer full): what pp_payer_data_load() is asked
 */
PpPayerAsk *
pp_payer_ask_new (const char *kind, const char *id, const char *day)
{
  PpPayerAsk *self = g_new0 (PpPayerAsk, 1);

  self->kind = g_strdup (kind);
  self->id = g_strdup (id);
  self->day = g_strdup (day);
  return self;
}

/**
 * pp_payer_ask_free:
 * @data: (transfer full): a #PpPayerAsk
 */
void
pp_payer_ask_free (gpointer data)
{
  PpPayerAsk *self = data;

  g_free (self->kind);
  g_free (self->id);
  g_free (self->day);
  g_free (self);
}

/**
 * pp_payer_data_load:
 * @db: a connection
 * @data: a #PpPayerAsk
 * @error: why it failed
 *
 * Returns: (transfer full) (nullable): a #PpPayerData; %NULL without an error where nobody pays
 */
gpointer
pp_payer_data_load (PpDb *db, gpointer data, GError **error)
{
  const PpPayerAsk *asked = data;
  g_autofree char *person = find_person (db, asked, error);
  PpPayerData *self;

  if (person == NULL)
    return NULL;
  self = g_new0 (PpPayerData, 1);
  if (!fill (self, db, person, error) || !read_close (self, db, asked->day, error))
    {
      pp_payer_data_free (self);
      return NULL;
    }
  for (guint i = 0; i < self->charges->len; i++)
    {
      const PpOpenCharge *open = g_ptr_array_index (self->charges, i);

      self->due_paise += open->charged_paise - open->paid_paise;
    }
  return self;
}

/**
 * pp_payer_data_free:
 * @data: (transfer full): a #PpPayerData
 */
void
pp_payer_data_free (gpointer data)
{
  PpPayerData *self = data;

  g_clear_object (&self->person);
  g_clear_pointer (&self->charges, g_ptr_array_unref);
  g_clear_pointer (&self->bookings, g_ptr_array_unref);
  g_clear_pointer (&self->samples, g_ptr_array_unref);
  g_clear_pointer (&self->fees, g_ptr_array_unref);
  g_free (self);
}
