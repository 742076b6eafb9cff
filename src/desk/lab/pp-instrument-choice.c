/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/lab/pp-instrument-choice.h"

#include "desk/shell/pp-drop-down.h"
#include "desk/shell/pp-shown.h"
#include "desk/shell/pp-spoken-list.h"
#include "lab/pp-instrument.h"

#include <glib/gi18n.h>

#define NOTHING "–"

struct _PpInstrumentChoice
{
  AdwBin     parent_instance;

  GtkWidget *drop_down;
  GPtrArray *instruments;    /* (element-type PpInstrument): after "none", in this order */
  char      *day;
};

G_DEFINE_FINAL_TYPE (PpInstrumentChoice, pp_instrument_choice, ADW_TYPE_BIN)

static PpInstrument *
instrument_at (PpInstrumentChoice *self, guint position)
{
  return position > 0 && position <= self->instruments->len
           ? g_ptr_array_index (self->instruments, position - 1) : NULL;
}

/* What the list reads. */
static char *
dup_title (PpInstrumentChoice *self, guint position)
{
  PpInstrument *instrument = instrument_at (self, position);
  g_autofree char *name = NULL;

  if (instrument == NULL)
    return g_strdup (_("None"));
  name = pp_shown_name (instrument->name_en, instrument->name_ml);
  return pp_instrument_is_overdue (instrument, self->day)
           /* TRANSLATORS: an instrument's code, its name */
           ? g_strdup_printf (_("%1$s · %2$s (calibration overdue)"), instrument->code, name)
           : g_strdup_printf ("%s · %s", instrument->code, name);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, gtk_label_new (NULL));
}

/* The list tells the name; the closed button has room for the code alone. */
static void
bind_cb (PpInstrumentChoice *self, GtkListItem *item)
{
  guint position = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->drop_down));
  PpInstrument *instrument = instrument_at (self, position);
  g_autofree char *title = dup_title (self, position);

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       instrument != NULL ? instrument->code : NOTHING);
  pp_spoken_choice_name (item, title);
}

static GtkListItemFactory *
make_button_factory (PpInstrumentChoice *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  return factory;
}

static void
pp_instrument_choice_finalize (GObject *object)
{
  PpInstrumentChoice *self = PP_INSTRUMENT_CHOICE (object);

  g_clear_pointer (&self->instruments, g_ptr_array_unref);
  g_free (self->day);

  G_OBJECT_CLASS (pp_instrument_choice_parent_class)->finalize (object);
}

static void
pp_instrument_choice_class_init (PpInstrumentChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pp_instrument_choice_finalize;
}

static void
pp_instrument_choice_init (PpInstrumentChoice *self)
{
  g_autoptr (GtkListItemFactory) factory = make_button_factory (self);

  self->instruments = g_ptr_array_new ();
  self->drop_down = pp_drop_down_new ();
  gtk_drop_down_set_factory (GTK_DROP_DOWN (self->drop_down), factory);
  gtk_widget_set_valign (self->drop_down, GTK_ALIGN_CENTER);
  adw_bin_set_child (ADW_BIN (self), self->drop_down);
}

/**
 * pp_instrument_choice_new:
 * @name: its accessible name
 *
 * Returns: (transfer floating): a choice of the instrument that something was measured with
 */
GtkWidget *
pp_instrument_choice_new (const char *name)
{
  PpInstrumentChoice *self = g_object_new (PP_TYPE_INSTRUMENT_CHOICE, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (self->drop_down)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_WIDGET (self);
}

/**
 * pp_instrument_choice_offer:
 * @self: a choice
 * @instruments: (element-type PpInstrument): what there is
 * @day: today, YYYY-MM-DD
 *
 * Offers these and none; none is chosen.
 */
void
pp_instrument_choice_offer (PpInstrumentChoice *self, GPtrArray *instruments, const char *day)
{
  g_autoptr (GStrvBuilder) titles = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  g_return_if_fail (PP_IS_INSTRUMENT_CHOICE (self));

  g_ptr_array_unref (self->instruments);
  self->instruments = g_ptr_array_ref (instruments);
  g_free (self->day);
  self->day = g_strdup (day);
  for (guint i = 0; i <= instruments->len; i++)
    {
      g_autofree char *title = dup_title (self, i);

      g_strv_builder_add (titles, title);
    }
  all = g_strv_builder_end (titles);
  pp_drop_down_offer (GTK_DROP_DOWN (self->drop_down), (const char *const *) all);
}

/**
 * pp_instrument_choice_get:
 * @self: a choice
 *
 * Returns: (transfer none) (nullable): id of the instrument; %NULL for none
 */
const char *
pp_instrument_choice_get (PpInstrumentChoice *self)
{
  PpInstrument *chosen;

  g_return_val_if_fail (PP_IS_INSTRUMENT_CHOICE (self), NULL);

  chosen = instrument_at (self, gtk_drop_down_get_selected (GTK_DROP_DOWN (self->drop_down)));
  return chosen != NULL ? pp_record_get_id (PP_RECORD (chosen)) : NULL;
}

/**
 * pp_instrument_choice_set:
 * @self: a choice
 * @id: (nullable): of an instrument
 */
void
pp_instrument_choice_set (PpInstrumentChoice *self, const char *id)
{
  g_return_if_fail (PP_IS_INSTRUMENT_CHOICE (self));

  for (guint i = 0; i <= self->instruments->len; i++)
    {
      PpInstrument *instrument = instrument_at (self, i);
      const char *own = instrument != NULL ? pp_record_get_id (PP_RECORD (instrument)) : NULL;

      if (i == 0 || g_strcmp0 (own, id) == 0)
        gtk_drop_down_set_selected (GTK_DROP_DOWN (self->drop_down), i);
    }
}
