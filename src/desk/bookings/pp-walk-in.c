/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/bookings/pp-walk-in.h"

#include "core/pp-error.h"
#include "core/pp-money.h"
#include "core/pp-time.h"
#include "desk/bookings/pp-walk-in-data.h"
#include "desk/shell/pp-choice-field.h"
#include "desk/shell/pp-deed.h"
#include "desk/shell/pp-focus.h"
#include "desk/shell/pp-pick-field.h"
#include "desk/shell/pp-row.h"
#include "desk/shell/pp-shown.h"
#include "desk/shell/pp-words.h"

#include <glib/gi18n.h>
#include <string.h>

/* Under which the session keeps what is asked for. */
#define KEPT "walk-in"

struct _PpWalkIn
{
  PpPane         parent_instance;

  PpPickField   *person;       /* or an enterprise */
  PpChoiceField *member;       /* who comes for the enterprise */
  PpChoiceField *machine;
  PpChoiceField *hours;
  GtkLabel      *from_words;
  GtkWidget     *from_reset;
  GtkWidget     *offers;
  GtkWidget     *hint;
  GtkLabel      *error;

  char          *member_id;    /* (nullable): who was chosen to come for an enterprise */
  char          *machine_id;   /* (nullable): that is asked for; NULL: what they had last */
  gint64         seconds;      /* 0: as long as they had it last */
  gint64         from;         /* PP_NONE for now */
  gboolean       is_filling;   /* the fields are being set, nobody chooses */
  gboolean       wants_offer;  /* the next key should book */
  const PpWalkInData *data;    /* (nullable): what is shown; the pane's */
  gboolean       is_restored;  /* what was kept of it stands there */
};

G_DEFINE_FINAL_TYPE (PpWalkIn, pp_walk_in, PP_TYPE_PANE)

enum {
  BOOKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* How long machines are wanted, in minutes. */
static const int lengths[] = { 30, 60, 90, 120, 180, 240, 300, 360, 480 };

static char *
length_title (int minutes)
{
  if (minutes < 60 || minutes % 30 != 0)
    return g_strdup_printf (ngettext ("%d minute", "%d minutes", minutes), minutes);
  if (minutes % 60 != 0)
    return g_strdup_printf (_("%d½ hours"), minutes / 60);
  return g_strdup_printf (ngettext ("%d hour", "%d hours", minutes / 60), minutes / 60);
}

static gpointer
pp_walk_in_ask (PpPane *pane)
{
  PpWalkIn *self = PP_WALK_IN (pane);
  PpWalkInAsk *asked = g_new0 (PpWalkInAsk, 1);

  asked->whose = pp_pick_field_dup_id (self->person);
  asked->member = g_strdup (self->member_id);
  asked->machine = g_strdup (self->machine_id);
  asked->seconds = self->seconds;
  asked->from = self->from != PP_NONE ? self->from : g_get_real_time () / G_USEC_PER_SEC;
  return asked;
}

static void
add_length (GStrvBuilder *values, GStrvBuilder *titles, int minutes)
{
  g_autofree char *value = g_strdup_printf ("%d", minutes), *title = length_title (minutes);

  g_strv_builder_add (values, value);
  g_strv_builder_add (titles, title);
}

static int
by_length (gconstpointer a, gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

/* What is wanted and what they take as a rule are among them, however long. */
static void
offer_lengths (PpWalkIn *self, const PpWalkInData *data)
{
  g_autoptr (GStrvBuilder) values = g_strv_builder_new (), titles = g_strv_builder_new ();
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (int));
  g_auto (GStrv) minutes = NULL, words = NULL;
  int wanted = (int) (data->seconds / 60), habit = (int) (data->habit_seconds / 60);
  g_autofree char *chosen = g_strdup_printf ("%d", wanted);

  g_array_append_vals (all, lengths, G_N_ELEMENTS (lengths));
  g_array_append_val (all, wanted);
  g_array_append_val (all, habit);
  g_array_sort (all, by_length);
  for (guint i = 0; i < all->len; i++)
    {
      int length = g_array_index (all, int, i);

      if (length > 0 && (i == 0 || length != g_array_index (all, int, i - 1)))
        add_length (values, titles, length);
    }
  minutes = g_strv_builder_end (values);
  words = g_strv_builder_end (titles);
  pp_choice_field_offer (self->hours, (const char *const *) minutes, (const char *const *) words);
  pp_field_set_text (PP_FIELD (self->hours), chosen);
}

/* Each kind that has several machines can be asked for as "any". None is said to be chosen before
 * one is. */
static void
offer_machines (PpWalkIn *self, const PpWalkInData *data)
{
  g_autoptr (GStrvBuilder) values = g_strv_builder_new (), titles = g_strv_builder_new ();
  g_autoptr (GHashTable) kinds = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (GStrv) ids = NULL, words = NULL;

  if (data->machine == NULL)
    {
      g_strv_builder_add (values, "");
      g_strv_builder_add (titles, _("Choose a machine"));
    }
  for (guint i = 0; i < data->machines->len; i++)
    {
      PpMachine *machine = g_ptr_array_index (data->machines, i);
      g_autofree char *name = pp_shown_name (machine->name_en, machine->name_ml);
      g_autofree char *title = g_strdup_printf ("%s · %s", machine->code, name);
      int n;

      g_strv_builder_add (values, pp_record_get_id (PP_RECORD (machine)));
      g_strv_builder_add (titles, title);
      n = GPOINTER_TO_INT (g_hash_table_lookup (kinds, machine->kind));
      g_hash_table_insert (kinds, machine->kind, GINT_TO_POINTER (n + 1));
    }
  for (guint i = 0; i < data->machines->len; i++)
    {
      PpMachine *machine = g_ptr_array_index (data->machines, i);
      g_autofree char *value = g_strconcat ("kind:", machine->kind, NULL), *title = NULL;

      if (GPOINTER_TO_INT (g_hash_table_lookup (kinds, machine->kind)) < 2)
        continue;
      g_hash_table_remove (kinds, machine->kind);
      title = g_strdup_printf (_("Any machine: %s"), pp_words_of ("kind", machine->kind));
      g_strv_builder_add (values, value);
      g_strv_builder_add (titles, title);
    }
  ids = g_strv_builder_end (values);
  words = g_strv_builder_end (titles);
  pp_choice_field_offer (self->machine, (const char *const *) ids, (const char *const *) words);
  pp_field_set_text (PP_FIELD (self->machine), data->machine != NULL ? data->machine : "");
}

/* Who comes for an enterprise is one of its members. */
static void
offer_members (PpWalkIn *self, const PpWalkInData *data)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new (), titles = g_ptr_array_new ();
  gboolean any = data->members != NULL && data->members->len > 0;

  gtk_widget_set_visible (GTK_WIDGET (self->member), any);
  for (guint i = 0; any && i < data->members->len; i++)
    {
      const PpPick *one = g_ptr_array_index (data->members, i);

      g_ptr_array_add (values, one->id);
      g_ptr_array_add (titles, one->title);
    }
  g_ptr_array_add (values, NULL);
  g_ptr_array_add (titles, NULL);
  pp_choice_field_offer (self->member, (const char *const *) values->pdata,
                         (const char *const *) titles->pdata);
  if (any)
    pp_field_set_text (PP_FIELD (self->member), pp_record_get_id (PP_RECORD (data->person)));
}

/* Money and machine time are a person's: whom nobody can stand for cannot book. */
static void
refuse_empty (PpWalkIn *self)
{
  pp_field_set_error (PP_FIELD (self->person),
                      _("Nobody is a member of it yet. Choose the person who comes."));
}

static GtkWidget *
make_offer (const PpSlotOffer *offer)
{
  g_autofree char *from = pp_time_format_spoken (offer->span.starts_at);
  g_autofree char *until = pp_time_format_spoken (offer->span.ends_at);
  g_autofree char *day = pp_time_day (offer->span.starts_at), *words = pp_day_format_long (day);
  g_autofree char *name = pp_shown_name (offer->machine->name_en, offer->machine->name_ml);
  g_autofree char *title = g_strdup_printf ("%s – %s", from, until);
  g_autofree char *subtitle = g_strdup_printf ("%s\n%s · %s", words, offer->machine->code, name);
  g_autofree char *fee = pp_money_format (offer->fee_paise);
  GtkWidget *row = pp_row_new (title, subtitle);

  pp_row_add_text (row, fee);
  pp_row_set_id (row, pp_record_get_id (PP_RECORD (offer->machine)));
  g_object_set_data_full (G_OBJECT (row), "span", g_memdup2 (&offer->span, sizeof offer->span),
                          g_free);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static void
show_from (PpWalkIn *self)
{
  g_autofree char *clock = NULL, *iso = NULL, *day = NULL, *words = NULL;

  gtk_widget_set_visible (self->from_reset, self->from != PP_NONE);
  if (self->from == PP_NONE)
    {
      gtk_label_set_label (self->from_words, _("The next free times"));
      return;
    }
  clock = pp_time_format_spoken (self->from);
  iso = pp_time_day (self->from);
  day = pp_day_format (iso);
  words = g_strdup_printf (_("Free from %s %s on"), day, clock);
  gtk_label_set_label (self->from_words, words);
}

/* Which of the offers has the focus, so that it stays there when they are asked for anew. */
static int
focused_offer (PpWalkIn *self)
{
  GtkWidget *row = gtk_widget_get_focus_child (self->offers);

  return row != NULL ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) : -1;
}

/* What was asked before the person was known is no answer yet. */
static gboolean
is_answer (PpWalkIn *self, const PpWalkInData *data)
{
  g_autofree char *whose = pp_pick_field_dup_id (self->person);

  return g_strcmp0 (data->whose, whose) == 0;
}

static void
focus_offer (PpWalkIn *self, const PpWalkInData *data, int index)
{
  GtkListBoxRow *row;

  if (self->wants_offer && is_answer (self, data))
    index = 0;
  if (index < 0)
    return;
  row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->offers), index);
  pp_focus_grab (row != NULL ? (gpointer) row : (gpointer) self->machine);
  self->wants_offer = FALSE;
}

static void
pp_walk_in_show (PpPane *pane, gpointer result)
{
  PpWalkIn *self = PP_WALK_IN (pane);
  PpWalkInData *data = result;
  int focused = focused_offer (self);

  self->data = data;
  self->is_filling = TRUE;
  if (is_answer (self, data))
    offer_members (self, data);
  offer_machines (self, data);
  offer_lengths (self, data);
  self->is_filling = FALSE;
  show_from (self);
  pp_list_clear (self->offers);
  for (guint i = 0; i < data->offers->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->offers),
                         make_offer (g_ptr_array_index (data->offers, i)));
  gtk_widget_set_visible (self->offers, data->offers->len > 0);
  gtk_widget_set_visible (self->hint, data->offers->len == 0);
  gtk_label_set_label (GTK_LABEL (self->hint), data->machine == NULL
                         ? _("Choose a person or a machine to see what is free.")
                         : _("Nothing is free for so long in the days to come. Choose another "
                             "length or another machine."));
  if (is_answer (self, data) && data->enterprise != NULL && data->person == NULL)
    refuse_empty (self);
  focus_offer (self, data, focused);
}

static void
keep_number (PpSession *session, const char *field, gint64 number, gint64 none)
{
  g_autofree char *text = number != none ? g_strdup_printf ("%" G_GINT64_FORMAT, number) : NULL;

  pp_session_keep (session, KEPT, field, text);
}

static gint64
kept_number (PpSession *session, const char *field, gint64 none)
{
  const char *text = pp_session_kept (session, KEPT, field);

  return text != NULL ? g_ascii_strtoll (text, NULL, 10) : none;
}

/* Through a lock and a change of language. */
static void
keep (PpWalkIn *self)
{
  PpSession *session = pp_pane_get_session (PP_PANE (self));
  g_autofree char *person = pp_field_dup_text (PP_FIELD (self->person));

  if (session == NULL)
    return;
  pp_session_keep (session, KEPT, "person", person);
  pp_session_keep (session, KEPT, "member", self->member_id);
  pp_session_keep (session, KEPT, "machine", self->machine_id);
  keep_number (session, "seconds", self->seconds, 0);
  keep_number (session, "from", self->from, PP_NONE);
}

static void
pp_walk_in_map (GtkWidget *widget)
{
  PpWalkIn *self = PP_WALK_IN (widget);
  PpSession *session;

  GTK_WIDGET_CLASS (pp_walk_in_parent_class)->map (widget);
  session = pp_pane_get_session (PP_PANE (self));
  if (self->is_restored || session == NULL)
    return;
  self->is_restored = TRUE;
  self->is_filling = TRUE;
  self->from = kept_number (session, "from", PP_NONE);
  self->seconds = kept_number (session, "seconds", 0);
  g_free (self->member_id);
  self->member_id = g_strdup (pp_session_kept (session, KEPT, "member"));
  g_free (self->machine_id);
  self->machine_id = g_strdup (pp_session_kept (session, KEPT, "machine"));
  pp_field_set_text (PP_FIELD (self->person), pp_session_kept (session, KEPT, "person"));
  self->is_filling = FALSE;
  pp_pane_refresh (PP_PANE (self));
}

static void
asked_cb (PpWalkIn *self)
{
  if (self->is_filling)
    return;
  keep (self);
  gtk_widget_set_visible (GTK_WIDGET (self->error), FALSE);
  pp_pane_refresh (PP_PANE (self));
}

static void
chosen_cb (PpWalkIn *self)
{
  g_autofree char *minutes = pp_field_dup_text (PP_FIELD (self->hours));

  if (self->is_filling)
    return;
  g_free (self->machine_id);
  self->machine_id = pp_field_dup_text (PP_FIELD (self->machine));
  if (*self->machine_id == '\0')
    g_clear_pointer (&self->machine_id, g_free);
  self->seconds = g_ascii_strtoll (minutes, NULL, 10) * 60;
  asked_cb (self);
}

static void
member_cb (PpWalkIn *self)
{
  if (self->is_filling)
    return;
  g_free (self->member_id);
  self->member_id = pp_field_dup_text (PP_FIELD (self->member));
  asked_cb (self);
}

static void
reset_cb (PpWalkIn *self)
{
  self->from = PP_NONE;
  asked_cb (self);
}

/* What they had last is asked for, whatever was chosen for another. */
static void
start_anew (PpWalkIn *self, const char *whose)
{
  self->is_filling = TRUE;
  self->from = PP_NONE;
  pp_field_set_text (PP_FIELD (self->person), whose);
  self->is_filling = FALSE;
  g_clear_pointer (&self->member_id, g_free);
  g_clear_pointer (&self->machine_id, g_free);
  self->seconds = 0;
  keep (self);
}

/* What was agreed is said once more, for the person to hear: which machine, when. */
static char *
tell_booked (PpWalkIn *self, PpBooking *booking)
{
  g_autofree char *day = pp_time_day (booking->starts_at), *words = pp_day_format_long (day);
  g_autofree char *from = pp_time_format_spoken (booking->starts_at);
  g_autofree char *code = NULL;

  for (guint i = 0; i < self->data->machines->len; i++)
    {
      PpMachine *machine = g_ptr_array_index (self->data->machines, i);

      if (strcmp (pp_record_get_id (PP_RECORD (machine)), booking->machine) == 0)
        code = g_strdup (machine->code);
    }
  /* TRANSLATORS: a machine's code, a day, when it begins */
  return g_strdup_printf (_("Booked: %1$s, %2$s, %3$s"), code != NULL ? code : "", words, from);
}

static void
booked_cb (gpointer widget, gpointer record, const GError *error)
{
  PpWalkIn *self = widget;
  const char *field = error != NULL ? pp_error_get_field (error) : NULL;
  g_autofree char *words = NULL;

  if (g_strcmp0 (field, "person") == 0 || g_strcmp0 (field, "enterprise") == 0)
    {
      pp_field_set_error (PP_FIELD (self->person), error->message);
      pp_focus_grab (self->person);
      return;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->error), error != NULL);
  if (error != NULL)
    {
      gtk_label_set_label (self->error, error->message);
      pp_pane_refresh (PP_PANE (self));
      return;
    }
  words = tell_booked (self, record);
  pp_shell_toast (pp_shell_of (self), words, pp_record_get_id (record));
  g_signal_emit (self, signals[BOOKED], 0, pp_record_get_id (record));
  start_anew (self, NULL);
  pp_pane_refresh (PP_PANE (self));
  pp_focus_grab (self->person);
}

static void
offer_cb (PpWalkIn *self, GtkListBoxRow *row)
{
  const PpSpan *span = g_object_get_data (G_OBJECT (row), "span");
  g_autofree char *person = pp_pick_field_dup_id (self->person), *enterprise = NULL;
  PpBooking *booking;

  if (person == NULL)
    {
      pp_field_set_error (PP_FIELD (self->person), _("Say first who it is for."));
      pp_focus_grab (self->person);
      return;
    }
  if (is_answer (self, self->data) && self->data->enterprise != NULL)
    {
      enterprise = g_steal_pointer (&person);
      person = pp_field_dup_text (PP_FIELD (self->member));
    }
  if (enterprise != NULL && self->data->person == NULL)
    {
      refuse_empty (self);
      pp_focus_grab (self->person);
      return;
    }
  booking = g_object_new (pp_booking_get_type (), "machine", pp_row_get_id (row), "person", person,
                          "enterprise", enterprise, "starts_at", span->starts_at, "ends_at",
                          span->ends_at, NULL);
  pp_deed_run (self, "booking.make", booking, booked_cb);
}

static void
pp_walk_in_dispose (GObject *object)
{
  g_clear_pointer (&PP_WALK_IN (object)->member_id, g_free);
  g_clear_pointer (&PP_WALK_IN (object)->machine_id, g_free);
  pp_pane_dispose_template (PP_PANE (object), PP_TYPE_WALK_IN);

  G_OBJECT_CLASS (pp_walk_in_parent_class)->dispose (object);
}

static void
pp_walk_in_class_init (PpWalkInClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PpPaneClass *pane_class = PP_PANE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pp_walk_in_dispose;
  widget_class->map = pp_walk_in_map;
  pane_class->kinds = "booking machine downtime holiday person enterprise membership";
  pane_class->seconds = 60;
  pane_class->ask = pp_walk_in_ask;
  pane_class->ask_free = pp_walk_in_ask_free;
  pane_class->load = pp_walk_in_data_load;
  pane_class->show = pp_walk_in_show;
  pane_class->result_free = pp_walk_in_data_free;

  /**
   * PpWalkIn::booked:
   * @self: the panel
   * @booking: id of what was booked
   */
  signals[BOOKED] = g_signal_new ("booked", PP_TYPE_WALK_IN, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (PP_TYPE_CHOICE_FIELD);
  g_type_ensure (PP_TYPE_PICK_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/panippura/Panippura/ui/bookings/walk-in.ui");
  gtk_widget_class_bind_template_child (widget_class, PpWalkIn, person);
  gtk_widget_class_bind_template_child (widget_class, PpWalkIn, member);
  gtk_widget_class_bind_template_child (widget_class, PpWalkIn, machine);
  gtk_widget_class_bind_template_child (widget_class, PpWalkIn, hours);
  gtk_widget_class_bind_template_child (widget_class, PpWalkIn, from_words);
  gtk_widget_class_bind_template_child (widget_class, PpWalkIn, from_reset);
  gtk_widget_class_bind_template_child (widget_class, PpWalkIn, offers);
  gtk_widget_class_bind_template_child (widget_class, PpWalkIn, hint);
  gtk_widget_class_bind_template_child (widget_class, PpWalkIn, error);
  gtk_widget_class_bind_template_callback (widget_class, asked_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, member_cb);
  gtk_widget_class_bind_template_callback (widget_class, reset_cb);
  gtk_widget_class_bind_template_callback (widget_class, offer_cb);
}

static void
pp_walk_in_init (PpWalkIn *self)
{
  self->from = PP_NONE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pp_walk_in_for:
 * @self: the panel
 * @whose: id of a person or an enterprise
 *
 * Offers them the next free times of what they had last; the next Enter books.
 */
void
pp_walk_in_for (PpWalkIn *self, const char *whose)
{
  g_return_if_fail (PP_IS_WALK_IN (self));

  start_anew (self, whose);
  self->wants_offer = TRUE;
  pp_pane_refresh (PP_PANE (self));
}

/**
 * pp_walk_in_at:
 * @self: the panel
 * @machine: a machine's id
 * @at: UTC seconds; PP_NONE for now
 *
 * Offers what is free on this machine from then on.
 */
void
pp_walk_in_at (PpWalkIn *self, const char *machine, gint64 at)
{
  g_autofree char *person = NULL;

  g_return_if_fail (PP_IS_WALK_IN (self));

  self->from = at;
  g_free (self->machine_id);
  self->machine_id = g_strdup (machine);
  person = pp_pick_field_dup_id (self->person);
  self->wants_offer = person != NULL;
  if (person == NULL)
    pp_focus_grab (self->person);
  keep (self);
  pp_pane_refresh (PP_PANE (self));
}
