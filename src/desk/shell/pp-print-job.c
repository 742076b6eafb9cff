/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-print-job.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

/* How often the queue is asked: first while somebody waits for the paper, then in passing. */
#define SOON_SECONDS   1
#define LATER_SECONDS 10
#define SOON_TIMES    60

struct _PpPrintJob
{
  GObject       parent_instance;

  char         *title;
  GBytes       *pdf;
  char         *path;       /* (nullable): of the very file that is sent */
  char         *printer;    /* (nullable): its name */
  PpPrintState *state;
  const char   *words;
  gboolean      is_stuck;
  guint         n_asked;
  guint         timer;
};

G_DEFINE_FINAL_TYPE (PpPrintJob, pp_print_job, G_TYPE_OBJECT)

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void watch (PpPrintJob *self);

static void
say (PpPrintJob *self, const char *words, gboolean is_stuck)
{
  if (g_strcmp0 (self->words, words) == 0 && self->is_stuck == is_stuck)
    return;
  self->words = words;
  self->is_stuck = is_stuck;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
give_up (PpPrintJob *self, const char *words)
{
  self->state->stage = PP_PRINT_STAGE_STOPPED;
  say (self, words, TRUE);
}

static void
read_cb (GTask *task, gpointer object, gpointer data, GCancellable *cancellable)
{
  PpPrintJob *self = object;
  GError *error = NULL;
  PpPrintState *state = pp_print_queue_read (self->printer, self->title,
                                             GPOINTER_TO_INT (data), &error);

  if (state != NULL)
    g_task_return_pointer (task, state, (GDestroyNotify) pp_print_state_free);
  else
    g_task_return_error (task, error);
}

static void
tell (PpPrintJob *self)
{
  const PpPrintState *state = self->state;

  switch (state->stage)
    {
    case PP_PRINT_STAGE_WAITING:
      say (self, state->trouble != NULL ? pp_print_trouble_words (state->trouble)
                                        : _("The printer has it."), state->trouble != NULL);
      break;
    case PP_PRINT_STAGE_PRINTED:
      say (self, _("Printed"), FALSE);
      break;
    case PP_PRINT_STAGE_STOPPED:
      say (self, _("It was taken out of the print queue before it was printed."), TRUE);
      break;
    case PP_PRINT_STAGE_UNKNOWN:
    default:
      say (self, _("Sent. This computer cannot follow this printer: look whether the paper comes."),
           FALSE);
    }
}

/* As long as nobody answers, nothing is known, and it is asked again. */
static void
answered_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  PpPrintJob *self = PP_PRINT_JOB (object);
  g_autoptr (GError) error = NULL;
  g_autoptr (PpPrintState) state = g_task_propagate_pointer (G_TASK (result), &error);

  if (self->state->stage == PP_PRINT_STAGE_STOPPED)
    return;
  if (state != NULL)
    {
      g_clear_pointer (&self->state, pp_print_state_free);
      self->state = g_steal_pointer (&state);
      tell (self);
    }
  else
    say (self, _("The print queue of this computer does not answer. The job is kept there."), TRUE);
  if (self->state->stage == PP_PRINT_STAGE_WAITING)
    watch (self);
}

static gboolean
ask_cb (gpointer user_data)
{
  PpPrintJob *self = user_data;
  g_autoptr (GTask) task = g_task_new (self, NULL, answered_cb, NULL);

  self->timer = 0;
  self->n_asked++;
  g_task_set_task_data (task, GINT_TO_POINTER (self->state->job), NULL);
  g_task_run_in_thread (task, read_cb);
  return G_SOURCE_REMOVE;
}

/* It is watched until it ends, whoever still looks at it. */
static void
watch (PpPrintJob *self)
{
  self->timer = g_timeout_add_seconds_full (G_PRIORITY_LOW,
                                            self->n_asked < SOON_TIMES ? SOON_SECONDS
                                                                       : LATER_SECONDS,
                                            ask_cb, g_object_ref (self), g_object_unref);
}

static void
drop_file (PpPrintJob *self)
{
  if (self->path != NULL)
    g_unlink (self->path);
  g_clear_pointer (&self->path, g_free);
}

/* From here on the queue has a copy of its own. */
static void
sent_cb (GtkPrintJob *job, gpointer user_data, const GError *error)
{
  PpPrintJob *self = user_data;

  drop_file (self);
  if (self->state->stage == PP_PRINT_STAGE_STOPPED)
    return;
  if (error != NULL)
    {
      give_up (self, _("The printer did not take it. Choose the printer again."));
      return;
    }
  ask_cb (self);
}

static gboolean
write_file (PpPrintJob *self, GError **error)
{
  int fd = g_file_open_tmp ("panippura-XXXXXX.pdf", &self->path, error);

  if (fd < 0)
    return FALSE;
  g_close (fd, NULL);
  return g_file_set_contents (self->path, g_bytes_get_data (self->pdf, NULL),
                              (gssize) g_bytes_get_size (self->pdf), error);
}

static void
take_out_cb (GTask *task, gpointer object, gpointer data, GCancellable *cancellable)
{
  PpPrintJob *self = object;
  GError *error = NULL;
  g_autoptr (PpPrintState) state = pp_print_queue_read (self->printer, self->title,
                                                        GPOINTER_TO_INT (data), &error);

  if (state != NULL && pp_print_queue_take_out (self->printer, state->job, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
taken_out_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  PpPrintJob *self = PP_PRINT_JOB (object);
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    tell (self);
  else
    say (self, _("The job could not be taken out of the print queue."), TRUE);
}

static void
pp_print_job_finalize (GObject *object)
{
  PpPrintJob *self = PP_PRINT_JOB (object);

  drop_file (self);
  g_free (self->title);
  g_free (self->printer);
  g_bytes_unref (self->pdf);
  pp_print_state_free (self->state);

  G_OBJECT_CLASS (pp_print_job_parent_class)->finalize (object);
}

static void
pp_print_job_class_init (PpPrintJobClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pp_print_job_finalize;

  /**
   * PpPrintJob::changed:
   * @self: the job
   *
   * Something else is to be said of it.
   */
  signals[CHANGED] = g_signal_new ("changed", PP_TYPE_PRINT_JOB, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
pp_print_job_init (PpPrintJob *self)
{
  self->state = g_new0 (PpPrintState, 1);
}

static void
tell_cb (PpShell *shell, PpPrintJob *self)
{
  g_autofree char *words = NULL;

  if (!self->is_stuck && pp_print_job_get_stage (self) == PP_PRINT_STAGE_WAITING)
    return;
  words = g_strdup_printf ("%s: %s", self->title, self->words);
  pp_shell_toast (shell, words, NULL);
}

/**
 * pp_print_job_title_of:
 * @name: of a paper
 *
 * Returns: what people call it
 */
const char *
pp_print_job_title_of (const char *name)
{
  static const struct { const char *name, *title; } titles[] = {
    { "blank",       NC_("paper", "Paper to write on") },
    { "certificate", NC_("paper", "Certificate") },
    { "day-sheet",   NC_("paper", "Day sheet") },
    { "label",       NC_("paper", "Labels") },
    { "lot-label",   NC_("paper", "Lot label") },
    { "person-data", NC_("paper", "What is kept of a person") },
    { "receipt",     NC_("paper", "Receipt") },
    { "slip",        NC_("paper", "Token slip") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_strcmp0 (titles[i].name, name) == 0)
      return g_dpgettext2 (NULL, "paper", titles[i].title);
  return name;
}

/**
 * pp_print_job_new:
 * @title: by which people know it
 * @pdf: what is printed, byte for byte
 *
 * Returns: (transfer full): a job that is not sent yet
 */
PpPrintJob *
pp_print_job_new (const char *title, GBytes *pdf)
{
  PpPrintJob *self = g_object_new (PP_TYPE_PRINT_JOB, NULL);

  self->title = g_strdup (title);
  self->pdf = g_bytes_ref (pdf);
  return self;
}

/**
 * pp_print_job_send:
 * @self: a new job
 * @printer: where to
 * @settings: how many, and what else was chosen
 * @setup: the sheet
 *
 * Hands it to the printer's queue, and watches it there until it ends. The queue keeps it,
 * whatever becomes of this program.
 */
void
pp_print_job_send (PpPrintJob *self, GtkPrinter *printer, GtkPrintSettings *settings,
                   GtkPageSetup *setup)
{
  g_autoptr (GtkPrintJob) job = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (PP_IS_PRINT_JOB (self));
  g_return_if_fail (self->printer == NULL);

  self->printer = g_strdup (gtk_printer_get_name (printer));
  job = gtk_print_job_new (self->title, printer, settings, setup);
  self->state->stage = PP_PRINT_STAGE_WAITING;
  if (!write_file (self, &error) || !gtk_print_job_set_source_file (job, self->path, &error))
    {
      give_up (self, _("The file to print could not be written. Make room on the disk."));
      return;
    }
  say (self, _("On its way to the printer"), FALSE);
  gtk_print_job_send (job, sent_cb, g_object_ref (self), g_object_unref);
}

/**
 * pp_print_job_take_out:
 * @self: a job
 *
 * Takes it out of the queue where it still waits there.
 */
void
pp_print_job_take_out (PpPrintJob *self)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PP_IS_PRINT_JOB (self));

  if (self->state->stage != PP_PRINT_STAGE_WAITING)
    return;
  g_clear_handle_id (&self->timer, g_source_remove);
  self->state->stage = PP_PRINT_STAGE_STOPPED;
  task = g_task_new (self, NULL, taken_out_cb, NULL);
  g_task_set_task_data (task, GINT_TO_POINTER (self->state->job), NULL);
  g_task_run_in_thread (task, take_out_cb);
}

/**
 * pp_print_job_get_stage:
 * @self: a job
 *
 * Returns: how far it has come
 */
PpPrintStage
pp_print_job_get_stage (PpPrintJob *self)
{
  g_return_val_if_fail (PP_IS_PRINT_JOB (self), PP_PRINT_STAGE_UNKNOWN);

  return self->state->stage;
}

/**
 * pp_print_job_is_stuck:
 * @self: a job
 *
 * Returns: whether it does not go on unless somebody does something
 */
gboolean
pp_print_job_is_stuck (PpPrintJob *self)
{
  g_return_val_if_fail (PP_IS_PRINT_JOB (self), FALSE);

  return self->is_stuck;
}

/**
 * pp_print_job_get_words:
 * @self: a job
 *
 * Returns: (transfer none) (nullable): what is to be said of it; %NULL before it is sent
 */
const char *
pp_print_job_get_words (PpPrintJob *self)
{
  g_return_val_if_fail (PP_IS_PRINT_JOB (self), NULL);

  return self->words;
}

/**
 * pp_print_job_tell:
 * @self: a job
 * @shell: of the desk
 *
 * From now on what becomes of it is said there in passing.
 */
void
pp_print_job_tell (PpPrintJob *self, PpShell *shell)
{
  g_return_if_fail (PP_IS_PRINT_JOB (self));

  g_signal_connect_object (self, "changed", G_CALLBACK (tell_cb), shell, G_CONNECT_SWAPPED);
}
