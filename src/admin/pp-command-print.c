/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "admin/pp-command-print.h"

#include "core/pp-error.h"
#include "kinds/pp-papers.h"
#include "store/pp-reference.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct {
  const PpPaper      *paper;
  const char        *record;
  const char        *language;
  PpStickerPlan      plan;       /* sheet %NULL: on paper of its own */
} Wanted;

static gpointer
print (PpDb *db, gpointer data, GError **error)
{
  Wanted *wanted = data;
  PpRecordClass *klass = pp_schema_kind (pp_db_get_schema (db), wanted->paper->kind);
  g_autofree char *id = pp_reference_resolve (db, klass, wanted->record, NULL, error);
  gint64 copies = 1;

  if (id == NULL)
    return NULL;
  if (wanted->plan.sheet != NULL)
    {
      if (wanted->plan.copies == 0 && wanted->paper->count != NULL &&
          !wanted->paper->count (db, id, &copies, error))
        return NULL;
      if (wanted->plan.copies == 0)
        wanted->plan.copies = (guint) copies;
      return wanted->paper->print_sheets (db, id, wanted->language, &wanted->plan, error);
    }
  return wanted->paper->print (db, id, wanted->language, g_get_real_time () / G_USEC_PER_SEC,
                              error);
}

static gboolean
find_paper (const char *name, const PpPaper **paper, GError **error)
{
  *paper = pp_papers_find (name);
  if (*paper != NULL)
    return TRUE;
  pp_error_set (error, PP_ADMIN_ERROR, PP_ADMIN_ERROR_UNKNOWN_KIND, NULL,
                _("There is no paper called “%s”."), name);
  return FALSE;
}

static gboolean
refuse (GError **error, const char *words)
{
  pp_error_set (error, PP_ADMIN_ERROR, PP_ADMIN_ERROR_USAGE, NULL, "%s", words);
  return FALSE;
}

/* Where nothing is told, the labels of a whole sheet are all there. */
static gboolean
settle_plan (Wanted *wanted, const char *sheet, int start, int copies, GError **error)
{
  if (sheet == NULL)
    return (start == 0 && copies == 0) ||
           refuse (error, _("--start and --copies go with --sheet."));
  wanted->plan.sheet = pp_sticker_sheet_find (sheet);
  if (wanted->plan.sheet == NULL)
    return refuse (error, _("The sheets of labels are A4-8, A4-14, A4-21 and A4-24."));
  if (wanted->paper->print_sheets == NULL)
    return refuse (error, _("Only labels are printed on sheets of labels."));
  if (start < 0 || copies < 0)
    return refuse (error, _("--start and --copies are numbers from 1."));
  wanted->plan.start = start > 0 ? (guint) start : 1;
  wanted->plan.copies = (guint) copies;
  return TRUE;
}

/**
 * pp_command_print:
 * @admin: what was asked
 * @argc: how many words
 * @argv: the words: a paper, and the id or number of what it is about
 * @error: why it failed
 *
 * Makes a paper as a PDF file.
 *
 * Returns: whether the file was written
 */
gboolean
pp_command_print (PpAdmin *admin, int argc, char **argv, GError **error)
{
  g_autofree char *out = NULL, *language = NULL, *sheet = NULL;
  int start = 0, copies = 0;
  const GOptionEntry entries[] = {
    { "out", 'o', 0, G_OPTION_ARG_FILENAME, &out, N_("The file to write"), "FILE" },
    { "language", 0, 0, G_OPTION_ARG_STRING, &language, N_("“ml” or “en”"), "LANGUAGE" },
    { "sheet", 0, 0, G_OPTION_ARG_STRING, &sheet,
      N_("Labels on a sheet: A4-8, A4-14, A4-21 or A4-24"), "SHEET" },
    { "start", 0, 0, G_OPTION_ARG_INT, &start,
      N_("The first label of the sheet that is still there"), "N" },
    { "copies", 0, 0, G_OPTION_ARG_INT, &copies, N_("How many labels"), "N" },
    { NULL }
  };
  g_autoptr (PpStore) store = NULL;
  g_autoptr (GBytes) pdf = NULL;
  Wanted wanted = { NULL };
  const char *data;
  gsize length;

  if (!pp_admin_parse (entries, "print WHAT RECORD --out FILE", &argc, &argv, 2, error) ||
      !find_paper (argv[1], &wanted.paper, error) ||
      !settle_plan (&wanted, sheet, start, copies, error))
    return FALSE;
  if (language != NULL && strcmp (language, "ml") != 0 && strcmp (language, "en") != 0)
    {
      pp_error_set (error, PP_ADMIN_ERROR, PP_ADMIN_ERROR_USAGE, NULL,
                    _("It is typed so: panippura-admin %s"), "print WHAT RECORD --language ml|en");
      return FALSE;
    }
  store = pp_admin_open (admin, PP_STORE_READ_ONLY, error);
  if (store == NULL)
    return FALSE;
  wanted.record = argv[2];
  wanted.language = language != NULL ? language : "ml";
  pdf = pp_store_read (store, print, &wanted, error);
  pp_store_close (store);
  if (pdf == NULL)
    return FALSE;
  data = g_bytes_get_data (pdf, &length);
  return pp_admin_write_file (out != NULL ? out : "panippura.pdf", data, length, error);
}
