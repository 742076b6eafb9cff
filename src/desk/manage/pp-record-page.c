/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/manage/pp-record-page.h"

#include "core/pp-time.h"
#include "desk/manage/pp-record-export.h"
#include "desk/shell/pp-choice-field.h"
#include "desk/shell/pp-history-row.h"
#include "desk/shell/pp-history-words.h"
#include "desk/shell/pp-row.h"

#include <glib/gi18n.h>

#define AT_ONCE 100

/* What was done on a day, by whom, from what to what. */
struct _PpRecordPage
{
  PpPane         parent_instance;

  GtkLabel      *title;
  GtkWidget     *later;
  PpChoiceField *actor;
  PpChoiceField *verb;
  GtkWidget     *list;
  GtkWidget     *empty;
  GtkWidget     *older;
  GtkWidget     *export;

  char          *day;          /* (nullable): that is shown; NULL: today */
  char          *who;          /* (nullable): what the person is called who was chosen last */
  guint          most;
  gboolean       is_filling;   /* the choices, and nobody chooses */
};

G_DEFINE_FINAL_TYPE (PpRecordPage, pp_record_page, PP_TYPE_PANE)

static char *
dup_today (void)
{
  return pp_time_day (g_get_real_time () / G_USEC_PER_SEC);
}

static char *
dup_choice (PpChoiceField *field)
{
  char *text = pp_field_dup_text (PP_FIELD (field));

  if (*text == '\0')
    g_clear_pointer (&text, g_free);
  return text;
}

static gpointer
pp_record_page_ask (PpPane *pane)
{
  PpRecordPage *self = PP_RECORD_PAGE (pane);
  g_autofree char *today = dup_today ();
  g_autofree char *actor = dup_choice (self->actor), *verb = dup_choice (self->verb);

  return pp_record_ask_new (self->day != NULL ? self->day : today, actor, verb, self->most);
}

static gpointer
pp_record_page_load (PpDb *db, gpointer data, GError **error)
{
  const PpRecordAsk *ask = data;

  return pp_told_acts_of_day (db, ask->day, ask->actor, ask->verb, ask->most, error);
}

/* What was chosen stays, where nobody did such on this day too. */
static void
keep_chosen (PpChoiceField *field, GPtrArray *values, GPtrArray *titles, const char *title)
{
  g_autofree char *chosen = dup_choice (field);

  if (chosen != NULL &&
      !g_ptr_array_find_with_equal_func (values, chosen, g_str_equal, NULL))
    {
      g_ptr_array_add (values, g_strdup (chosen));
      g_ptr_array_add (titles, g_strdup (title != NULL ? title : chosen));
    }
  g_ptr_array_add (values, NULL);
  g_ptr_array_add (titles, NULL);
  pp_choice_field_offer (field, (const char *const *) values->pdata,
                         (const char *const *) titles->pdata);
}

static void
offer_actors (PpRecordPage *self, const PpToldActs *acts)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *chosen = dup_choice (self->actor);

  g_ptr_array_add (values, g_strdup (""));
  g_ptr_array_add (titles, g_strdup (C_("history", "Everybody")));
  for (guint i = 0; i < acts->actors->len; i++)
    {
      const PpToldAct *act = g_ptr_array_index (acts->actors, i);

      g_ptr_array_add (values, g_strdup (act->actor));
      g_ptr_array_add (titles, pp_history_words_who (act));
      if (g_strcmp0 (chosen, act->actor) == 0)
        {
          g_free (self->who);
          self->who = pp_history_words_who (act);
        }
    }
  keep_chosen (self->actor, values, titles, self->who);
}

static void
offer_verbs (PpRecordPage *self, const PpToldActs *acts, const PpSchema *schema)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *chosen = dup_choice (self->verb);

  g_ptr_array_add (values, g_strdup (""));
  g_ptr_array_add (titles, g_strdup (C_("history", "Everything")));
  for (guint i = 0; i < acts->verbs->len; i++)
    {
      PpToldAct act = { .verb = g_ptr_array_index (acts->verbs, i) };

      g_ptr_array_add (values, g_strdup (act.verb));
      g_ptr_array_add (titles, g_strdup (pp_told_act_title (&act, schema)));
    }
  keep_chosen (self->verb, values, titles,
               chosen != NULL ? pp_told_act_title (&(PpToldAct) { .verb = chosen }, schema)
                              : NULL);
}

static void
show_acts (PpRecordPage *self, const PpToldActs *acts, const PpSchema *schema)
{
  int focused = pp_list_clear (self->list);

  for (guint i = 0; i < acts->acts->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list),
                         pp_history_row_new_closed (g_ptr_array_index (acts->acts, i), schema));
  gtk_widget_set_visible (self->list, acts->n_all > 0);
  gtk_widget_set_visible (self->empty, acts->n_all == 0);
  gtk_label_set_label (GTK_LABEL (self->empty), acts->actors->len > 0
                                                  ? _("Nothing like this was done on this day.")
                                                  : _("Nothing was done on this day."));
  gtk_widget_set_visible (self->older, acts->acts->len < acts->n_all);
  gtk_widget_set_sensitive (self->export, acts->n_all > 0);
  pp_list_refocus (self->list, focused);
}

static void
pp_record_page_show (PpPane *pane, gpointer result)
{
  PpRecordPage *self = PP_RECORD_PAGE (pane);
  const PpSchema *schema = pp_store_get_schema (pp_session_get_store (pp_pane_get_session (pane)));
  g_autofree char *today = dup_today ();
  const char *day = self->day != NULL ? self->day : today;
  g_autofree char *title = pp_day_format_long (day);

  gtk_label_set_label (self->title, title);
  gtk_widget_set_sensitive (self->later, pp_day_compare (day, today) < 0);
  self->is_filling = TRUE;
  offer_actors (self, result);
  offer_verbs (self, result, schema);
  self->is_filling = FALSE;
  show_acts (self, result, schema);
}

static void
turn (PpRecordPage *self, int n_days)
{
  g_autofree char *today = dup_today ();
  g_autofree char *day = pp_day_add (self->day != NULL ? self->day : today, n_days);

  g_clear_pointer (&self->day, g_free);
  if (n_days != 0 && pp_day_compare (day, today) < 0)
    self->day = g_steal_pointer (&day);
  self->most = AT_ONCE;
  pp_pane_refresh (PP_PANE (self));
}

static void
before_cb (PpRecordPage *self)
{
  turn (self, -1);
}

static void
today_cb (PpRecordPage *self)
{
  turn (self, 0);
}

static void
after_cb (PpRecordPage *self)
{
  turn (self, 1);
}

static void
chosen_cb (PpRecordPage *self)
{
  if (self->is_filling)
    return;
  self->most = AT_ONCE;
  pp_pane_refresh (PP_PANE (self));
}

static void
older_cb (PpRecordPage *self)
{
  self->most += AT_ONCE;
  pp_pane_refresh (PP_PANE (self));
}

static void
row_activated_cb (PpRecordPage *self, PpHistoryRow *row)
{
  pp_history_row_set_open (row, !pp_history_row_is_open (row));
}

static void
export_cb (PpRecordPage *self)
{
  PpRecordAsk *ask = pp_record_page_ask (PP_PANE (self));

  pp_record_export_ask (PP_PANE (self), ask);
  pp_record_ask_free (ask);
}

/* "record" and a day show that day. */
static void
pp_record_page_go (PpPane *pane, const char *kind, const char *id)
{
  PpRecordPage *self = PP_RECORD_PAGE (pane);

  if (id == NULL || !pp_day_is_valid (id))
    return;
  g_free (self->day);
  self->day = g_strdup (id);
  pp_pane_refresh (pane);
}

static void
pp_record_page_dispose (GObject *object)
{
  pp_pane_dispose_template (PP_PANE (object), PP_TYPE_RECORD_PAGE);

  G_OBJECT_CLASS (pp_record_page_parent_class)->dispose (object);
}

static void
pp_record_page_finalize (GObject *object)
{
  g_free (PP_RECORD_PAGE (object)->day);
  g_free (PP_RECORD_PAGE (object)->who);

  G_OBJECT_CLASS (pp_record_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (PP_TYPE_CHOICE_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/panippura/Panippura/ui/manage/record-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PpRecordPage, title);
  gtk_widget_class_bind_template_child (widget_class, PpRecordPage, later);
  gtk_widget_class_bind_template_child (widget_class, PpRecordPage, actor);
  gtk_widget_class_bind_template_child (widget_class, PpRecordPage, verb);
  gtk_widget_class_bind_template_child (widget_class, PpRecordPage, list);
  gtk_widget_class_bind_template_child (widget_class, PpRecordPage, empty);
  gtk_widget_class_bind_template_child (widget_class, PpRecordPage, older);
  gtk_widget_class_bind_template_child (widget_class, PpRecordPage, export);
  gtk_widget_class_bind_template_callback (widget_class, before_cb);
  gtk_widget_class_bind_template_callback (widget_class, today_cb);
  gtk_widget_class_bind_template_callback (widget_class, after_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, older_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, export_cb);
}

static void
pp_record_page_class_init (PpRecordPageClass *klass)
{
  PpPaneClass *pane_class = PP_PANE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pp_record_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = pp_record_page_finalize;
  pane_class->ask = pp_record_page_ask;
  pane_class->load = pp_record_page_load;
  pane_class->show = pp_record_page_show;
  pane_class->go = pp_record_page_go;
  pane_class->ask_free = (GDestroyNotify) pp_record_ask_free;
  pane_class->result_free = (GDestroyNotify) pp_told_acts_free;
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
pp_record_page_init (PpRecordPage *self)
{
  self->most = AT_ONCE;
  gtk_widget_init_template (GTK_WIDGET (self));
}
