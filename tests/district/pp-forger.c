/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-forger.h"

#include "district/pp-district.h"
#include "district/pp-enrol.h"
#include "pp-peek.h"
#include "sync/pp-wire.h"

#include <string.h>

static gpointer
answer_enrolment (PpDb *db, gpointer body, GError **error)
{
  return pp_enrol_answer (db, body, error);
}

static GBytes *
ask_enrolment (PpForger *self, const char *code)
{
  g_autoptr (GString) header = g_string_new (NULL), payload = g_string_new (NULL);
  g_autofree char *key = g_base64_encode (self->key, PP_KEY_SIZE);
  g_autofree char *half = g_strdup_printf ("%.4s%.4s", code, code + 5);

  pp_json_add_int (header, "v", 1);
  pp_json_add_text (header, "kind", "enrol");
  pp_json_add_text (header, "code", half);
  pp_json_add_text (header, "device", self->device);
  pp_json_add_text (header, "incarnation", self->incarnation);
  pp_json_add_text (header, "key", key);
  pp_json_add_text (header, "cluster", self->cluster);
  pp_json_add_text (header, "purpose", "demo");
  pp_json_add_int (header, "acts", 0);
  g_string_append_c (header, '}');
  return pp_envelope_seal (header, payload, self->secret);
}

/* Enrols a device of whatever name. */
PpForger *
pp_forger_new (PpLine *line, const char *incarnation, const char *cluster)
{
  PpForger *self = g_new0 (PpForger, 1);
  g_autoptr (GError) error = NULL;
  g_autofree char *code = pp_district_make_code (line->server, cluster, 10, &error);
  g_autoptr (GBytes) request = NULL, answer = NULL;
  g_autoptr (PpEnvelope) envelope = NULL;
  g_autofree guint8 *key = NULL;
  gsize length;

  g_assert_no_error (error);
  self->line = line;
  self->incarnation = g_strdup (incarnation);
  self->device = g_strdup_printf ("d-%s", incarnation);
  self->cluster = g_strdup (cluster);
  pp_envelope_make_keys (self->key, self->secret);
  request = ask_enrolment (self, code);
  answer = pp_store_maintain (line->server, answer_enrolment, request, &error);
  g_assert_no_error (error);
  envelope = pp_envelope_open (answer, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (pp_json_get_text (envelope->header, "kind"), ==, "enrolled");
  self->epoch = g_strdup (pp_json_get_text (envelope->header, "epoch"));
  self->series = g_strdup (pp_json_get_text (envelope->header, "series"));
  key = g_base64_decode (pp_json_get_text (envelope->header, "key"), &length);
  memcpy (self->server_key, key, PP_KEY_SIZE);
  return self;
}

void
pp_forger_free (PpForger *self)
{
  g_free (self->incarnation);
  g_free (self->device);
  g_free (self->cluster);
  g_free (self->epoch);
  g_free (self->series);
  g_free (self);
}

GPtrArray *
pp_forger_acts (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) pp_logged_act_free);
}

/* The next act, at the end of @acts. */
PpLoggedAct *
pp_forger_act (PpForger *self, GPtrArray *acts, const char *actor, const char *verb)
{
  PpLoggedAct *act = pp_logged_act_new ();

  act->seq = self->seq + acts->len + 1;
  act->at = 1772000000 + act->seq;
  act->device = g_strdup (self->device);
  act->incarnation = g_strdup (self->incarnation);
  act->actor = g_strdup (actor);
  act->verb = g_strdup (verb);
  g_ptr_array_add (acts, act);
  return act;
}

void
pp_forger_change (PpLoggedAct *act, const char *op, const char *table, const char *row,
                  const char *new_json, const char *old_json)
{
  PpLoggedChange *change = pp_logged_act_add_change (act);

  change->table = g_strdup (table);
  change->row = g_strdup (row);
  g_strlcpy (change->op, op, sizeof change->op);
  change->new_json = g_strdup (new_json);
  change->old_json = g_strdup (old_json);
  change->has_key = TRUE;
  pp_chain_make_key (change->seal);
  pp_chain_seal (change->seal, table, row, op, new_json, old_json);
}

/* One act that registers somebody. */
void
pp_forger_person (PpForger *self, GPtrArray *acts, const char *row, const char *name)
{
  g_autofree char *json = g_strdup_printf ("{\"name_en\":\"%s\"}", name);
  PpLoggedAct *act = pp_forger_act (self, acts, "system", "person.register");

  pp_forger_change (act, "I", "person", row, json, NULL);
}

/* Chains the acts, and says in the header what an honest desk would. */
void
pp_forger_chain (PpForger *self, GPtrArray *acts, PpForgedHead *head)
{
  *head = (PpForgedHead) { 1, "sync", self->cluster, self->incarnation, self->seq + 1,
                           self->seq + acts->len, self->mark, self->epoch };
  memcpy (head->previous, self->head, PP_HASH_SIZE);
  memcpy (head->head, self->head, PP_HASH_SIZE);
  for (guint i = 0; i < acts->len; i++)
    {
      PpLoggedAct *act = g_ptr_array_index (acts, i);

      pp_logged_act_hash (act, head->head, act->hash);
      memcpy (head->head, act->hash, PP_HASH_SIZE);
    }
}

GBytes *
pp_forger_seal (PpForger *self, const PpForgedHead *head, GPtrArray *acts)
{
  g_autoptr (GString) header = g_string_new (NULL), payload = g_string_new (NULL);
  g_autofree char *previous = pp_wire_hash_text (head->previous);
  g_autofree char *end = pp_wire_hash_text (head->head);

  pp_json_add_int (header, "v", head->version);
  pp_json_add_text (header, "kind", head->kind);
  pp_json_add_text (header, "cluster", head->cluster);
  pp_json_add_text (header, "device", self->device);
  pp_json_add_text (header, "incarnation", head->incarnation);
  pp_json_add_int (header, "first", head->first);
  pp_json_add_int (header, "last", head->last);
  pp_json_add_text (header, "previous", previous);
  pp_json_add_text (header, "head", end);
  pp_json_add_int (header, "mark", head->mark);
  pp_json_add_text (header, "epoch", head->epoch);
  g_string_append_c (header, '}');
  for (guint i = 0; i < acts->len; i++)
    pp_wire_append_act (payload, g_ptr_array_index (acts, i), FALSE);
  return pp_envelope_seal (header, payload, self->secret);
}

/* Every answer is signed by the server, whatever it says. */
PpForgedAnswer *
pp_forger_send (PpForger *self, GBytes *request)
{
  PpForgedAnswer *out = g_new0 (PpForgedAnswer, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) answer = pp_line_answer (self->line, request, &error);
  g_autoptr (PpEnvelope) envelope = NULL;

  g_assert_no_error (error);
  envelope = pp_envelope_open (answer, &error);
  g_assert_no_error (error);
  g_assert_true (pp_envelope_is_signed_by (envelope, self->server_key));
  out->payload = pp_envelope_get_payload (envelope, &error);
  g_assert_no_error (error);
  out->header = g_steal_pointer (&envelope->header);
  return out;
}

/* Sends as an honest desk would, and goes on from there. */
PpForgedAnswer *
pp_forger_push (PpForger *self, GPtrArray *acts)
{
  PpForgedHead head;
  g_autoptr (GBytes) request = NULL;
  PpForgedAnswer *answer;
  gint64 have;

  pp_forger_chain (self, acts, &head);
  request = pp_forger_seal (self, &head, acts);
  answer = pp_forger_send (self, request);
  g_assert_cmpstr (pp_forged_problem (answer), ==, NULL);
  g_assert_true (pp_json_get_int (answer->header, "have", &have));
  g_assert_cmpint (have, ==, head.last);
  self->seq = head.last;
  memcpy (self->head, head.head, PP_HASH_SIZE);
  return answer;
}

void
pp_forged_answer_free (PpForgedAnswer *self)
{
  pp_json_free (self->header);
  g_free (self->payload);
  g_free (self);
}

const char *
pp_forged_problem (PpForgedAnswer *self)
{
  return pp_json_get_text (self->header, "problem");
}

/* What comes of a request that is refused: the problem, and nothing else. */
void
pp_forger_assert_refused (PpForger *self, GBytes *request, const char *problem)
{
  gint64 before = pp_peek_count_acts (self->line);
  g_autoptr (PpForgedAnswer) answer = pp_forger_send (self, request);

  g_assert_cmpstr (pp_forged_problem (answer), ==, problem);
  g_assert_cmpstr (answer->payload, ==, "");
  g_assert_cmpint (pp_peek_count_acts (self->line), ==, before);
}
