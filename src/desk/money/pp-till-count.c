/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/money/pp-till-count.h"

#include "core/pp-money.h"
#include "desk/shell/pp-focus.h"

#include <glib/gi18n.h>

#define MOST_NOTES 10000

/* Notes that are legal tender, in rupees; then the coins together. */
static const int notes[] = { 500, 200, 100, 50, 20, 10 };

#define N_ROWS (G_N_ELEMENTS (notes) + 1)

struct _PpTillCount
{
  GtkGrid    parent_instance;

  GtkWidget *entries[N_ROWS];
  GtkWidget *sums[N_ROWS];
  PpSession *session;     /* (nullable): that keeps what was counted */
  char      *form;        /* (nullable): under which it is kept */
};

G_DEFINE_FINAL_TYPE (PpTillCount, pp_till_count, GTK_TYPE_GRID)

enum {
  CHANGED,
  COUNTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* A number of notes is read as an amount of rupees is: in digits of any script. */
static gboolean
read_row (PpTillCount *self, guint row, gint64 *paise)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entries[row]));
  gint64 read;

  *paise = 0;
  if (*text == '\0')
    return TRUE;
  if (!pp_money_parse (text, &read, NULL) || read < 0)
    return FALSE;
  if (row < G_N_ELEMENTS (notes))
    {
      if (read % 100 != 0 || read / 100 > MOST_NOTES)
        return FALSE;
      read *= notes[row];
    }
  *paise = read;
  return TRUE;
}

static char *
key_of (guint row)
{
  return row < G_N_ELEMENTS (notes) ? g_strdup_printf ("notes-%d", notes[row]) : g_strdup ("coins");
}

static void
keep (PpTillCount *self)
{
  for (guint i = 0; i < N_ROWS; i++)
    {
      const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entries[i]));
      g_autofree char *key = key_of (i);

      pp_session_keep (self->session, self->form, key, *text != '\0' ? text : NULL);
    }
  if (gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL)
    pp_session_touch (self->session, self->form);
}

static void
changed_cb (PpTillCount *self)
{
  for (guint i = 0; i < N_ROWS; i++)
    {
      gint64 paise;
      gboolean good = read_row (self, i, &paise);
      g_autofree char *sum = pp_money_format (paise);

      gtk_label_set_label (GTK_LABEL (self->sums[i]), paise > 0 ? sum : "");
      if (good)
        gtk_widget_remove_css_class (self->entries[i], "error");
      else
        gtk_widget_add_css_class (self->entries[i], "error");
      gtk_accessible_update_state (GTK_ACCESSIBLE (self->entries[i]), GTK_ACCESSIBLE_STATE_INVALID,
                                   good ? GTK_ACCESSIBLE_INVALID_FALSE
                                        : GTK_ACCESSIBLE_INVALID_TRUE, -1);
    }
  if (self->session != NULL)
    keep (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
activate_cb (PpTillCount *self, GtkWidget *entry)
{
  for (guint i = 0; i + 1 < N_ROWS; i++)
    if (self->entries[i] == entry)
      {
        pp_focus_grab (self->entries[i + 1]);
        return;
      }
  g_signal_emit (self, signals[COUNTED], 0);
}

static void
add_row (PpTillCount *self, guint row)
{
  g_autofree char *title = row < G_N_ELEMENTS (notes) ? g_strdup_printf ("₹%d ×", notes[row])
                                                      : g_strdup (_("Coins, in rupees"));
  g_autofree char *spoken = row < G_N_ELEMENTS (notes)
                              ? g_strdup_printf (_("How many notes of ₹%d"), notes[row])
                              : g_strdup (title);
  GtkWidget *label = gtk_label_new (title), *entry = gtk_entry_new (), *sum = gtk_label_new ("");

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 6);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 8);
  gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_NUMBER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  gtk_label_set_xalign (GTK_LABEL (sum), 1);
  gtk_label_set_width_chars (GTK_LABEL (sum), 11);
  gtk_widget_add_css_class (sum, "number");
  gtk_widget_add_css_class (label, "number");
  gtk_grid_attach (GTK_GRID (self), label, 0, (int) row, 1, 1);
  gtk_grid_attach (GTK_GRID (self), entry, 1, (int) row, 1, 1);
  gtk_grid_attach (GTK_GRID (self), sum, 2, (int) row, 1, 1);
  self->entries[row] = entry;
  self->sums[row] = sum;
  g_signal_connect_object (entry, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
}

static gboolean
pp_till_count_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (PP_TILL_COUNT (widget)->entries[0]);
}

static void
pp_till_count_dispose (GObject *object)
{
  PpTillCount *self = PP_TILL_COUNT (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->form, g_free);

  G_OBJECT_CLASS (pp_till_count_parent_class)->dispose (object);
}

static void
pp_till_count_class_init (PpTillCountClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pp_till_count_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = pp_till_count_grab_focus;

  /**
   * PpTillCount::changed:
   * @self: the count
   *
   * Another number was typed.
   */
  signals[CHANGED] = g_signal_new ("changed", PP_TYPE_TILL_COUNT, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  /**
   * PpTillCount::counted:
   * @self: the count
   *
   * Enter was pressed in the last row.
   */
  signals[COUNTED] = g_signal_new ("counted", PP_TYPE_TILL_COUNT, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
pp_till_count_init (PpTillCount *self)
{
  gtk_grid_set_row_spacing (GTK_GRID (self), 6);
  gtk_grid_set_column_spacing (GTK_GRID (self), 9);
  for (guint i = 0; i < N_ROWS; i++)
    add_row (self, i);
}

/**
 * pp_till_count_serve:
 * @self: a count
 * @session: who is at the desk
 * @form: the form that it is part of
 *
 * Shows what they had counted before they were called away, and keeps what they count from now on
 * with what they typed in @form.
 */
void
pp_till_count_serve (PpTillCount *self, PpSession *session, const char *form)
{
  g_return_if_fail (PP_IS_TILL_COUNT (self) && self->session == NULL);

  for (guint i = 0; i < N_ROWS; i++)
    {
      g_autofree char *key = key_of (i);
      const char *kept = pp_session_kept (session, form, key);

      if (kept != NULL)
        gtk_editable_set_text (GTK_EDITABLE (self->entries[i]), kept);
    }
  self->session = g_object_ref (session);
  self->form = g_strdup (form);
}

/**
 * pp_till_count_get_sum:
 * @self: a count
 * @paise: (out): what the notes and coins come to
 *
 * Returns: whether every number can be read
 */
gboolean
pp_till_count_get_sum (PpTillCount *self, gint64 *paise)
{
  g_return_val_if_fail (PP_IS_TILL_COUNT (self), FALSE);

  *paise = 0;
  for (guint i = 0; i < N_ROWS; i++)
    {
      gint64 row;

      if (!read_row (self, i, &row) || __builtin_add_overflow (*paise, row, paise))
        return FALSE;
    }
  return TRUE;
}

/**
 * pp_till_count_clear:
 * @self: a count
 *
 * Empties it.
 */
void
pp_till_count_clear (PpTillCount *self)
{
  g_return_if_fail (PP_IS_TILL_COUNT (self));

  for (guint i = 0; i < N_ROWS; i++)
    gtk_editable_set_text (GTK_EDITABLE (self->entries[i]), "");
}
