/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/today/pp-consent-line.h"

#include "desk/shell/pp-words.h"
#include "desk/today/pp-privacy-data.h"
#include "people/pp-consent-notice.h"

#include <glib/gi18n.h>

/* To what somebody consented, in a line. */
struct _PpConsentLine
{
  PpPane    parent_instance;

  GtkLabel *words;
  char     *person;   /* (nullable) */
};

G_DEFINE_FINAL_TYPE (PpConsentLine, pp_consent_line, PP_TYPE_PANE)

static gpointer
pp_consent_line_ask (PpPane *pane)
{
  return g_strdup (PP_CONSENT_LINE (pane)->person);
}

static void
pp_consent_line_show (PpPane *pane, gpointer result)
{
  const PpPrivacyData *data = result;
  g_autoptr (GString) purposes = g_string_new (NULL);
  g_autofree char *words = NULL;

  for (guint i = 0; i < data->consents->len; i++)
    {
      const PpConsentNow *now = g_ptr_array_index (data->consents, i);

      if (pp_consent_is_given (now))
        g_string_append_printf (purposes, "%s%s", purposes->len > 0 ? ", " : "",
                                pp_words_of ("purpose", now->notice->purpose));
    }
  if (purposes->len > 0)
    /* TRANSLATORS: purposes, such as "Service, Being contacted" */
    words = g_strdup_printf (_("Consent is given for: %s"), purposes->str);
  gtk_label_set_label (PP_CONSENT_LINE (pane)->words,
                       words != NULL ? words : _("No consent is given."));
}

static void
pp_consent_line_dispose (GObject *object)
{
  g_clear_pointer (&PP_CONSENT_LINE (object)->person, g_free);

  G_OBJECT_CLASS (pp_consent_line_parent_class)->dispose (object);
}

static void
pp_consent_line_class_init (PpConsentLineClass *klass)
{
  PpPaneClass *pane_class = PP_PANE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pp_consent_line_dispose;
  pane_class->kinds = "consent";
  pane_class->ask = pp_consent_line_ask;
  pane_class->ask_free = g_free;
  pane_class->load = pp_privacy_data_load_consents;
  pane_class->show = pp_consent_line_show;
  pane_class->result_free = pp_privacy_data_free;
}

static void
pp_consent_line_init (PpConsentLine *self)
{
  self->words = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->words, TRUE);
  gtk_label_set_xalign (self->words, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->words), "dim-label");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->words));
}

/**
 * pp_consent_line_tell:
 * @self: a line
 * @person: id of a person
 *
 * Tells to what they consented.
 */
void
pp_consent_line_tell (PpConsentLine *self, const char *person)
{
  g_return_if_fail (PP_IS_CONSENT_LINE (self));

  if (g_strcmp0 (self->person, person) == 0)
    return;
  g_free (self->person);
  self->person = g_strdup (person);
  gtk_label_set_label (self->words, "");
  pp_pane_refresh (PP_PANE (self));
}
