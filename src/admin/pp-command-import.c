/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "admin/pp-command-import.h"

#include "admin/pp-ask.h"
#include "admin/pp-interrupt.h"
#include "core/pp-error.h"
#include "core/pp-sheet.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Rows between two tellings of how far it is. */
#define STEP 500

#define MOST_ASIDE 100

/* Heads the column of reasons; the same in each language, for the table may be taken in another. */
#define REASON "why"

typedef struct {
  PpAdmin      *admin;
  PpStore      *store;
  const PpVerb *verb;
  PpSheet      *sheet;
  GStrv         header;
  char         *staff;
  gboolean      check;
  FILE         *refused;       /* (nullable): once there is something in it */
  const char   *path;
  char         *refused_path;  /* (nullable) */
  guint         n_done;
  guint         n_refused;
} Import;

static const PpColumn *
column_of (const Import *self, const char *name)
{
  g_autoptr (GTypeClass) klass = g_type_class_ref (self->verb->argument ());

  return pp_record_class_column ((PpRecordClass *) klass, name);
}

/* The column of reasons in a table of what was refused, which is taken as it is once mended. */
static gboolean
is_reason (const char *name)
{
  return strcmp (name, REASON) == 0;
}

/* The first row names columns of what the verb takes. */
static gboolean
read_header (Import *self, GError **error)
{
  if (!pp_sheet_read (self->sheet, &self->header, error))
    return FALSE;
  for (guint i = 0; self->header != NULL && self->header[i] != NULL; i++)
    {
      g_strstrip (self->header[i]);
      if (column_of (self, self->header[i]) == NULL && !is_reason (self->header[i]))
        {
          const char *verb = self->verb->name;
          g_autofree char *help = g_strconcat ("panippura-admin do --help ", verb, NULL);

          /* TRANSLATORS: a verb, a column's name, what to type */
          pp_error_set (error, PP_CSV_ERROR, PP_CSV_ERROR_COLUMNS, self->header[i],
                        _("“%1$s” takes no column “%2$s”. What it takes: %3$s"), verb,
                        self->header[i], help);
          return FALSE;
        }
    }
  if (self->header == NULL)
    pp_error_set (error, PP_CSV_ERROR, PP_CSV_ERROR_COLUMNS, NULL, _("This table is empty."));
  return self->header != NULL;
}

static PpJson *
read_cells (const Import *self, GStrv cells, GError **error)
{
  g_autoptr (GString) json = g_string_new (NULL);

  if (g_strv_length (cells) != g_strv_length (self->header))
    {
      pp_error_set (error, PP_CSV_ERROR, PP_CSV_ERROR_COLUMNS, NULL,
                    _("A line has %u cells where the first line has %u."), g_strv_length (cells),
                    g_strv_length (self->header));
      return NULL;
    }
  for (guint i = 0; cells[i] != NULL; i++)
    {
      const PpColumn *column = column_of (self, self->header[i]);
      g_autoptr (GError) why = NULL;
      g_autofree char *meant = NULL;

      if (column == NULL)
        continue;
      meant = pp_sheet_tame (cells[i], pp_column_holds_text (column), &why);
      if (meant == NULL)
        {
          pp_error_set (error, why->domain, why->code, self->header[i], "%s", why->message);
          return NULL;
        }
      if (*meant != '\0')
        pp_json_add_text (json, self->header[i], meant);
    }
  g_string_append (json, json->len > 0 ? "}" : "{}");
  return pp_json_parse (json->str, (gssize) json->len, error);
}

static gboolean
take_row (Import *self, GStrv cells, GError **error)
{
  g_autoptr (PpJson) with = read_cells (self, cells, error);
  g_autoptr (PpRecord) argument = NULL, record = NULL;
  PpRequest *request;

  argument = with != NULL ? pp_ask_read (self->store, self->verb, with, error) : NULL;
  if (argument == NULL || self->check)
    return argument != NULL;
  pp_record_seal (argument);
  request = pp_request_new (self->verb->name, self->staff, g_steal_pointer (&argument));
  record = pp_store_run (self->store, request, error);
  return record != NULL;
}

static void
append_row (const Import *self, GString *out, GStrv cells, const char *reason)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) row = NULL;
  guint n = g_strv_length (self->header);

  for (guint i = 0; cells[i] != NULL; i++)
    if (i >= n || !is_reason (self->header[i]))
      g_strv_builder_add (builder, *cells[i] == '\'' ? cells[i] + 1 : cells[i]);
  g_strv_builder_add (builder, reason);
  row = g_strv_builder_end (builder);
  pp_csv_append (out, (const char *const *) row);
}

/* Never over an older one, which somebody may be mending. */
static FILE *
open_aside (Import *self)
{
  FILE *file = NULL;

  for (guint i = 1; file == NULL && i <= MOST_ASIDE; i++)
    {
      g_free (self->refused_path);
      self->refused_path = i == 1 ? g_strconcat (self->path, ".refused.csv", NULL)
                                  : g_strdup_printf ("%s.refused-%u.csv", self->path, i);
      file = fopen (self->refused_path, "wxe");
      if (file == NULL && errno != EEXIST)
        return NULL;
    }
  return file;
}

/* What was not taken stands in a table of its own, with the reason: mended, that is taken next. */
static gboolean
put_aside (Import *self, GStrv cells, const GError *why, GError **error)
{
  g_autoptr (GString) line = g_string_new (NULL);

  if (self->refused == NULL)
    {
      self->refused = open_aside (self);
      g_string_append (line, "\xEF\xBB\xBF");
      append_row (self, line, self->header, REASON);
    }
  append_row (self, line, cells, why->message);
  if (self->refused != NULL && fputs (line->str, self->refused) >= 0)
    return TRUE;
  pp_error_set (error, PP_ADMIN_ERROR, PP_ADMIN_ERROR_FILE, NULL,
                _("“%s” cannot be written. Nothing more was taken in."), self->refused_path);
  return FALSE;
}

static void
tell_refused (const Import *self, const GError *why)
{
  const char *field = pp_error_get_field (why);

  if (field != NULL)
    fprintf (stderr, _("Line %u, column %s: %s\n"), pp_sheet_get_line (self->sheet), field,
             why->message);
  else
    fprintf (stderr, _("Line %u: %s\n"), pp_sheet_get_line (self->sheet), why->message);
}

static gboolean
take_rows (Import *self, PpInterrupt *interrupt, GError **error)
{
  while (pp_interrupt_get (interrupt) == 0)
    {
      g_autoptr (GError) why = NULL;
      g_auto (GStrv) cells = NULL;

      if (!pp_sheet_read (self->sheet, &cells, error))
        return FALSE;
      if (cells == NULL)
        return TRUE;
      if (take_row (self, cells, &why))
        self->n_done++;
      else
        {
          self->n_refused++;
          tell_refused (self, why);
          if (!self->check && !put_aside (self, cells, why, error))
            return FALSE;
        }
      if ((self->n_done + self->n_refused) % STEP == 0 && isatty (STDERR_FILENO))
        {
          fprintf (stderr, _("%u rows …"), self->n_done + self->n_refused);
          fputc ('\r', stderr);
        }
    }
  self->admin->stopped_by = pp_interrupt_get (interrupt);
  pp_error_set (error, PP_ADMIN_ERROR, PP_ADMIN_ERROR_STOPPED, NULL,
                _("Stopped behind line %u. What was taken in before it stays."),
                pp_sheet_get_line (self->sheet));
  return FALSE;
}

static void
tell (const Import *self)
{
  if (self->admin->json)
    {
      printf ("{\"taken\":%u,\"refused\":%u}\n", self->n_done, self->n_refused);
      return;
    }
  if (self->check)
    printf (ngettext ("%u row can be read; what the rules say of it shows when it is taken in.\n",
                      "%u rows can be read; what the rules say of them shows when they are taken "
                      "in.\n", self->n_done), self->n_done);
  else
    printf (ngettext ("%u row was taken in.\n", "%u rows were taken in.\n", self->n_done),
            self->n_done);
  if (self->refused != NULL)
    printf (ngettext ("%u row was refused. It stands with the reason in “%s”.\n",
                      "%u rows were refused. They stand with the reasons in “%s”.\n",
                      self->n_refused), self->n_refused, self->refused_path);
}

/* A PIN for each row is nobody's wish, and one for all would not be what it says. */
static gboolean
find_verb (Import *self, const char *name, GError **error)
{
  self->verb = pp_schema_verb (pp_store_get_schema (self->store), name);
  if (self->verb == NULL)
    pp_error_set (error, PP_STORE_ERROR, PP_STORE_ERROR_UNKNOWN_VERB, NULL,
                  _("Nothing here is called “%s”."), name);
  else if (self->verb->step_up != PP_STEP_NONE)
    pp_error_set (error, PP_ADMIN_ERROR, PP_ADMIN_ERROR_USAGE, NULL,
                  _("“%s” asks for a PIN each time: it cannot be done for a whole table."), name);
  return self->verb != NULL && self->verb->step_up == PP_STEP_NONE;
}

/* All of it is a table: nothing is taken in of one that is not. */
static gboolean
read_through (const char *path, GError **error)
{
  g_autoptr (PpSheet) sheet = pp_sheet_open (path, error);
  g_auto (GStrv) cells = NULL;

  if (sheet == NULL)
    return FALSE;
  do
    {
      g_clear_pointer (&cells, g_strfreev);
      if (!pp_sheet_read (sheet, &cells, error))
        return FALSE;
    }
  while (cells != NULL);
  return TRUE;
}

static gboolean
sign_in (Import *self, GError **error)
{
  g_autofree char *pin = NULL;

  if (self->check)
    return TRUE;
  self->staff = pp_admin_find_staff (self->store, self->admin->by, error);
  pin = self->staff != NULL ? pp_admin_sign_in (self->store, self->staff, error) : NULL;
  return pin != NULL;
}

static gboolean
import (Import *self, const char *verb, GError **error)
{
  g_autoptr (PpInterrupt) interrupt = NULL;

  if (!find_verb (self, verb, error) || !read_through (self->path, error))
    return FALSE;
  self->sheet = pp_sheet_open (self->path, error);
  if (self->sheet == NULL || !read_header (self, error) || !sign_in (self, error))
    return FALSE;
  interrupt = pp_interrupt_new ();
  return take_rows (self, interrupt, error);
}

static void
clear (Import *self)
{
  g_clear_pointer (&self->sheet, pp_sheet_close);
  g_strfreev (self->header);
  g_free (self->staff);
  g_free (self->refused_path);
  pp_store_close (self->store);
}

/* What is in the other table must be on the disk before it is told. */
static gboolean
close_refused (Import *self, GError **error)
{
  gboolean written;

  if (self->refused == NULL)
    return TRUE;
  written = fflush (self->refused) == 0 && fsync (fileno (self->refused)) == 0;
  written = fclose (self->refused) == 0 && written;
  if (!written && (error == NULL || *error == NULL))
    pp_error_set (error, PP_ADMIN_ERROR, PP_ADMIN_ERROR_FILE, NULL,
                  _("“%s” could not be written whole."), self->refused_path);
  return written;
}

/**
 * pp_command_import:
 * @admin: what was asked
 * @argc: how many words
 * @argv: the words: a verb and a table
 * @error: why it stopped
 *
 * Does a verb for each row of a table as a spreadsheet saves it: the first row names the columns.
 * A table that cannot be read to its end stops it before its first row.
 * Each row is an act of its own; one that is refused is told with its line, put into a table
 * beside, and holds up no other.
 *
 * Returns: whether all rows were taken
 */
gboolean
pp_command_import (PpAdmin *admin, int argc, char **argv, GError **error)
{
  Import self = { .admin = admin };
  const GOptionEntry entries[] = {
    { "check", 0, 0, G_OPTION_ARG_NONE, &self.check, N_("Only read the table, and take in nothing"),
      NULL },
    { NULL }
  };
  gboolean done;

  if (!pp_admin_parse (entries, "import VERB TABLE.csv", &argc, &argv, 2, error))
    return FALSE;
  self.store = pp_admin_open (admin, self.check ? PP_STORE_READ_ONLY : PP_STORE_WRITE, error);
  if (self.store == NULL)
    return FALSE;
  self.path = argv[2];
  done = import (&self, argv[1], error);
  done = close_refused (&self, error) && done;
  if (self.n_done + self.n_refused > 0)
    tell (&self);
  if (done && self.n_refused > 0)
    {
      pp_error_set (error, PP_ADMIN_ERROR, PP_ADMIN_ERROR_LINE, NULL,
                    ngettext ("%u row was refused.", "%u rows were refused.", self.n_refused),
                    self.n_refused);
      done = FALSE;
    }
  clear (&self);
  return done;
}
