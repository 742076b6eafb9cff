/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-begun.h"

#include "core/pp-time.h"
#include "desk/shell/pp-shown.h"
#include "people/pp-draft.h"

#include <glib/gi18n.h>
#include <string.h>

#define LEFT "left/"

/* What is not named here is never written down: no secret can be among it. */
static const struct { const char *form, *title; } named[] = {
  { "booking-step",      N_("Cancel the booking") },
  { "charge-correct",    N_("Correct the charge") },
  { "cluster",           N_("The cluster") },
  { "day-close",         N_("Day close") },
  { "downtime",          N_("Take out of use") },
  { "enterprise",        N_("Enterprises") },
  { "fee",               N_("Fees") },
  { "holiday",           N_("Holidays") },
  { "lab.results",       N_("Results") },
  { "label-print",       N_("Print labels") },
  { "lot",               N_("Weigh in") },
  { "lot-correct",       N_("Correction of a lot") },
  { "lot-edit",          N_("Grade, moisture, last day and place") },
  { "lot-take",          N_("Goods out of a lot") },
  { "machine",           N_("Machines") },
  { "material",          N_("Materials") },
  { "membership",        N_("Members") },
  { "paper-line",        N_("Papers to write on") },
  { "payment-take",      N_("Receive the money") },
  { "payment-void",      N_("Void the receipt") },
  { "person",            N_("Details of a person") },
  { "place",             N_("Places") },
  { "product",           N_("Products") },
  { "product-allergen",  N_("Allergens") },
  { "recipe-line",       N_("Ingredients") },
  { "run",               N_("Start the run") },
  { "run-finish",        N_("Make the batch") },
  { "run-input",         N_("What went in") },
  { "run-waste",         N_("Note the waste") },
  { "run-waste-correct", N_("Note the waste") },
  { "sample",            N_("Log a sample") },
  { "staff",             N_("Staff") },
  { "walk-in",           N_("Book a machine") },
};

/* "lab.results/ID" and "left/person/ID" are of one form each. */
static char *
bare_name (const char *form)
{
  const char *name = g_str_has_prefix (form, LEFT) ? form + strlen (LEFT) : form;

  return g_strndup (name, strcspn (name, "/"));
}

/* A question of the laboratory is called by its verb, and what it is about: "sample.reject.ID". */
static const PpVerb *
find_verb (const PpSchema *schema, const char *name)
{
  const char *dot = strchr (name, '.');
  const char *end = dot != NULL ? strchr (dot + 1, '.') : NULL;
  g_autofree char *verb = end != NULL ? g_strndup (name, end - name) : g_strdup (name);

  return pp_schema_verb (schema, verb);
}

static void
add_title (GString *titles, const char *title)
{
  if (title == NULL || strstr (titles->str, title) != NULL)
    return;
  if (titles->len > 0)
    g_string_append (titles, ", ");
  g_string_append (titles, title);
}

/* Of today the time is enough. */
static char *
words_of_time (gint64 at)
{
  g_autofree char *day = pp_time_day (at);
  g_autofree char *today = pp_time_day (g_get_real_time () / G_USEC_PER_SEC);

  return strcmp (day, today) == 0 ? pp_time_format_spoken (at) : pp_shown_time (at);
}

/**
 * pp_begun_title:
 * @schema: the verbs of the house
 * @form: a form's name, as the session keeps what is typed in it
 *
 * Returns: (transfer none) (nullable): what a person calls it, in the language of the screen; %NULL
 *   where what is typed there is not to outlive the program
 */
const char *
pp_begun_title (const PpSchema *schema, const char *form)
{
  g_autofree char *name = bare_name (form);
  const PpVerb *verb;

  for (gsize i = 0; i < G_N_ELEMENTS (named); i++)
    if (strcmp (named[i].form, name) == 0)
      return _(named[i].title);
  verb = find_verb (schema, name);
  return verb != NULL ? pp_verb_get_title (verb) : NULL;
}

/**
 * pp_begun_is_beside:
 * @form: a name under which the session keeps something
 *
 * Returns: whether it only says more of what is begun elsewhere: which form is open, and the like
 */
gboolean
pp_begun_is_beside (const char *form)
{
  return g_strv_contains ((const char *const[]) { "lot-side", "lot-work", NULL }, form);
}

static gboolean
find_title (const PpSchema *schema, GPtrArray *forms, const char *title, guint *index)
{
  for (*index = 0; *index < forms->len; (*index)++)
    if (strcmp (pp_begun_title (schema, g_ptr_array_index (forms, *index)), title) == 0)
      return TRUE;
  return FALSE;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  const PpDraft *one = *(const PpDraft *const *) a, *other = *(const PpDraft *const *) b;

  return (one->at > other->at) - (one->at < other->at);
}

/**
 * pp_begun_forms:
 * @schema: the verbs of the house
 * @drafts: (element-type PpDraft): what somebody has half typed
 * @forms: (element-type utf8): gets of each title the form that was typed in last; they are the
 *   drafts' own
 */
void
pp_begun_forms (const PpSchema *schema, GPtrArray *drafts, GPtrArray *forms)
{
  g_autoptr (GPtrArray) by_time = g_ptr_array_copy (drafts, NULL, NULL);

  g_ptr_array_set_free_func (by_time, NULL);
  g_ptr_array_sort (by_time, compare_times);
  for (guint i = 0; i < by_time->len; i++)
    {
      const PpDraft *one = g_ptr_array_index (by_time, i);
      const char *title = pp_begun_title (schema, one->form);
      guint index;

      if (title == NULL)
        continue;
      if (find_title (schema, forms, title, &index))
        g_ptr_array_remove_index (forms, index);
      g_ptr_array_add (forms, one->form);
    }
}

/**
 * pp_begun_words:
 * @schema: the verbs of the house
 * @drafts: (element-type PpDraft): what somebody has half typed
 *
 * Returns: (transfer full): which forms they had begun to fill in, and when, as a sentence
 */
char *
pp_begun_words (const PpSchema *schema, GPtrArray *drafts)
{
  g_autoptr (GString) titles = g_string_new (NULL);
  g_autofree char *time = NULL;
  gint64 at = 0;

  for (guint i = 0; i < drafts->len; i++)
    {
      const PpDraft *one = g_ptr_array_index (drafts, i);

      add_title (titles, pp_begun_title (schema, one->form));
      at = MAX (at, one->at);
    }
  time = words_of_time (at);
  /* TRANSLATORS: what somebody had begun to fill in, as "Book a machine, Weigh in", and when */
  return g_strdup_printf (_("You had begun: %1$s (%2$s)"), titles->str, time);
}
