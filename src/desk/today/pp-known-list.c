/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/today/pp-known-list.h"

#include "core/pp-identifier.h"
#include "desk/shell/pp-row.h"
#include "desk/shell/pp-shown.h"
#include "people/pp-person.h"

#include <glib/gi18n.h>

/* Who somebody that is to be registered may be already: one of them, or another person. */
struct _PpKnownList
{
  PpPane     parent_instance;

  GtkWidget *list;
  PpRecord  *asked;     /* (nullable): who is to be registered */
};

G_DEFINE_FINAL_TYPE (PpKnownList, pp_known_list, PP_TYPE_PANE)

enum {
  CHOSEN,
  ANOTHER,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gpointer
pp_known_list_ask_for (PpPane *pane)
{
  PpRecord *asked = PP_KNOWN_LIST (pane)->asked;

  return asked != NULL ? g_object_ref (asked) : NULL;
}

static gpointer
pp_known_list_load (PpDb *db, gpointer asked, GError **error)
{
  return pp_person_list_alike (db, asked, error);
}

static void
chosen_cb (GtkWidget *button, PpKnownList *self)
{
  g_autofree char *id = g_strdup (pp_row_get_id (button));

  g_signal_emit (self, signals[CHOSEN], 0, id);
}

static void
another_cb (PpKnownList *self)
{
  g_signal_emit (self, signals[ANOTHER], 0);
}

static GtkWidget *
make_row (PpKnownList *self, PpPerson *person)
{
  const char *id = pp_record_get_id (PP_RECORD (person));
  g_autofree char *name = pp_shown_name (person->name_en, person->name_ml);
  g_autofree char *phone = pp_identifier_format_mobile (person->phone);
  const char *house = person->house != NULL ? person->house : phone;
  g_autofree char *note = g_strjoin (" · ", house, house != phone ? phone : NULL, NULL);
  GtkWidget *row = pp_row_new (name, note);

  gtk_widget_set_focusable (row, FALSE);
  pp_row_add_button (row, C_("person", "Open"), id, G_CALLBACK (chosen_cb), self);
  return row;
}

static void
pp_known_list_show (PpPane *pane, gpointer result)
{
  PpKnownList *self = PP_KNOWN_LIST (pane);
  GPtrArray *persons = result;
  int focused = pp_list_clear (self->list);

  for (guint i = 0; i < persons->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list),
                         make_row (self, g_ptr_array_index (persons, i)));
  gtk_widget_set_visible (self->list, persons->len > 0);
  pp_list_refocus (self->list, focused);
}

static void
pp_known_list_dispose (GObject *object)
{
  g_clear_object (&PP_KNOWN_LIST (object)->asked);

  G_OBJECT_CLASS (pp_known_list_parent_class)->dispose (object);
}

static void
pp_known_list_class_init (PpKnownListClass *klass)
{
  PpPaneClass *pane_class = PP_PANE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pp_known_list_dispose;
  pane_class->kinds = "person";
  pane_class->ask = pp_known_list_ask_for;
  pane_class->ask_free = g_object_unref;
  pane_class->load = pp_known_list_load;
  pane_class->show = pp_known_list_show;
  pane_class->result_free = (GDestroyNotify) g_ptr_array_unref;

  /**
   * PpKnownList::chosen:
   * @self: the list
   * @id: of the person that it is
   */
  signals[CHOSEN] = g_signal_new ("chosen", PP_TYPE_KNOWN_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * PpKnownList::another:
   * @self: the list
   *
   * It is none of them.
   */
  signals[ANOTHER] = g_signal_new ("another", PP_TYPE_KNOWN_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
pp_known_list_init (PpKnownList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *another = gtk_button_new_with_label (_("This is another person"));

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_widget_set_visible (self->list, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Who is known"), -1);
  gtk_widget_set_halign (another, GTK_ALIGN_START);
  g_signal_connect_object (another, "clicked", G_CALLBACK (another_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->list);
  gtk_box_append (GTK_BOX (box), another);
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * pp_known_list_ask:
 * @self: the list
 * @person: (transfer none): a #PpPerson as it was typed, who is not registered
 *
 * Asks whether it is one of those who are known.
 */
void
pp_known_list_ask (PpKnownList *self, gpointer person)
{
  g_return_if_fail (PP_IS_KNOWN_LIST (self));

  g_clear_object (&self->asked);
  self->asked = pp_record_draft (person);
  pp_record_seal (self->asked);
  pp_list_clear (self->list);
  pp_pane_refresh (PP_PANE (self));
}
