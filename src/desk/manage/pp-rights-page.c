/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/manage/pp-rights-page.h"

#include "desk/shell/pp-choice-field.h"
#include "desk/shell/pp-row.h"
#include "desk/shell/pp-words.h"
#include "people/pp-pin.h"
#include "people/pp-role.h"

#include <glib/gi18n.h>

/* Who may do what: the very table by which the store refuses. */
struct _PpRightsPage
{
  PpPane         parent_instance;

  PpChoiceField *role;
  GtkWidget     *list;
  GtkLabel      *pins;
  gboolean       is_filled;
};

G_DEFINE_FINAL_TYPE (PpRightsPage, pp_rights_page, PP_TYPE_PANE)

static const char *const step_ups[] = {
  [PP_STEP_NONE] = NULL,
  [PP_STEP_OWN_PIN] = NC_("step", "with the PIN"),
  [PP_STEP_SECOND_PIN] = NC_("step", "with a second person's PIN"),
  [PP_STEP_RECOVERY_CODE] = NC_("step", "with the recovery code"),
};

static char *
dup_who (const PpVerb *verb)
{
  g_autofree char *roles = verb->roles == PP_ROLE_EVERYBODY
                             ? g_strdup (C_("role", "Everybody")) : pp_words_of_roles (verb->roles);

  if (step_ups[verb->step_up] == NULL)
    return g_steal_pointer (&roles);
  return g_strdup_printf ("%s · %s", roles,
                          g_dpgettext2 (NULL, "step", step_ups[verb->step_up]));
}

static void
show_rights (PpRightsPage *self)
{
  PpStore *store = pp_session_get_store (pp_pane_get_session (PP_PANE (self)));
  g_autofree char *role = pp_field_dup_text (PP_FIELD (self->role));
  guint roles = *role != '\0' ? pp_role_from_word (role) : PP_ROLE_EVERYBODY;

  pp_list_clear (self->list);
  for (const PpVerb *verb = pp_store_get_schema (store)->verbs; verb->name != NULL; verb++)
    if ((verb->roles & roles) != 0)
      {
        g_autofree char *who = dup_who (verb);

        gtk_list_box_append (GTK_LIST_BOX (self->list),
                             pp_row_new (pp_verb_get_title (verb), who));
      }
}

static void
offer_roles (PpRightsPage *self)
{
  g_auto (GStrv) words = g_strsplit (PP_ROLE_WORDS, " ", -1);
  g_autoptr (GPtrArray) values = g_ptr_array_new (), titles = g_ptr_array_new ();

  g_ptr_array_add (values, (gpointer) "");
  g_ptr_array_add (titles, (gpointer) _("All roles"));
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_ptr_array_add (values, words[i]);
      g_ptr_array_add (titles, (gpointer) pp_words_of ("role", words[i]));
    }
  g_ptr_array_add (values, NULL);
  g_ptr_array_add (titles, NULL);
  pp_choice_field_offer (self->role, (const char *const *) values->pdata,
                         (const char *const *) titles->pdata);
}

static gpointer
pp_rights_page_load (PpDb *db, gpointer unused, GError **error)
{
  guint passes;

  return pp_pin_read_passes (db, &passes, error) ? GUINT_TO_POINTER (passes) : NULL;
}

static void
pp_rights_page_show (PpPane *pane, gpointer passes)
{
  g_autofree char *words = g_strdup_printf (
    /* TRANSLATORS: a number of times; Argon2id is a name */
    _("What is kept of a PIN is an Argon2id hash: it goes %u times over 64 MiB of memory, as was "
      "measured out for this computer when it was set up. Nobody can read a PIN from it."),
    GPOINTER_TO_UINT (passes));

  gtk_label_set_label (PP_RIGHTS_PAGE (pane)->pins, words);
}

static void
pp_rights_page_map (GtkWidget *widget)
{
  PpRightsPage *self = PP_RIGHTS_PAGE (widget);

  GTK_WIDGET_CLASS (pp_rights_page_parent_class)->map (widget);
  if (self->is_filled)
    return;
  self->is_filled = TRUE;
  offer_roles (self);
  show_rights (self);
}

static void
pp_rights_page_dispose (GObject *object)
{
  pp_pane_dispose_template (PP_PANE (object), PP_TYPE_RIGHTS_PAGE);

  G_OBJECT_CLASS (pp_rights_page_parent_class)->dispose (object);
}

static void
pp_rights_page_class_init (PpRightsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PpPaneClass *pane_class = PP_PANE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pp_rights_page_dispose;
  widget_class->map = pp_rights_page_map;
  pane_class->kinds = "";
  pane_class->load = pp_rights_page_load;
  pane_class->show = pp_rights_page_show;

  g_type_ensure (PP_TYPE_CHOICE_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/panippura/Panippura/ui/manage/rights-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PpRightsPage, role);
  gtk_widget_class_bind_template_child (widget_class, PpRightsPage, list);
  gtk_widget_class_bind_template_child (widget_class, PpRightsPage, pins);
  gtk_widget_class_bind_template_callback (widget_class, show_rights);
}

static void
pp_rights_page_init (PpRightsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
