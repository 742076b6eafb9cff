/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-server.h"

#include "district/pp-district.h"
#include "kinds/pp-kinds.h"
#include "store/pp-identity.h"
#include "sync/pp-sync-client.h"

#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>

PpServer *
pp_server_new (const char *program)
{
  PpServer *self = g_new0 (PpServer, 1);

  self->program = program;
  self->folder = g_dir_make_tmp ("pp-server-XXXXXX", NULL);
  return self;
}

void
pp_server_free (PpServer *self)
{
  pp_server_kill (self);
  pp_fixture_remove (self->folder);
  g_free (self->folder);
  g_free (self->cert);
  g_free (self->key);
  g_free (self);
}

static char *
name_store (PpServer *self)
{
  return g_strdup_printf ("sqlite:%s/district.db", self->folder);
}

/* Before the first start: takes the cluster in and makes codes for its desks. */
GPtrArray *
pp_server_prepare (PpServer *self, const char *cluster, guint n_codes)
{
  g_autofree char *where = name_store (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (PpStore) store = pp_district_open (where, &error);
  GPtrArray *codes = g_ptr_array_new_with_free_func (g_free);

  g_assert_no_error (error);
  pp_district_add_cluster (store, cluster, "Test", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < n_codes; i++)
    {
      g_ptr_array_add (codes, pp_district_make_code (store, cluster, 60, &error));
      g_assert_no_error (error);
    }
  pp_store_close (store);
  return codes;
}

static void
die_with_test (gpointer data)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

static void
read_port (PpServer *self)
{
  g_autoptr (GDataInputStream) out =
    g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->process));
  g_autoptr (GError) error = NULL;
  g_autofree char *line = g_data_input_stream_read_line (out, NULL, NULL, &error);
  g_autoptr (GUri) uri = NULL;

  g_assert_no_error (error);
  g_assert_nonnull (line);
  uri = g_uri_parse (line, G_URI_FLAGS_NONE, &error);
  g_assert_no_error (error);
  self->port = (guint16) g_uri_get_port (uri);
}

void
pp_server_start (PpServer *self)
{
  g_autoptr (GSubprocessLauncher) launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autofree char *where = name_store (self);
  g_autofree char *listen = g_strdup_printf ("127.0.0.1:%u", self->port);
  g_autofree char *idle = g_strdup_printf ("--idle=%d", self->idle);
  g_autofree char *cert = g_strdup_printf ("--tls-cert=%s", self->cert);
  g_autofree char *key = g_strdup_printf ("--tls-key=%s", self->key);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  const char *const words[] = { self->program, "serve", "--store", where, "--listen", listen,
                                self->idle > 0 ? idle : NULL, self->cert != NULL ? cert : NULL,
                                self->cert != NULL ? key : NULL };

  g_assert_null (self->process);
  g_subprocess_launcher_set_child_setup (launcher, die_with_test, NULL, NULL);
  if (self->leaks)
    g_subprocess_launcher_setenv (launcher, "ASAN_OPTIONS", "detect_leaks=0:abort_on_error=1",
                                  TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (words[i] != NULL)
      g_ptr_array_add (argv, (gpointer) words[i]);
  g_ptr_array_add (argv, NULL);
  self->process = g_subprocess_launcher_spawnv (launcher, (const char *const *) argv->pdata,
                                                &error);
  g_assert_no_error (error);
  read_port (self);
}

/* As a power cut would, for the process. */
void
pp_server_kill (PpServer *self)
{
  if (self->process == NULL)
    return;
  g_subprocess_force_exit (self->process);
  g_subprocess_wait (self->process, NULL, NULL);
  g_clear_object (&self->process);
}

/* It must still be there, and end as it should. */
void
pp_server_stop (PpServer *self)
{
  g_autoptr (GError) error = NULL;

  g_subprocess_send_signal (self->process, SIGTERM);
  g_subprocess_wait_check (self->process, NULL, &error);
  g_assert_no_error (error);
  g_clear_object (&self->process);
}

/* Bytes that it holds in memory now. */
gint64
pp_server_memory (PpServer *self)
{
  g_autofree char *path = g_strdup_printf ("/proc/%s/statm",
                                           g_subprocess_get_identifier (self->process));
  g_autofree char *text = NULL;
  g_auto (GStrv) words = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  words = g_strsplit (text, " ", -1);
  return g_ascii_strtoll (words[1], NULL, 10) * sysconf (_SC_PAGESIZE);
}

static gpointer
set_identity (PpDb *db, gpointer data, GError **error)
{
  return GINT_TO_POINTER (pp_identity_set (db, "demo", *(gint64 *) data, error));
}

/* A desk that is enrolled over the line, at this port. */
PpFixture *
pp_server_add_desk (PpServer *self, gboolean first, gint64 seed, guint16 port, const char *code)
{
  PpFixture *desk = first ? pp_fixture_new ()
                          : pp_fixture_new_bare (pp_kinds_get_schema (), "demo");
  g_autofree char *address = g_strdup_printf ("http://127.0.0.1:%u/", port);
  PpEnrolment enrolment = { address, code, first ? "C1" : NULL };
  g_autoptr (GError) error = NULL;

  if (!first)
    pp_store_maintain (desk->store, set_identity, &seed, NULL);
  pp_sync_client_enrol (desk->store, &enrolment, NULL, &error);
  g_assert_no_error (error);
  return desk;
}
