/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/manage/pp-staff-panel.h"

#include "desk/manage/pp-new-pin-dialog.h"
#include "desk/shell/pp-deed.h"
#include "desk/shell/pp-shown.h"
#include "desk/shell/pp-words.h"
#include "people/pp-role.h"
#include "people/pp-staff-secret.h"

#include <glib/gi18n.h>

#define N_ROLES 6

/* What a member of staff may do, and their PIN. */
struct _PpStaffPanel
{
  PpPane     parent_instance;

  GtkWidget *roles;
  GtkWidget *switches[N_ROLES];
  GtkWidget *error;
  GtkWidget *dialog;        /* (nullable): asks for a new PIN */
  PpStaff   *staff;         /* (nullable) */
  char      *id;            /* (nullable): whose */
  gboolean   is_filling;    /* what changes is not the person's doing */
};

G_DEFINE_FINAL_TYPE (PpStaffPanel, pp_staff_panel, PP_TYPE_PANE)

typedef struct {
  PpStaff   *staff;
  GPtrArray *roles;
} Loaded;

static void
loaded_free (gpointer data)
{
  Loaded *self = data;

  g_clear_object (&self->staff);
  g_clear_pointer (&self->roles, g_ptr_array_unref);
  g_free (self);
}

static gpointer
pp_staff_panel_ask (PpPane *pane)
{
  return g_strdup (PP_STAFF_PANEL (pane)->id);
}

static gpointer
pp_staff_panel_load (PpDb *db, gpointer id, GError **error)
{
  Loaded *self = g_new0 (Loaded, 1);

  if (id == NULL)
    return self;
  self->staff = pp_db_get (db, pp_staff_get_type (), id, error);
  self->roles = self->staff != NULL ? pp_staff_list_roles (db, id, error) : NULL;
  if (self->roles != NULL)
    return self;
  loaded_free (self);
  return NULL;
}

static void
say (PpStaffPanel *self, const char *words)
{
  gtk_label_set_label (GTK_LABEL (self->error), words != NULL ? words : "");
  gtk_widget_set_visible (self->error, words != NULL);
}

static void
pp_staff_panel_show (PpPane *pane, gpointer result)
{
  PpStaffPanel *self = PP_STAFF_PANEL (pane);
  const Loaded *loaded = result;
  guint held = 0;

  if (loaded->staff == NULL)
    return;
  for (guint i = 0; i < loaded->roles->len; i++)
    held |= pp_role_from_word (((PpStaffRole *) g_ptr_array_index (loaded->roles, i))->role);
  g_set_object (&self->staff, loaded->staff);
  self->is_filling = TRUE;
  for (guint i = 0; i < N_ROLES; i++)
    gtk_switch_set_active (GTK_SWITCH (self->switches[i]), (held & (1u << i)) != 0);
  self->is_filling = FALSE;
}

static void
changed_cb (gpointer widget, gpointer record, const GError *error)
{
  PpStaffPanel *self = widget;

  say (self, error != NULL ? error->message : NULL);
  if (error == NULL)
    pp_shell_toast (pp_shell_of (self), _("Saved"), NULL);
  pp_pane_refresh (PP_PANE (self));
}

static void
switch_cb (GtkSwitch *control, GParamSpec *pspec, PpStaffPanel *self)
{
  const char *role = g_object_get_data (G_OBJECT (control), "role");

  if (self->is_filling || self->id == NULL)
    return;
  pp_deed_run (self, gtk_switch_get_active (control) ? "staff.grant" : "staff.revoke",
               g_object_new (pp_staff_role_get_type (), "staff", self->id, "role", role, NULL),
               changed_cb);
}

static void
set_cb (gpointer widget, gpointer record, const GError *error)
{
  PpStaffPanel *self = widget;

  if (error != NULL && self->dialog != NULL)
    {
      pp_new_pin_dialog_say (PP_NEW_PIN_DIALOG (self->dialog), error->message);
      return;
    }
  if (self->dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (self->dialog));
  if (error != NULL)
    say (self, error->message);
  else
    pp_shell_toast (pp_shell_of (self), _("The new PIN holds from now on"), NULL);
}

static void
entered_cb (PpStaffPanel *self, const char *pin)
{
  pp_deed_run_with_new_pin (self, "staff.set_pin",
                            g_object_new (pp_staff_pin_get_type (), "staff", self->id, NULL), pin,
                            set_cb);
}

static void
pin_cb (PpStaffPanel *self)
{
  g_autofree char *name = NULL;

  if (self->staff == NULL)
    return;
  name = pp_shown_name (self->staff->name_en, self->staff->name_ml);
  g_set_weak_pointer (&self->dialog, pp_new_pin_dialog_new (name));
  gtk_window_set_transient_for (GTK_WINDOW (self->dialog),
                                GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  g_signal_connect_object (self->dialog, "entered", G_CALLBACK (entered_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (self->dialog));
}

static void
pp_staff_panel_go (PpPane *pane, const char *kind, const char *id)
{
  PpStaffPanel *self = PP_STAFF_PANEL (pane);

  if (g_strcmp0 (self->id, id) == 0)
    return;
  g_free (self->id);
  self->id = g_strdup (id);
  say (self, NULL);
  pp_pane_refresh (pane);
}

static void
pp_staff_panel_dispose (GObject *object)
{
  PpStaffPanel *self = PP_STAFF_PANEL (object);

  if (self->dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (self->dialog));
  g_clear_weak_pointer (&self->dialog);
  g_clear_object (&self->staff);
  g_clear_pointer (&self->id, g_free);
  pp_pane_dispose_template (PP_PANE (self), PP_TYPE_STAFF_PANEL);

  G_OBJECT_CLASS (pp_staff_panel_parent_class)->dispose (object);
}

static void
pp_staff_panel_class_init (PpStaffPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PpPaneClass *pane_class = PP_PANE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pp_staff_panel_dispose;
  pane_class->kinds = "staff staff_role";
  pane_class->ask = pp_staff_panel_ask;
  pane_class->ask_free = g_free;
  pane_class->load = pp_staff_panel_load;
  pane_class->show = pp_staff_panel_show;
  pane_class->go = pp_staff_panel_go;
  pane_class->result_free = loaded_free;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/panippura/Panippura/ui/manage/staff-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, PpStaffPanel, roles);
  gtk_widget_class_bind_template_child (widget_class, PpStaffPanel, error);
  gtk_widget_class_bind_template_callback (widget_class, pin_cb);
}

static GtkWidget *
make_switch (PpStaffPanel *self, const char *role)
{
  GtkWidget *row = adw_action_row_new (), *control = gtk_switch_new ();
  const char *title = pp_words_of ("role", role);

  gtk_widget_set_focusable (row, FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (control), "role", g_strdup (role), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  g_signal_connect_object (control, "notify::active", G_CALLBACK (switch_cb), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), control);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), control);
  gtk_list_box_append (GTK_LIST_BOX (self->roles), row);
  return control;
}

static void
pp_staff_panel_init (PpStaffPanel *self)
{
  g_auto (GStrv) words = g_strsplit (PP_ROLE_WORDS, " ", -1);

  gtk_widget_init_template (GTK_WIDGET (self));
  g_assert (g_strv_length (words) == N_ROLES);
  for (guint i = 0; i < N_ROLES; i++)
    self->switches[i] = make_switch (self, words[i]);
}
