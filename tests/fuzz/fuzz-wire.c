/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-fuzz.h"

#include "sync/pp-envelope.h"
#include "sync/pp-wire.h"

#include <sodium.h>

const char pp_fuzz_name[] = "wire";

/* Acts and changes, a line each, as they come from another desk. */
static PpLoggedAct *
read_lines (const char *payload)
{
  g_auto (GStrv) lines = g_strsplit (payload, "\n", -1);
  PpLoggedAct *act = NULL;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PpJson) line = pp_json_parse (lines[i], -1, NULL);
      gboolean was_read;

      if (line == NULL)
        continue;
      if (pp_wire_is_change (line) && act != NULL)
        was_read = pp_wire_read_change (line, act, &error);
      else
        {
          g_clear_pointer (&act, pp_logged_act_free);
          act = pp_wire_read_act (line, &error);
          was_read = act != NULL;
        }
      g_assert_true (was_read == (error == NULL));
    }
  return act;
}

/* What was read is sent on so that it is read the same. */
static void
assert_travels (const PpLoggedAct *act)
{
  g_autoptr (GString) sent = g_string_new (NULL), again = g_string_new (NULL);
  g_autoptr (PpLoggedAct) received = NULL;
  guint8 hash[PP_HASH_SIZE];

  pp_logged_act_hash (act, act->previous, hash);
  pp_logged_act_check_seals (act);
  pp_wire_append_act (sent, act, act->incarnation != NULL);
  received = read_lines (sent->str);
  g_assert_nonnull (received);
  pp_wire_append_act (again, received, received->incarnation != NULL);
  g_assert_cmpstr (again->str, ==, sent->str);
}

static void
open_envelope (GBytes *body)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PpEnvelope) envelope = pp_envelope_open (body, &error);
  g_autofree char *payload = NULL;
  const guint8 key[PP_KEY_SIZE] = { 0 };

  g_assert_true ((envelope == NULL) == (error != NULL));
  if (envelope == NULL)
    return;
  g_assert_false (pp_envelope_is_signed_by (envelope, key));
  payload = pp_envelope_get_payload (envelope, NULL);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) body = g_bytes_new_static (data, size);
  g_autofree char *text = pp_fuzz_text (data, size);
  g_autoptr (PpLoggedAct) act = NULL;

  g_assert_cmpint (sodium_init (), >=, 0);
  open_envelope (body);
  act = read_lines (text);
  if (act != NULL)
    assert_travels (act);
  return 0;
}
