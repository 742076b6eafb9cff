/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "admin/pp-command-attention.h"

#include "booking/pp-slot.h"
#include "core/pp-json.h"
#include "core/pp-record-text.h"
#include "core/pp-time.h"
#include "intake/pp-stock.h"
#include "store/pp-refusal.h"
#include "sync/pp-desk-sync.h"

#include <glib/gi18n.h>
#include <stdio.h>

static void
print_bookings (PpAdmin *admin, GPtrArray *bookings)
{
  if (!admin->json && bookings->len > 0)
    printf (ngettext ("%u booking stands where its machine is full:\n",
                      "%u bookings stand where their machine is full:\n", bookings->len),
            bookings->len);
  for (guint i = 0; i < bookings->len; i++)
    {
      g_autofree char *json = pp_record_to_json (g_ptr_array_index (bookings, i));

      printf (admin->json ? "{\"overfull\":%s}\n" : "  %s\n", json);
    }
}

static void
print_lots (PpAdmin *admin, GPtrArray *lots)
{
  if (!admin->json && lots->len > 0)
    printf (ngettext ("%u lot gave more than it had:\n", "%u lots gave more than they had:\n",
                      lots->len), lots->len);
  for (guint i = 0; i < lots->len; i++)
    {
      const PpStockLine *line = g_ptr_array_index (lots, i);
      g_autofree char *json = pp_record_to_json (PP_RECORD (line->lot));

      printf (admin->json ? "{\"below_zero\":%s}\n" : "  %s\n", json);
    }
}

static void
print_refusal_json (const PpRefusal *refusal)
{
  g_autofree char *at = pp_time_format (refusal->at);
  g_autoptr (GString) out = g_string_new (NULL);

  pp_json_add_text (out, "act", refusal->act);
  pp_json_add_text (out, "did", refusal->verb);
  pp_json_add_text (out, "by", refusal->actor_title);
  pp_json_add_text (out, "at", at);
  pp_json_add_text (out, "why", refusal->code);
  pp_json_add_text (out, "words", pp_refusal_words (refusal->code));
  pp_json_add_text (out, "settling", refusal->settling);
  pp_json_append_key (out, "rows");
  for (guint i = 0; i < refusal->rows->len; i++)
    {
      g_string_append_c (out, i > 0 ? ',' : '[');
      pp_json_append_text (out, g_ptr_array_index (refusal->rows, i), -1);
    }
  g_string_append (out, refusal->rows->len > 0 ? "]" : "[]");
  printf ("{\"refused_act\":%s}}\n", out->str);
}

static void
print_refusal (const PpRefusal *refusal)
{
  g_autofree char *at = pp_time_format (refusal->at);

  printf ("  %s  %s  %s  %s\n", refusal->act, at, refusal->actor_title, refusal->verb);
  printf (_("    Why: %s.\n"), pp_refusal_words (refusal->code));
  for (guint i = 0; i < refusal->rows->len; i++)
    printf ("    %s\n", (char *) g_ptr_array_index (refusal->rows, i));
  if (refusal->settling != NULL)
    printf (_("    Settled here (%s); the server has not confirmed it yet.\n"),
            refusal->settling);
}

static void
print_refusals (PpAdmin *admin, GPtrArray *refusals)
{
  if (!admin->json && refusals->len > 0)
    printf (ngettext ("%u act was not accepted by the server. A manager adopts (%s) or withdraws "
                      "(%s) it:\n",
                      "%u acts were not accepted by the server. A manager adopts (%s) or "
                      "withdraws (%s) them:\n", refusals->len),
            refusals->len, PP_REFUSAL_ADOPT, PP_REFUSAL_WITHDRAW);
  for (guint i = 0; i < refusals->len; i++)
    if (admin->json)
      print_refusal_json (g_ptr_array_index (refusals, i));
    else
      print_refusal (g_ptr_array_index (refusals, i));
}

static void
print_sync (PpAdmin *admin, const PpSyncState *state)
{
  g_autoptr (GString) out = g_string_new (NULL);

  if (admin->json)
    {
      pp_json_add_int (out, "refused", state->outbox.refused);
      pp_json_add_int (out, "clashes", state->outbox.clashes);
      printf ("%s}\n", out->str);
      return;
    }
  printf (_("Not accepted by the server: %d. Changed by two desks at once: %d.\n"),
          (int) state->outbox.refused, (int) state->outbox.clashes);
}

static gpointer
show (PpDb *db, gpointer admin, GError **error)
{
  g_autoptr (GPtrArray) bookings = NULL, lots = NULL, refusals = NULL;
  g_autoptr (PpSyncState) state = NULL;

  bookings = pp_slot_list_overfull (db, g_get_real_time () / G_USEC_PER_SEC, error);
  lots = bookings != NULL ? pp_stock_list_below_zero (db, error) : NULL;
  state = lots != NULL ? pp_desk_sync_get_state (db, error) : NULL;
  refusals = state != NULL ? pp_refusal_list (db, state->have, error) : NULL;
  if (refusals == NULL)
    return NULL;
  print_bookings (admin, bookings);
  print_lots (admin, lots);
  print_refusals (admin, refusals);
  print_sync (admin, state);
  return admin;
}

/**
 * pp_command_attention:
 * @admin: what was asked
 * @argc: how many words
 * @argv: the words
 * @error: why it failed
 *
 * Prints what a merge brought that no act of one desk would have: bookings over a machine's
 * capacity, lots below zero, clashes; and each act that the server refused, with why, until it is
 * settled.
 *
 * Returns: whether it went well
 */
gboolean
pp_command_attention (PpAdmin *admin, int argc, char **argv, GError **error)
{
  g_autoptr (PpStore) store = NULL;
  gpointer shown;

  if (!pp_admin_parse (NULL, "attention", &argc, &argv, 0, error))
    return FALSE;
  store = pp_admin_open (admin, PP_STORE_READ_ONLY, error);
  if (store == NULL)
    return FALSE;
  shown = pp_store_read (store, show, admin, error);
  pp_store_close (store);
  return shown != NULL;
}
