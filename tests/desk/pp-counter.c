/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-counter.h"

#include "desk/money/pp-payment-form.h"
#include "desk/shell/pp-paper-window.h"
#include "desk/shell/pp-pin-dialog.h"
#include "desk/shell/pp-pin-pad.h"
#include "desk/shell/pp-row.h"
#include "money/pp-ledger.h"
#include "people/pp-pin.h"

static gpointer
read_last (PpDb *db, gpointer person, GError **error)
{
  PpPayment *payment = NULL;

  return pp_db_first (db, pp_payment_get_type (), (gpointer *) &payment, error,
                      "WHERE person = ? ORDER BY rowid DESC LIMIT 1", "t", person) ? payment
                                                                                   : NULL;
}

/**
 * pp_counter_last_payment:
 * @town: a cluster
 * @person: an id
 *
 * Returns: (transfer full) (nullable): what they paid last
 */
PpPayment *
pp_counter_last_payment (PpFixture *town, const char *person)
{
  return pp_store_read (town->store, read_last, (gpointer) person, NULL);
}

typedef struct {
  const char *person;
  gint64      paise;
} Due;

static gpointer
read_due (PpDb *db, gpointer data, GError **error)
{
  Due *due = data;

  return pp_money_due (db, due->person, &due->paise, error) ? data : NULL;
}

/**
 * pp_counter_due:
 * @town: a cluster
 * @person: an id
 *
 * Returns: what they owe, in paise
 */
gint64
pp_counter_due (PpFixture *town, const char *person)
{
  Due due = { person, PP_NONE };

  g_assert_nonnull (pp_store_read (town->store, read_due, &due, NULL));
  return due.paise;
}

/**
 * pp_counter_add_customer:
 * @town: a cluster
 *
 * Returns: (transfer none): id of somebody who dried for two hours and went
 */
const char *
pp_counter_add_customer (PpFixture *town)
{
  static guint n_people;
  g_autofree char *name = g_strdup_printf ("Customer %c", 'A' + n_people);
  g_autofree char *code = g_strdup_printf ("DRY-%u", 40 + n_people++);
  const char *person = pp_fixture_add_person (town, name, NULL, NULL), *booking;

  booking = pp_fixture_add_booking (town, pp_fixture_add_machine (town, code), person,
                                    "2026-03-02 14:00", "2026-03-02 16:00");
  pp_fixture_do (town, "anitha", "booking.check_in", "booking", booking, NULL);
  pp_fixture_do (town, "anitha", "booking.check_out", "booking", booking, NULL);
  return person;
}

/**
 * pp_counter_find_question:
 *
 * Returns: (transfer none) (nullable): what asks for a PIN
 */
GtkWidget *
pp_counter_find_question (void)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWidget *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (PP_IS_PIN_DIALOG (window))
        found = window;
    }
  return found;
}

/**
 * pp_counter_has_question:
 * @unused: nothing
 *
 * Returns: whether a PIN is asked for
 */
gboolean
pp_counter_has_question (gpointer unused)
{
  return pp_counter_find_question () != NULL;
}

static gboolean
has_no_dialog (gpointer unused)
{
  return pp_counter_find_question () == NULL;
}

/**
 * pp_counter_enter_pin:
 * @town: a cluster
 * @second: (nullable): code of who stands by
 *
 * Types one's own PIN, and that of who stands by; waits until what it is for was done or refused.
 */
void
pp_counter_enter_pin (PpFixture *town, const char *second)
{
  GtkWidget *dialog, *pad;

  pp_screen_wait (pp_counter_has_question, NULL);
  dialog = pp_counter_find_question ();
  pad = pp_screen_find (dialog, PP_TYPE_PIN_PAD, NULL);
  g_signal_emit_by_name (pad, "entered", PP_PIN_DEMO);
  if (second != NULL)
    {
      g_autofree char *id = pp_fixture_staff_id (town, second);

      pp_field_set_text (pp_screen_find (dialog, PP_TYPE_FIELD, NULL), id);
      g_signal_emit_by_name (pad, "entered", PP_PIN_DEMO);
    }
  pp_screen_wait (has_no_dialog, NULL);
  pp_screen_settle ();
}

/**
 * pp_counter_close_papers:
 *
 * Returns: how many papers were open, and are not any more
 */
guint
pp_counter_close_papers (void)
{
  GListModel *windows = gtk_window_get_toplevels ();
  guint n_closed = 0;

  for (guint i = g_list_model_get_n_items (windows); i > 0; i--)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i - 1);

      if (!PP_IS_PAPER_WINDOW (window))
        continue;
      gtk_window_destroy (GTK_WINDOW (window));
      n_closed++;
    }
  pp_screen_settle ();
  return n_closed;
}

/**
 * pp_counter_open:
 * @screen: a screen
 * @person: an id
 *
 * Shows what they owe.
 */
void
pp_counter_open (PpScreen *screen, const char *person)
{
  pp_shell_go (PP_SHELL (screen->window), "money", "person", person);
  pp_screen_settle ();
}

/**
 * pp_counter_field:
 * @screen: a screen
 * @name: of a field of the payment
 *
 * Returns: (transfer none): the field
 */
PpField *
pp_counter_field (PpScreen *screen, const char *name)
{
  return pp_screen_find (pp_screen_find (screen->window, PP_TYPE_PAYMENT_FORM, NULL),
                         PP_TYPE_FIELD, name);
}

/**
 * pp_counter_assert_text:
 * @in: a field
 * @text: that has to stand there
 */
void
pp_counter_assert_text (PpField *in, const char *text)
{
  g_autofree char *written = pp_field_dup_text (in);

  g_assert_cmpstr (written, ==, text);
}

typedef struct {
  const char *id;
  GtkWidget  *row;
} Search;

static void
find_row (GtkWidget *widget, gpointer data)
{
  Search *search = data;

  if (GTK_IS_LIST_BOX_ROW (widget) && gtk_widget_get_mapped (widget) &&
      g_strcmp0 (pp_row_get_id (widget), search->id) == 0)
    search->row = widget;
}

/**
 * pp_counter_find_row:
 * @within: a widget
 * @id: of a record
 *
 * Returns: (transfer none) (nullable): the row of a list that shows it
 */
GtkWidget *
pp_counter_find_row (gpointer within, const char *id)
{
  Search search = { id, NULL };

  pp_screen_each (within, find_row, &search);
  return search.row;
}
