/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/production/pp-start-run.h"

#include "desk/production/pp-run-names.h"
#include "desk/shell/pp-answers.h"
#include "desk/shell/pp-deed.h"
#include "desk/shell/pp-focus.h"
#include "desk/shell/pp-form.h"
#include "desk/shell/pp-pick-field.h"
#include "people/pp-enterprise.h"
#include "production/pp-product.h"
#include "production/pp-run-list.h"

#include <glib/gi18n.h>

struct _PpStartRun
{
  PpPane       parent_instance;

  GtkLabel    *who;
  GtkLabel    *machine;
  GtkWidget   *none;       /* says that there is no product */
  GtkLabel    *how;        /* one is made */
  GtkWidget   *add;
  PpForm      *form;
  PpPickField *product;
  GtkWidget   *start;
  char        *booking;
  char        *enterprise;   /* (nullable): whose a new product would be */
};

G_DEFINE_FINAL_TYPE (PpStartRun, pp_start_run, PP_TYPE_PANE)

enum {
  STARTED,
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

typedef struct {
  char      *booking;
  PpRunNames names;
  GPtrArray *products;   /* (element-type PpProduct) */
  gboolean   has_enterprise;
  char      *enterprise; /* (nullable): where there is only one that it can be for */
} Data;

static void
data_free (gpointer data)
{
  Data *self = data;

  if (self == NULL)
    return;
  g_free (self->booking);
  g_free (self->enterprise);
  pp_run_names_clear (&self->names);
  g_clear_pointer (&self->products, g_ptr_array_unref);
  g_free (self);
}

static gboolean
look_for_enterprise (Data *self, PpDb *db, const PpBooking *booking, GError **error)
{
  g_autoptr (GPtrArray) joined = NULL;

  self->has_enterprise = booking->enterprise != NULL;
  self->enterprise = g_strdup (booking->enterprise);
  if (self->has_enterprise)
    return TRUE;
  joined = pp_enterprise_list_of (db, booking->person, error);
  self->has_enterprise = joined != NULL && joined->len > 0;
  if (joined != NULL && joined->len == 1)
    self->enterprise = g_strdup (pp_record_get_id (g_ptr_array_index (joined, 0)));
  return joined != NULL;
}

static gpointer
pp_start_run_load (PpDb *db, gpointer id, GError **error)
{
  g_autoptr (PpBooking) booking = NULL;
  Data *self;

  if (id == NULL)
    return NULL;
  booking = pp_db_get (db, pp_booking_get_type (), id, error);
  if (booking == NULL)
    return NULL;
  self = g_new0 (Data, 1);
  self->booking = g_strdup (id);
  self->products = pp_run_list_products (db, booking, error);
  if (self->products != NULL && look_for_enterprise (self, db, booking, error) &&
      pp_run_names_read (&self->names, db, booking, error))
    return self;
  data_free (self);
  return NULL;
}

static gpointer
pp_start_run_ask (PpPane *pane)
{
  return g_strdup (PP_START_RUN (pane)->booking);
}

static GPtrArray *
picks_of (GPtrArray *products)
{
  GPtrArray *picks = g_ptr_array_new_with_free_func ((GDestroyNotify) pp_pick_free);

  for (guint i = 0; i < products->len; i++)
    {
      PpRecord *product = g_ptr_array_index (products, i);
      g_autofree char *title = pp_product_dup_name (product);

      g_ptr_array_add (picks, pp_pick_new ("product", pp_record_get_id (product), title, NULL));
    }
  return picks;
}

/* Where there is nothing to choose it is said what to do instead. */
static void
show_none (PpStartRun *self, gboolean none, gboolean has_enterprise)
{
  gboolean may = has_enterprise &&
                 pp_session_may (pp_pane_get_session (PP_PANE (self)), "product.add");
  gboolean had_focus = (gtk_widget_get_state_flags (GTK_WIDGET (self->form)) &
                        GTK_STATE_FLAG_FOCUS_WITHIN) != 0;

  gtk_label_set_label (self->how,
                       !has_enterprise ? _("What is made belongs to an enterprise, and this "
                                           "person is a member of none. Register theirs under "
                                           "Manage (F11), with them as a member.")
                       : may ? _("No product of theirs is in the list yet. Products are added "
                                 "under Manage (F11).")
                       : _("No product of theirs is in the list yet. Ask the manager to add "
                           "it."));
  gtk_widget_set_visible (self->none, none);
  gtk_widget_set_visible (self->add, may);
  if (none && may && had_focus)
    pp_focus_grab (self->add);
  gtk_widget_set_visible (GTK_WIDGET (self->form), !none);
  gtk_widget_set_visible (self->start, !none);
}

static void
add_cb (PpStartRun *self)
{
  g_autofree char *id = self->enterprise != NULL
                          ? g_strconcat ("new/enterprise/", self->enterprise, NULL)
                          : g_strdup ("new");

  pp_shell_go (pp_shell_of (self), "manage", "product", id);
}

/* Who makes one thing only has nothing to choose. */
static void
pp_start_run_show (PpPane *pane, gpointer result)
{
  PpStartRun *self = PP_START_RUN (pane);
  const Data *data = result;
  GPtrArray *picks;

  if (data == NULL || g_strcmp0 (data->booking, self->booking) != 0)
    return;
  g_free (self->enterprise);
  self->enterprise = g_strdup (data->enterprise);
  gtk_label_set_label (self->who, data->names.who);
  gtk_label_set_label (self->machine, data->names.machine);
  show_none (self, data->products->len == 0, data->has_enterprise);
  picks = picks_of (data->products);
  if (picks->len == 1 && pp_pick_field_get (self->product) == NULL)
    {
      pp_pick_field_pick (self->product, g_ptr_array_index (picks, 0));
      pp_focus_grab (self->start);
    }
  pp_pick_field_suggest (self->product, picks);
}

static void
started_cb (gpointer widget, gpointer record, const GError *error)
{
  PpStartRun *self = widget;

  if (error != NULL)
    {
      pp_form_show_error (self->form, error);
      return;
    }
  pp_form_clear (self->form);
  pp_shell_toast (pp_shell_of (self), _("The run has begun"), pp_record_get_id (record));
  g_signal_emit (self, signals[STARTED], 0, pp_record_get_id (record));
}

static void
start_cb (PpStartRun *self)
{
  PpRecord *draft = pp_form_read (self->form);

  if (draft == NULL)
    return;
  pp_record_set_text (draft, "booking", self->booking);
  pp_deed_run (self, "run.start", draft, started_cb);
}

static void
close_cb (PpStartRun *self)
{
  pp_form_clear (self->form);
  g_signal_emit (self, signals[CLOSED], 0);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer unused)
{
  close_cb (PP_START_RUN (widget));
  return GDK_EVENT_STOP;
}

static gboolean
pp_start_run_get_place (PpPane *pane, const char **kind, const char **id)
{
  *kind = "booking";
  *id = PP_START_RUN (pane)->booking;
  return *id != NULL;
}

static void
pp_start_run_dispose (GObject *object)
{
  g_clear_pointer (&PP_START_RUN (object)->booking, g_free);
  g_clear_pointer (&PP_START_RUN (object)->enterprise, g_free);
  pp_pane_dispose_template (PP_PANE (object), PP_TYPE_START_RUN);

  G_OBJECT_CLASS (pp_start_run_parent_class)->dispose (object);
}

static void
pp_start_run_class_init (PpStartRunClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PpPaneClass *pane_class = PP_PANE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pp_start_run_dispose;
  pane_class->kinds = "product membership booking";
  pane_class->ask = pp_start_run_ask;
  pane_class->ask_free = g_free;
  pane_class->load = pp_start_run_load;
  pane_class->show = pp_start_run_show;
  pane_class->get_place = pp_start_run_get_place;
  pane_class->result_free = data_free;

  /**
   * PpStartRun::started:
   * @self: the form
   * @run: an id
   *
   * A run was begun.
   */
  signals[STARTED] = g_signal_new ("started", PP_TYPE_START_RUN, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * PpStartRun::closed:
   * @self: the form
   *
   * No run is to be begun.
   */
  signals[CLOSED] = g_signal_new ("closed", PP_TYPE_START_RUN, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  g_type_ensure (PP_TYPE_ANSWERS);
  g_type_ensure (PP_TYPE_FORM);
  g_type_ensure (PP_TYPE_PICK_FIELD);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/panippura/Panippura/ui/production/start-run.ui");
  gtk_widget_class_bind_template_child (widget_class, PpStartRun, who);
  gtk_widget_class_bind_template_child (widget_class, PpStartRun, machine);
  gtk_widget_class_bind_template_child (widget_class, PpStartRun, none);
  gtk_widget_class_bind_template_child (widget_class, PpStartRun, how);
  gtk_widget_class_bind_template_child (widget_class, PpStartRun, add);
  gtk_widget_class_bind_template_child (widget_class, PpStartRun, form);
  gtk_widget_class_bind_template_child (widget_class, PpStartRun, product);
  gtk_widget_class_bind_template_child (widget_class, PpStartRun, start);
  gtk_widget_class_bind_template_callback (widget_class, start_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
pp_start_run_init (PpStartRun *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pp_form_set_kind (self->form, pp_run_get_type ());
}

/**
 * pp_start_run_open:
 * @self: the form
 * @booking: an id
 *
 * Asks what is made there.
 */
void
pp_start_run_open (PpStartRun *self, const char *booking)
{
  g_return_if_fail (PP_IS_START_RUN (self));

  if (g_strcmp0 (self->booking, booking) != 0)
    pp_form_clear (self->form);
  g_free (self->booking);
  self->booking = g_strdup (booking);
  gtk_widget_set_visible (self->none, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->form), TRUE);
  pp_pane_refresh (PP_PANE (self));
  pp_focus_grab (self->product);
}
