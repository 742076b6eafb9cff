/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Serves customers at a data folder, and tells each act on its standard output once the store has
 * answered: `pp-clerk FOLDER FIRST N`. It goes on after what was refused. What is done to it is
 * done from outside, but for PP_CLERK_EARLY=1: then it tells each act before it asks for it; and
 * PP_CLERK_LATER=1: then it is a later program, with newer tables. With PP_CLERK_RESTORE=BACKUP and
 * PP_CLERK_CODE it puts what is in a backup there instead.
 */
#include "pp-customer.h"
#include "pp-later.h"

#include "backup/pp-restore.h"
#include "core/pp-error.h"
#include "core/pp-time.h"
#include "kinds/pp-kinds.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>
#include <unistd.h>

static void
tell (const char *line, gpointer data)
{
  if (write (STDOUT_FILENO, line, strlen (line)) != (gssize) strlen (line))
    _exit (3);
}

static void
tell_early (PpFixture *fixture, guint n)
{
  PpRequest *request;
  g_autoptr (PpRecord) person = NULL;
  g_autofree char *anitha = pp_fixture_staff_id (fixture, "anitha");
  g_autofree char *name = g_strdup_printf ("Leela %u", n);

  tell ("did person.register - -\n", NULL);
  request = pp_request_new ("person.register", anitha,
                            pp_fixture_ask (fixture, "person.register", "name_en", name, NULL));
  person = pp_store_run (fixture->store, request, NULL);
}

static int
refuse (const GError *error)
{
  g_autofree char *line = g_strdup_printf ("refused open %s %s\n", pp_error_get_code (error),
                                           error->message);

  tell (line, NULL);
  return 2;
}

static int
restore (const char *folder, const char *backup, const char *code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PpVault) vault = pp_vault_open (backup, &error);
  const PpRestore how = { .folder = folder, .schema = pp_kinds_get_schema (), .replaces = TRUE };

  if (vault == NULL || !pp_vault_unlock (vault, code, &error) ||
      !pp_restore_do (&how, vault, &error))
    return refuse (error);
  tell ("restored\n", NULL);
  return 0;
}

static int
serve (PpFixture *fixture, guint first, guint n)
{
  gboolean early = g_getenv ("PP_CLERK_EARLY") != NULL;
  gboolean later = g_getenv ("PP_CLERK_LATER") != NULL;
  g_autoptr (GError) error = NULL;

  fixture->store = pp_store_open (fixture->folder,
                                  later ? pp_later_get_schema () : pp_kinds_get_schema (),
                                  PP_STORE_WRITE, &error);
  if (fixture->store == NULL)
    return refuse (error);
  tell ("open\n", NULL);
  g_assert (pp_time_parse ("2026-03-02 10:00", &fixture->now, NULL));
  fixture->now += first * 60;
  for (guint i = first; i < first + n; i++)
    if (early)
      tell_early (fixture, i);
    else
      pp_customer_serve (fixture, i, tell, NULL);
  pp_store_close (fixture->store);
  tell ("closed\n", NULL);
  g_object_unref (fixture->store);
  return 0;
}

int
main (int argc, char **argv)
{
  const char *folder = g_getenv ("PANIPPURA_LOCALEDIR");
  const char *backup = g_getenv ("PP_CLERK_RESTORE");
  PpFixture fixture = { .folder = argv[1] };

  g_assert (argc == 4);
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : PANIPPURA_LOCALE_DIR);
  textdomain (GETTEXT_PACKAGE);
  if (backup != NULL)
    return restore (argv[1], backup, g_getenv ("PP_CLERK_CODE"));
  return serve (&fixture, g_ascii_strtoull (argv[2], NULL, 10),
                g_ascii_strtoull (argv[3], NULL, 10));
}
