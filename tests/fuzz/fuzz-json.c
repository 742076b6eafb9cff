/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-fuzz.h"

#include "core/pp-json.h"

const char pp_fuzz_name[] = "json";

static char *
write_again (const PpJson *json)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < json->n_members; i++)
    {
      const PpJsonMember *one = &json->members[i];

      if (one->type == PP_JSON_INT || one->type == PP_JSON_BOOL)
        pp_json_add_int (out, one->key, one->integer);
      else
        pp_json_add_text (out, one->key, one->type == PP_JSON_NULL ? NULL : one->text);
    }
  g_string_append (out, out->len > 0 ? "}" : "{}");
  return g_string_free (out, FALSE);
}

/* What is read can be written, and is read the same again. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PpJson) json = NULL, again = NULL;
  g_autofree char *written = NULL, *rewritten = NULL;

  json = pp_json_parse (size > 0 ? (const char *) data : "", size, &error);
  g_assert_true ((json == NULL) == (error != NULL));
  if (json == NULL)
    return 0;
  written = write_again (json);
  again = pp_json_parse (written, -1, &error);
  g_assert_no_error (error);
  rewritten = write_again (again);
  g_assert_cmpstr (rewritten, ==, written);
  return 0;
}
