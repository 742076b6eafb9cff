/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-lab-room.h"

#include "kinds/pp-kinds.h"
#include "production/pp-batch.h"

/* What coconut oil is found to be, but for its acid value and its oil of argemone. */
static const struct { const char *parameter, *value; } oil[] = {
  { "refractive_index", "1.4490" },
  { "saponification_value", "255" },
  { "iodine_value", "8.5" },
  { "polenske_value", "14" },
  { "unsaponifiable", "<0.5" },
};

static const char *
id_of (gpointer record)
{
  return pp_record_get_id (record);
}

static void
add_rema (PpFixture *fixture)
{
  pp_fixture_do (fixture, "mini", "staff.add", "code", "rema", "name_en", "Rema V",
                 "name_ml", "രമ വി", "language", "ml", NULL);
  pp_fixture_do (fixture, "mini", "staff.grant", "staff", "rema", "role", "lab", NULL);
}

static const char *
make_batch (PpLabRoom *self, const char *enterprise, const char *booking, const char *name_en,
            const char *name_ml, const char *standard)
{
  PpFixture *fixture = self->fixture;
  const char *product, *run;

  product = id_of (pp_fixture_do (fixture, "anitha", "product.add", "enterprise", enterprise,
                                  "name_en", name_en, "name_ml", name_ml, "standard", standard,
                                  "net_amount", "500 ml", "shelf_days", "180",
                                  "veg_mark", "green", NULL));
  run = id_of (pp_fixture_do (fixture, "anitha", "run.start", "booking", booking,
                              "product", product, NULL));
  pp_fixture_do (fixture, "anitha", "run.consume", "run", run, "lot", self->lot,
                 "amount", "20 kg", NULL);
  return id_of (pp_fixture_do (fixture, "anitha", "run.finish", "run", run, "amount", "10 l",
                               "packs", "20", NULL));
}

static void
make_batches (PpLabRoom *self)
{
  PpFixture *fixture = self->fixture;
  const char *leela = pp_fixture_add_person (fixture, "Leela K", "ലീല കെ", "9447012345");
  const char *machine = pp_fixture_add_machine (fixture, "PRE-1");
  const char *booking, *group, *copra;

  group = id_of (pp_fixture_do (fixture, "anitha", "enterprise.register",
                                "name_en", "Kairali unit", "name_ml", "കൈരളി യൂണിറ്റ്",
                                "form", "shg", "address", "Ward 7, Cheruvannur",
                                "phone", "9447012345", "women_led", "1", NULL));
  pp_fixture_do (fixture, "anitha", "enterprise.join", "enterprise", group, "person", leela,
                 "office", "president", NULL);
  copra = id_of (pp_fixture_do (fixture, "anitha", "material.add", "name_en", "Copra",
                                "name_ml", "കൊപ്ര", "measure", "mass", NULL));
  self->lot = id_of (pp_fixture_do (fixture, "anitha", "lot.receive", "material", copra,
                                    "person", leela, "amount", "60 kg", NULL));
  booking = pp_fixture_add_booking (fixture, machine, leela, "2026-03-02 10:00",
                                    "2026-03-02 12:00");
  pp_fixture_do (fixture, "anitha", "booking.check_in", "booking", booking, NULL);
  self->batch = make_batch (self, group, booking, "Coconut oil", "വെളിച്ചെണ്ണ", "coconut_oil");
  self->number = ((PpBatch *) pp_fixture_get (fixture, "batch", self->batch))->number;
  self->plain = make_batch (self, group, booking, "Hair oil", "കാച്ചെണ്ണ", NULL);
}

/**
 * pp_lab_room_new:
 *
 * Returns: (transfer full): a cluster with a laboratory, and no samples
 */
PpLabRoom *
pp_lab_room_new (void)
{
  PpLabRoom *self = g_new0 (PpLabRoom, 1);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "reference",
                                                 "food.jsonl", NULL);
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &self->food, NULL, &error);
  g_assert_no_error (error);
  self->reference[0] = self->food;
  self->schema = *pp_kinds_get_schema ();
  self->schema.reference = self->reference;
  self->fixture = pp_fixture_new_on (&self->schema);
  add_rema (self->fixture);
  make_batches (self);
  return self;
}

/**
 * pp_lab_room_free:
 * @self: (transfer full): a laboratory
 */
void
pp_lab_room_free (PpLabRoom *self)
{
  pp_fixture_free (self->fixture);
  g_free (self->food);
  g_free (self);
}

/**
 * pp_lab_room_receive:
 * @self: a laboratory
 *
 * Returns: (transfer none): id of a new sample of the coconut oil
 */
const char *
pp_lab_room_receive (PpLabRoom *self)
{
  return id_of (pp_fixture_do (self->fixture, "anitha", "sample.receive", "batch", self->batch,
                               "amount", "250 ml", NULL));
}

/**
 * pp_lab_room_enter:
 * @self: a laboratory
 * @sample: an id
 * @parameter: its code
 * @value: what latha finds
 *
 * Returns: (transfer none): the new result
 */
PpResult *
pp_lab_room_enter (PpLabRoom *self, const char *sample, const char *parameter, const char *value)
{
  return pp_fixture_do (self->fixture, "latha", "lab.enter", "sample", sample,
                        "parameter", parameter, "value", value, NULL);
}

/**
 * pp_lab_room_fill:
 * @self: a laboratory
 * @sample: id of a sample of coconut oil
 * @acid_value: what latha finds: above 6.0 the oil fails
 *
 * Enters every result that the standard asks for; of two alternatives the first.
 */
void
pp_lab_room_fill (PpLabRoom *self, const char *sample, const char *acid_value)
{
  for (gsize i = 0; i < G_N_ELEMENTS (oil); i++)
    pp_lab_room_enter (self, sample, oil[i].parameter, oil[i].value);
  pp_lab_room_enter (self, sample, "acid_value", acid_value);
  pp_lab_room_enter (self, sample, "argemone", "negative");
}

/**
 * pp_lab_room_correct:
 * @self: a laboratory
 * @result: an id
 * @value: the right one
 *
 * Returns: (transfer none): the result that latha puts in its place
 */
PpResult *
pp_lab_room_correct (PpLabRoom *self, const char *result, const char *value)
{
  return pp_fixture_do (self->fixture, "latha", "lab.correct", "result", result, "value", value,
                        "reason", "misread", NULL);
}

/**
 * pp_lab_room_verify:
 * @self: a laboratory
 * @sample: an id
 *
 * Rema verifies what latha entered.
 */
void
pp_lab_room_verify (PpLabRoom *self, const char *sample)
{
  pp_fixture_do (self->fixture, "rema", "lab.verify", "sample", sample, NULL);
}

/**
 * pp_lab_room_certify:
 * @self: a laboratory
 * @sample: an id
 * @reason: (nullable): why it is amended
 *
 * Returns: (transfer none): the certificate that rema issues
 */
PpCertificate *
pp_lab_room_certify (PpLabRoom *self, const char *sample, const char *reason)
{
  return pp_fixture_do (self->fixture, "rema", "lab.certify", "sample", sample, "language", "ml",
                        "reason", reason, NULL);
}

typedef struct {
  const char *batch;
  char       *decision;
} Question;

static gpointer
read_decision (PpDb *db, gpointer data, GError **error)
{
  Question *question = data;
  g_autoptr (PpRelease) newest = NULL;

  if (!pp_release_of_batch (db, question->batch, &newest, error))
    return NULL;
  question->decision = g_strdup (newest != NULL ? newest->decision : NULL);
  return data;
}

/**
 * pp_lab_room_decided:
 * @self: a laboratory
 * @batch: an id
 *
 * Returns: (transfer full) (nullable): "released" or "rejected"; %NULL where nobody decided
 */
char *
pp_lab_room_decided (PpLabRoom *self, const char *batch)
{
  Question question = { batch, NULL };
  g_autoptr (GError) error = NULL;

  pp_store_read (self->fixture->store, read_decision, &question, &error);
  g_assert_no_error (error);
  return question.decision;
}
