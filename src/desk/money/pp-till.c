/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/money/pp-till.h"

#include "desk/money/pp-blank-page.h"
#include "desk/money/pp-debtors.h"
#include "desk/money/pp-payer.h"
#include "desk/money/pp-till-close.h"
#include "desk/money/pp-till-day.h"
#include "desk/shell/pp-focus.h"

#include <string.h>

/* The word for the page where the day is closed. */
#define CLOSING "closing"
/* And for that of what was written on paper. */
#define WRITTEN "written"

struct _PpTill
{
  PpPane     parent_instance;

  GtkStack  *pages;
  PpDebtors *debtors;
  PpPayer   *payer;
  PpTillDay *day;
  gboolean   was_away;    /* somebody went to another workplace */
  guint      returning;   /* moves the focus when they come back */
};

G_DEFINE_FINAL_TYPE (PpTill, pp_till, PP_TYPE_PANE)

static void
chosen_cb (PpTill *self, const char *kind, const char *id)
{
  pp_payer_open (self->payer, kind, id);
}

static void
next_cb (PpTill *self)
{
  pp_debtors_start (self->debtors);
}

static const char *const names[] = { "debts", "day", "close", "written" };

static gboolean
turn_shortcut (GtkWidget *widget, GVariant *steps, gpointer unused)
{
  PpTill *self = PP_TILL (widget);
  int at = 0, n_pages = G_N_ELEMENTS (names);

  while (strcmp (names[at], gtk_stack_get_visible_child_name (self->pages)) != 0)
    at++;
  at = (at + n_pages + g_variant_get_int32 (steps)) % n_pages;
  gtk_root_set_focus (gtk_widget_get_root (widget), NULL);
  gtk_stack_set_visible_child_name (self->pages, names[at]);
  pp_focus_enter (self->pages);
  return GDK_EVENT_STOP;
}

/* Who comes here types a name first; the pages stand before it. */
static gboolean
pp_till_focus (GtkWidget *widget, GtkDirectionType direction)
{
  PpTill *self = PP_TILL (widget);

  if (direction != GTK_DIR_TAB_FORWARD || gtk_widget_get_focus_child (widget) != NULL)
    return GTK_WIDGET_CLASS (pp_till_parent_class)->focus (widget, direction);
  return gtk_widget_child_focus (GTK_WIDGET (self->pages), direction);
}

static gboolean
shows_debts (PpTill *self)
{
  return strcmp (gtk_stack_get_visible_child_name (self->pages), "debts") == 0;
}

/* A letter that nothing else takes begins the next name, wherever on the page the focus is. */
static gboolean
key_cb (PpTill *self, guint keyval, guint keycode, GdkModifierType state,
        GtkEventController *keys)
{
  gunichar letter = gdk_keyval_to_unicode (keyval);

  if (!shows_debts (self) || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0 ||
      !g_unichar_isgraph (letter))
    return GDK_EVENT_PROPAGATE;
  return pp_debtors_type (self->debtors, GTK_EVENT_CONTROLLER_KEY (keys));
}

static gboolean
return_cb (gpointer data)
{
  PpTill *self = data;

  self->returning = 0;
  if (shows_debts (self))
    pp_debtors_start (self->debtors);
  return G_SOURCE_REMOVE;
}

/* The stack of workplaces gives the focus back to what had it when somebody went, once the page is
 * there; whoever comes next begins with a name. What is opened here later takes it from there. */
static void
pp_till_map (GtkWidget *widget)
{
  PpTill *self = PP_TILL (widget);

  GTK_WIDGET_CLASS (pp_till_parent_class)->map (widget);
  if (self->was_away && self->returning == 0)
    self->returning = g_idle_add_full (G_PRIORITY_HIGH, return_cb, self, NULL);
}

static void
pp_till_unmap (GtkWidget *widget)
{
  PpTill *self = PP_TILL (widget);

  self->was_away = TRUE;
  g_clear_handle_id (&self->returning, g_source_remove);

  GTK_WIDGET_CLASS (pp_till_parent_class)->unmap (widget);
}

static void
pp_till_go (PpPane *pane, const char *kind, const char *id)
{
  PpTill *self = PP_TILL (pane);
  gboolean is_receipt = strcmp (kind, "payment") == 0;

  if (strcmp (kind, CLOSING) == 0 || strcmp (kind, WRITTEN) == 0)
    {
      gtk_stack_set_visible_child_name (self->pages, strcmp (kind, CLOSING) == 0 ? "close"
                                                                                 : "written");
      return;
    }
  gtk_stack_set_visible_child_name (self->pages, is_receipt ? "day" : "debts");
  if (is_receipt)
    pp_till_day_find (self->day, id);
  else if (g_strv_contains ((const char *const[]) { "person", "enterprise", "charge", NULL }, kind))
    pp_payer_open (self->payer, kind, id);
  else if (strcmp (kind, "home") == 0)
    pp_debtors_start (self->debtors);
}

/* A receipt and a payer tell themselves that they are open. */
static gboolean
pp_till_get_place (PpPane *pane, const char **kind, const char **id)
{
  const char *page = gtk_stack_get_visible_child_name (PP_TILL (pane)->pages);
  gboolean is_written = strcmp (page, "written") == 0;

  *kind = is_written ? WRITTEN : CLOSING;
  *id = NULL;
  return is_written || strcmp (page, "close") == 0;
}

static void
pp_till_dispose (GObject *object)
{
  g_clear_handle_id (&PP_TILL (object)->returning, g_source_remove);
  pp_pane_dispose_template (PP_PANE (object), PP_TYPE_TILL);

  G_OBJECT_CLASS (pp_till_parent_class)->dispose (object);
}

static void
pp_till_class_init (PpTillClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pp_till_dispose;
  PP_PANE_CLASS (klass)->go = pp_till_go;
  PP_PANE_CLASS (klass)->get_place = pp_till_get_place;
  widget_class->focus = pp_till_focus;
  widget_class->map = pp_till_map;
  widget_class->unmap = pp_till_unmap;
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Down, GDK_CONTROL_MASK, turn_shortcut,
                                "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Up, GDK_CONTROL_MASK, turn_shortcut,
                                "i", -1);

  g_type_ensure (PP_TYPE_BLANK_PAGE);
  g_type_ensure (PP_TYPE_DEBTORS);
  g_type_ensure (PP_TYPE_PAYER);
  g_type_ensure (PP_TYPE_TILL_CLOSE);
  g_type_ensure (PP_TYPE_TILL_DAY);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/panippura/Panippura/ui/money/till.ui");
  gtk_widget_class_bind_template_child (widget_class, PpTill, pages);
  gtk_widget_class_bind_template_child (widget_class, PpTill, debtors);
  gtk_widget_class_bind_template_child (widget_class, PpTill, payer);
  gtk_widget_class_bind_template_child (widget_class, PpTill, day);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
}

static void
pp_till_init (PpTill *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
