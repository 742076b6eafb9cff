/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-expect.h"

#include "core/pp-error.h"

/**
 * pp_expect_run:
 * @fixture: a fixture
 * @code: (nullable): the error that is expected, "booking.taken"; %NULL where it is allowed
 * @field: (nullable): the column beside which it stands
 * @by: code of a member of staff
 * @verb: a verb
 * @argument: (transfer full): its argument
 *
 * Runs a case of a table: a verb that is allowed or refused.
 *
 * Returns: (transfer full): what the verb returned; %NULL where it was to be refused
 */
gpointer
pp_expect_run (PpFixture *fixture, const char *code, const char *field, const char *by,
               const char *verb, gpointer argument)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PpRecord) record = pp_fixture_run (fixture, by, verb, argument, &error);

  if (code == NULL)
    {
      g_assert_no_error (error);
      g_assert_true (pp_record_is_sealed (record));
      return g_steal_pointer (&record);
    }
  g_assert_null (record);
  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
  g_assert_cmpstr (pp_error_get_code (error), ==, code);
  g_assert_cmpstr (pp_error_get_field (error), ==, field);
  return NULL;
}

/**
 * pp_expect:
 * @fixture: a fixture
 * @code: (nullable): as for pp_expect_run()
 * @field: (nullable): as for pp_expect_run()
 * @by: code of a member of staff
 * @verb: a verb
 * @...: columns and their texts as they are typed; %NULL at the end
 *
 * As pp_expect_run(); nothing tidies the texts before the verb sees them, and references are ids.
 *
 * Returns: (transfer full): what the verb returned; %NULL where it was to be refused
 */
gpointer
pp_expect (PpFixture *fixture, const char *code, const char *field, const char *by,
           const char *verb, ...)
{
  const PpVerb *found = pp_schema_verb (pp_store_get_schema (fixture->store), verb);
  g_autoptr (PpRecord) draft = g_object_new (found->argument (), NULL);
  va_list pairs;

  va_start (pairs, verb);
  for (const char *key = va_arg (pairs, const char *); key != NULL;
       key = va_arg (pairs, const char *))
    {
      const char *text = va_arg (pairs, const char *);

      if (g_str_equal (key, "id"))
        pp_record_set_id (draft, text);
      else
        pp_record_set_text (draft, key, text);
    }
  va_end (pairs);
  return pp_expect_run (fixture, code, field, by, verb, g_steal_pointer (&draft));
}
