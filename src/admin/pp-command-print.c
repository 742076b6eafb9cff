/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "admin/pp-command-print.h"

#include "booking/pp-slip.h"
#include "core/pp-error.h"
#include "lab/pp-certificate-paper.h"
#include "label/pp-label-paper.h"
#include "money/pp-receipt.h"
#include "intake/pp-lot-label.h"

#include <glib/gi18n.h>
#include <string.h>

typedef GBytes *(*PrintFunc) (PpDb *db, const char *id, const char *language, gint64 made_at,
                              GError **error);

/* Every paper that can be made, and of what. */
static const struct {
  const char *name;
  PrintFunc   print;
} papers[] = {
  { "certificate", pp_certificate_print },
  { "label", pp_label_paper_print },
  { "receipt", pp_receipt_print },
  { "slip", pp_slip_print },
  { "lot-label", pp_lot_label_print },
};

typedef struct {
  PrintFunc   print;
  const char *id;
  const char *language;
} Wanted;

static gpointer
print (PpDb *db, gpointer data, GError **error)
{
  Wanted *wanted = data;

  return wanted->print (db, wanted->id, wanted->language, g_get_real_time () / G_USEC_PER_SEC,
                        error);
}

static PrintFunc
find_paper (const char *name, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    if (strcmp (papers[i].name, name) == 0)
      return papers[i].print;
  pp_error_set (error, PP_ADMIN_ERROR, PP_ADMIN_ERROR_UNKNOWN_KIND, NULL,
                _("There is no paper called “%s”."), name);
  return NULL;
}

/**
 * pp_command_print:
 * @admin: what was asked
 * @argc: how many words
 * @argv: the words: a paper and the id of what it is about
 * @error: why it failed
 *
 * Makes a paper as a PDF file.
 *
 * Returns: whether the file was written
 */
gboolean
pp_command_print (PpAdmin *admin, int argc, char **argv, GError **error)
{
  g_autofree char *out = NULL, *language = NULL;
  const GOptionEntry entries[] = {
    { "out", 'o', 0, G_OPTION_ARG_FILENAME, &out, N_("The file to write"), "FILE" },
    { "language", 0, 0, G_OPTION_ARG_STRING, &language, N_("ml or en"), "LANGUAGE" },
    { NULL }
  };
  g_autoptr (PpStore) store = NULL;
  g_autoptr (GBytes) pdf = NULL;
  Wanted wanted = { NULL };
  const char *data;
  gsize length;

  if (!pp_admin_parse (entries, "print WHAT RECORD --out FILE", &argc, &argv, 2, error) ||
      (wanted.print = find_paper (argv[1], error)) == NULL)
    return FALSE;
  store = pp_admin_open (admin, PP_STORE_READ_ONLY, error);
  if (store == NULL)
    return FALSE;
  wanted.id = argv[2];
  wanted.language = language != NULL ? language : "ml";
  pdf = pp_store_read (store, print, &wanted, error);
  pp_store_close (store);
  if (pdf == NULL)
    return FALSE;
  data = g_bytes_get_data (pdf, &length);
  return pp_admin_write_file (out != NULL ? out : "panippura.pdf", data, length, error);
}
