/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "admin/pp-command-person.h"

#include "core/pp-error.h"
#include "people/pp-disclosure.h"
#include "privacy/pp-person-data.h"
#include "privacy/pp-person-paper.h"
#include "store/pp-reference.h"

#include <glib/gi18n.h>
#include <string.h>

static gpointer
find (PpDb *db, gpointer person, GError **error)
{
  PpRecordClass *klass = pp_schema_kind (pp_db_get_schema (db), "person");

  return pp_reference_resolve (db, klass, person, NULL, error);
}

static gpointer
make (PpDb *db, gpointer data, GError **error)
{
  PpDisclosure *asked = data;
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autoptr (PpPersonData) found = NULL;

  if (strcmp (asked->form, "json") != 0)
    return pp_person_paper_draft_print (db, asked, NULL, now, error);
  found = pp_person_data_read (db, asked->person, error);
  if (found == NULL)
    return NULL;
  asked->n_rows = found->n_records;
  return pp_person_data_to_json (found, now);
}

/* It is noted before it is written: nothing leaves that the record does not tell. */
static GBytes *
hand_out (PpAdmin *admin, PpStore *store, const char *who, const char *form, const char *asked_by,
          GError **error)
{
  g_autofree char *staff = pp_admin_find_staff (store, admin->by, error);
  g_autofree char *pin = staff != NULL ? pp_admin_sign_in (store, staff, error) : NULL;
  g_autofree char *person = pin != NULL ? pp_store_read (store, find, (gpointer) who, error) : NULL;
  g_autoptr (PpDisclosure) asked = NULL;
  g_autoptr (PpRecord) noted = NULL;
  g_autoptr (GBytes) file = NULL;

  if (person == NULL)
    return NULL;
  asked = g_object_new (pp_disclosure_get_type (), "what", "person", "person", person, "form", form,
                        "asked_by", asked_by, NULL);
  file = pp_store_read (store, make, asked, error);
  if (file == NULL)
    return NULL;
  noted = pp_store_run (store, pp_request_new ("person.export", staff, g_steal_pointer (&asked)),
                        error);
  return noted != NULL ? g_steal_pointer (&file) : NULL;
}

/**
 * pp_command_export_person:
 * @admin: what was asked
 * @argc: how many words
 * @argv: the words: a person
 * @error: why it failed
 *
 * Writes all that is kept of a person, as a PDF in both languages or as JSON, and notes it.
 *
 * Returns: whether the file was written
 */
gboolean
pp_command_export_person (PpAdmin *admin, int argc, char **argv, GError **error)
{
  g_autofree char *out = NULL, *asked_by = NULL, *name = NULL;
  const GOptionEntry entries[] = {
    { "out", 'o', 0, G_OPTION_ARG_FILENAME, &out,
      N_("The file to write: .pdf, or .json for a program"), "FILE" },
    { "asked-by", 0, 0, G_OPTION_ARG_STRING, &asked_by,
      N_("Who asked for it: “self”, “nominee” or “authority”"), "WHO" },
    { NULL }
  };
  g_autoptr (PpStore) store = NULL;
  g_autoptr (GBytes) file = NULL;
  const char *data;
  gsize length;

  if (!pp_admin_parse (entries, "export-person PERSON --out FILE", &argc, &argv, 1, error))
    return FALSE;
  name = g_ascii_strdown (out != NULL ? out : "", -1);
  if (!g_str_has_suffix (name, ".pdf") && !g_str_has_suffix (name, ".json"))
    {
      pp_error_set (error, PP_ADMIN_ERROR, PP_ADMIN_ERROR_USAGE, "out",
                    _("Name the file with --out; its name ends in .pdf or .json."));
      return FALSE;
    }
  store = pp_admin_open (admin, PP_STORE_WRITE, error);
  if (store == NULL)
    return FALSE;
  file = hand_out (admin, store, argv[1], g_str_has_suffix (name, ".json") ? "json" : "paper",
                   asked_by != NULL ? asked_by : "self", error);
  pp_store_close (store);
  if (file == NULL)
    return FALSE;
  data = g_bytes_get_data (file, &length);
  return pp_admin_write_file (out, data, length, error);
}
