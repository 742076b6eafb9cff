/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-print-queue.h"

#include <cups/cups.h>
#include <glib/gi18n.h>

#define PATIENCE_MS 5000

/* What a printer waits for, by the beginning of IPP's printer-state-reasons (RFC 8011, 5.4.12; PWG
 * 5100.9), in the order in which it is told. */
static const struct {
  const char *reason;
  const char *words;
} troubles[] = {
  { "media-jam",
    N_("Paper is stuck in the printer. Take it out: the job goes on by itself.") },
  { "media-empty",
    N_("The printer has no paper. Put some in: the job waits and goes on by itself.") },
  { "media-needed",
    N_("The printer has no paper. Put some in: the job waits and goes on by itself.") },
  { "cover-open",
    N_("The printer is open. Close it: the job waits and goes on by itself.") },
  { "door-open",
    N_("The printer is open. Close it: the job waits and goes on by itself.") },
  { "toner-empty",
    N_("The printer has no ink. Put some in: the job waits and goes on by itself.") },
  { "marker-supply-empty",
    N_("The printer has no ink. Put some in: the job waits and goes on by itself.") },
  { "offline",
    N_("The printer does not answer. See that it is on and its cable is in: the job waits and "
       "goes on by itself.") },
  { "timed-out",
    N_("The printer does not answer. See that it is on and its cable is in: the job waits and "
       "goes on by itself.") },
  { "shutdown",
    N_("The printer does not answer. See that it is on and its cable is in: the job waits and "
       "goes on by itself.") },
  { "paused",
    N_("The printer was stopped on this computer. The job waits until it is started again.") },
  { "printer-stopped",
    N_("The printer was stopped on this computer. The job waits until it is started again.") },
};

static http_t *
reach (GError **error)
{
  http_t *http = httpConnect2 (cupsServer (), ippPort (), NULL, AF_UNSPEC, cupsEncryption (), 1,
                               PATIENCE_MS, NULL);

  if (http == NULL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_HOST_UNREACHABLE,
                         _("The print queue of this computer does not answer."));
  return http;
}

/* The newest of that title: a desk prints one paper at a time. */
static int
find_job (http_t *http, const char *printer, const char *title)
{
  cups_job_t *jobs = NULL;
  int n_jobs = cupsGetJobs2 (http, &jobs, printer, 1, CUPS_WHICHJOBS_ALL), found = 0;

  for (int i = 0; i < n_jobs; i++)
    if (jobs[i].id > found && g_strcmp0 (jobs[i].title, title) == 0)
      found = jobs[i].id;
  cupsFreeJobs (n_jobs, jobs);
  return found;
}

static ipp_t *
ask (http_t *http, const char *printer, int job)
{
  static const char *const wanted[] = {
    "job-state", "job-state-reasons", "job-printer-state-reasons",
  };
  ipp_t *request = ippNewRequest (IPP_OP_GET_JOB_ATTRIBUTES);
  char uri[HTTP_MAX_URI];

  httpAssembleURIf (HTTP_URI_CODING_ALL, uri, sizeof uri, "ipp", NULL, "localhost", 0,
                    "/printers/%s", printer);
  ippAddString (request, IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", NULL, uri);
  ippAddInteger (request, IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", job);
  ippAddString (request, IPP_TAG_OPERATION, IPP_TAG_NAME, "requesting-user-name", NULL,
                cupsUser ());
  ippAddStrings (request, IPP_TAG_OPERATION, IPP_CONST_TAG (IPP_TAG_KEYWORD),
                 "requested-attributes", G_N_ELEMENTS (wanted), NULL, wanted);
  return cupsDoRequest (http, request, "/");
}

static const char *
find_trouble (ipp_t *answer, const char *name)
{
  ipp_attribute_t *reasons = ippFindAttribute (answer, name, IPP_TAG_KEYWORD);
  int n_reasons = reasons != NULL ? ippGetCount (reasons) : 0;

  for (gsize i = 0; i < G_N_ELEMENTS (troubles); i++)
    for (int j = 0; j < n_reasons; j++)
      if (g_str_has_prefix (ippGetString (reasons, j, NULL), troubles[i].reason))
        return troubles[i].reason;
  return NULL;
}

static void
understand (ipp_t *answer, PpPrintState *self)
{
  ipp_attribute_t *state = ippFindAttribute (answer, "job-state", IPP_TAG_ENUM);
  const char *trouble;

  switch (state != NULL ? ippGetInteger (state, 0) : 0)
    {
    case IPP_JSTATE_PENDING: case IPP_JSTATE_HELD: case IPP_JSTATE_PROCESSING:
    case IPP_JSTATE_STOPPED:
      self->stage = PP_PRINT_STAGE_WAITING;
      trouble = find_trouble (answer, "job-printer-state-reasons");
      self->trouble = g_strdup (trouble != NULL ? trouble
                                                : find_trouble (answer, "job-state-reasons"));
      break;
    case IPP_JSTATE_COMPLETED:
      self->stage = PP_PRINT_STAGE_PRINTED;
      break;
    case IPP_JSTATE_CANCELED: case IPP_JSTATE_ABORTED:
      self->stage = PP_PRINT_STAGE_STOPPED;
      break;
    default:
      self->stage = PP_PRINT_STAGE_UNKNOWN;
    }
}

/**
 * pp_print_queue_read:
 * @printer: its name
 * @title: of the job
 * @job: its number; 0 where it is not known yet
 * @error: why nobody could be asked
 *
 * Asks CUPS, and waits for its answer: not for the main thread.
 *
 * Returns: (transfer full): where the job is
 */
PpPrintState *
pp_print_queue_read (const char *printer, const char *title, int job, GError **error)
{
  PpPrintState *self;
  ipp_t *answer = NULL;
  http_t *http = reach (error);

  if (http == NULL)
    return NULL;
  self = g_new0 (PpPrintState, 1);
  self->job = job != 0 ? job : find_job (http, printer, title);
  if (self->job != 0)
    answer = ask (http, printer, self->job);
  if (answer != NULL)
    understand (answer, self);
  ippDelete (answer);
  httpClose (http);
  return self;
}

/**
 * pp_print_queue_take_out:
 * @printer: its name
 * @job: a job's number
 * @error: why it could not be taken out
 *
 * Nothing more of it is printed. Waits for CUPS: not for the main thread.
 *
 * Returns: whether it was taken out
 */
gboolean
pp_print_queue_take_out (const char *printer, int job, GError **error)
{
  http_t *http = reach (error);
  gboolean done;

  if (http == NULL)
    return FALSE;
  done = cupsCancelJob2 (http, printer, job, 0) <= IPP_STATUS_OK_EVENTS_COMPLETE;
  if (!done)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                         _("The job could not be taken out of the print queue."));
  httpClose (http);
  return done;
}

/**
 * pp_print_queue_has_any:
 *
 * Asks CUPS, and waits for its answer: not for the main thread.
 *
 * Returns: whether this computer knows any printer
 */
gboolean
pp_print_queue_has_any (void)
{
  http_t *http = reach (NULL);
  cups_dest_t *printers = NULL;
  int n_printers = http != NULL ? cupsGetDests2 (http, &printers) : 0;

  cupsFreeDests (n_printers, printers);
  httpClose (http);
  return n_printers > 0;
}

/**
 * pp_print_state_free:
 * @self: (transfer full) (nullable): a state
 */
void
pp_print_state_free (PpPrintState *self)
{
  if (self == NULL)
    return;

  g_free (self->trouble);
  g_free (self);
}

/**
 * pp_print_trouble_words:
 * @trouble: of a #PpPrintState
 *
 * Returns: (transfer none): what it is and what to do, translated
 */
const char *
pp_print_trouble_words (const char *trouble)
{
  for (gsize i = 0; i < G_N_ELEMENTS (troubles); i++)
    if (g_strcmp0 (troubles[i].reason, trouble) == 0)
      return _(troubles[i].words);
  return "";
}
