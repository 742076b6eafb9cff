/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-fuzz.h"

#include "core/pp-record-text.h"
#include "kinds/pp-kinds.h"

const char pp_fuzz_name[] = "record";

static PpRecord *
make_draft (guint which)
{
  guint n = 0;

  while (pp_kinds[n] != NULL)
    n++;
  return g_object_new (pp_kinds[which % n] (), NULL);
}

/* What may be stored goes over the wire as it is. */
static void
assert_travels (PpRecord *draft)
{
  PpRecordClass *klass = PP_RECORD_GET_CLASS (draft);
  g_autofree char *sent = pp_record_to_json (draft), *again = NULL;
  g_autoptr (PpRecord) received = g_object_new (G_TYPE_FROM_CLASS (klass), NULL);
  g_autoptr (PpJson) json = NULL;
  g_autoptr (GError) error = NULL;

  json = pp_json_parse (sent, -1, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < klass->n_columns; i++)
    {
      const PpColumn *column = &klass->columns[i];

      pp_record_read_member (received, column, pp_json_get (json, column->name), &error);
      g_assert_no_error (error);
    }
  again = pp_record_to_json (received);
  g_assert_cmpstr (again, ==, sent);
}

/* Two bytes say which kind and which column; a line's text goes into that and those behind it. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) values = NULL;
  g_autoptr (PpRecord) draft = NULL;
  PpRecordClass *klass;

  if (size < 2)
    return 0;
  draft = make_draft (data[0]);
  klass = PP_RECORD_GET_CLASS (draft);
  text = pp_fuzz_text (data + 2, size - 2);
  values = g_strsplit (text, "\n", (int) klass->n_columns);
  for (guint i = 0; values[i] != NULL; i++)
    {
      const PpColumn *column = &klass->columns[(data[1] + i) % klass->n_columns];
      g_autoptr (GError) error = NULL;

      g_assert_true (pp_record_read_column (draft, column, values[i], &error) == (error == NULL));
    }
  if (pp_record_tidy (draft, NULL))
    assert_travels (draft);
  return 0;
}
