/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/manage/pp-backup-page.h"

#include "backup/pp-backup.h"
#include "core/pp-error.h"
#include "core/pp-time.h"
#include "desk/manage/pp-code-dialog.h"
#include "desk/shell/pp-backup-places.h"
#include "desk/shell/pp-backuper.h"
#include "desk/shell/pp-deed.h"
#include "desk/shell/pp-entry-field.h"
#include "desk/shell/pp-focus.h"
#include "desk/shell/pp-row.h"
#include "desk/shell/pp-text-field.h"
#include "people/pp-staff-secret.h"
#include "store/pp-recovery.h"

#include <glib/gi18n.h>
#include <string.h>

/* Since when without a backup somebody has to be told. */
#define LATE (2 * PP_TIME_DAY)

/* Whether all is copied, where to, and what opens it. */
struct _PpBackupPage
{
  PpPane        parent_instance;

  GtkLabel     *last;
  GtkLabel     *no_key;
  GtkWidget    *places;
  GtkWidget    *progress;
  GtkWidget    *bar;
  GtkLabel     *error;
  GtkWidget    *make_code;
  PpField      *passphrase;
  PpField      *again;

  PpBackuper   *backuper;     /* (nullable): once it is watched */
  gulong        watch;
  char         *code;         /* (nullable): that is being set */
  gboolean      has_key;
  gboolean      was_busy;
  gboolean      is_asked;     /* somebody waits here for one */
};

G_DEFINE_FINAL_TYPE (PpBackupPage, pp_backup_page, PP_TYPE_PANE)

typedef struct {
  PpBackupLast   last;
  PpRecoveryKeys keys;
} State;

static void
state_free (gpointer data)
{
  State *state = data;

  pp_backup_last_clear (&state->last);
  g_free (state);
}

static gpointer
pp_backup_page_load (PpDb *db, gpointer unused, GError **error)
{
  State *state = g_new0 (State, 1);

  if (pp_backup_last (db, &state->last, error) && pp_recovery_read_keys (db, &state->keys, error))
    return state;
  state_free (state);
  return NULL;
}

static void
show_last (PpBackupPage *self, const PpBackupLast *last)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  gboolean is_late = last->at == PP_NONE || now - last->at > LATE;
  g_autofree char *day = NULL, *shown = NULL, *clock = NULL, *folder = NULL, *words = NULL;

  if (last->at != PP_NONE)
    {
      day = pp_time_day (last->at);
      shown = pp_day_format (day);
      clock = pp_time_format_clock (last->at);
      folder = g_path_get_dirname (last->path != NULL ? last->path : "");
      /* TRANSLATORS: a day, a time, a folder */
      words = g_strdup_printf (_("The last backup was made on %1$s, %2$s, into %3$s."), shown,
                               clock, folder);
    }
  gtk_label_set_label (self->last, words != NULL ? words : _("There is no backup yet."));
  if (is_late)
    gtk_widget_add_css_class (GTK_WIDGET (self->last), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->last), "warning");
}

static void
back_up_cb (GtkWidget *button, PpBackupPage *self)
{
  self->is_asked = TRUE;
  pp_backuper_start (self->backuper, pp_row_get_id (button));
}

static void
show_places (PpBackupPage *self)
{
  g_autoptr (GPtrArray) places = pp_backuper_list_places (self->backuper);
  gboolean is_free = self->has_key && !pp_backuper_is_busy (self->backuper);
  int focused = pp_list_clear (self->places);

  for (guint i = 0; i < places->len; i++)
    {
      const PpBackupPlace *place = g_ptr_array_index (places, i);
      const char *words = place->name == NULL
                            ? _("By itself at each closing. It does not help where the computer "
                                "breaks or is stolen.")
                          : place->is_known ? _("By itself at each closing, while it is plugged in")
                                            : _("From the first backup on by itself at each "
                                                "closing, while it is plugged in");
      GtkWidget *row = pp_row_new (place->name != NULL ? place->name : _("This computer"), words);
      GtkWidget *button = pp_row_add_button (row, _("Back up now"), place->folder,
                                             G_CALLBACK (back_up_cb), self);

      gtk_widget_set_sensitive (button, is_free);
      gtk_list_box_append (GTK_LIST_BOX (self->places), row);
    }
  gtk_widget_set_sensitive (self->places, self->has_key);
  pp_list_refocus (self->places, focused);
}

static void
say (PpBackupPage *self, const char *words)
{
  gtk_label_set_label (self->error, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error), words != NULL);
}

static void
tell_made (PpBackupPage *self)
{
  if (self->is_asked && pp_backuper_get_error (self->backuper) == NULL)
    pp_shell_toast (pp_shell_of (self), _("The backup is made"), NULL);
  self->is_asked = FALSE;
}

/* It tells of each step; what stands on the page changes only where it begins or ends. */
static void
work_changed_cb (PpBackupPage *self)
{
  gboolean is_busy = pp_backuper_is_busy (self->backuper);

  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar),
                                 pp_backuper_get_share (self->backuper));
  gtk_widget_set_visible (self->progress, is_busy);
  if (is_busy && self->was_busy)
    return;
  self->was_busy = is_busy;
  if (!is_busy)
    tell_made (self);
  say (self, pp_backuper_get_error (self->backuper));
  pp_pane_refresh (PP_PANE (self));
}

static void
watch (PpBackupPage *self)
{
  if (self->backuper != NULL)
    return;
  self->backuper = g_object_ref (pp_backuper_of (pp_pane_get_session (PP_PANE (self))));
  self->watch = g_signal_connect_swapped (self->backuper, "changed",
                                          G_CALLBACK (work_changed_cb), self);
}

static void
pp_backup_page_show (PpPane *pane, gpointer result)
{
  PpBackupPage *self = PP_BACKUP_PAGE (pane);
  const State *state = result;

  watch (self);
  self->has_key = state->keys.has_code || state->keys.has_passphrase;
  show_last (self, &state->last);
  gtk_widget_set_visible (GTK_WIDGET (self->no_key), !self->has_key);
  gtk_button_set_label (GTK_BUTTON (self->make_code),
                        state->keys.has_code ? _("Make a new recovery code")
                                             : _("Make a recovery code"));
  show_places (self);
}

static void
stop_cb (PpBackupPage *self)
{
  self->is_asked = FALSE;
  if (self->backuper != NULL)
    pp_backuper_stop (self->backuper);
}

static gpointer
own_secret (PpBackupPage *self)
{
  PpStaff *staff = pp_session_get_staff (pp_pane_get_session (PP_PANE (self)));

  return g_object_new (pp_staff_pin_get_type (), "staff", pp_record_get_id (PP_RECORD (staff)),
                       NULL);
}

static void
forget_code (PpBackupPage *self)
{
  if (self->code != NULL)
    memset (self->code, 0, strlen (self->code));
  g_clear_pointer (&self->code, g_free);
}

/* It is shown this once. */
static void
code_set_cb (gpointer widget, gpointer record, const GError *error)
{
  PpBackupPage *self = widget;

  if (error != NULL)
    {
      say (self, error->message);
      forget_code (self);
      return;
    }
  gtk_window_present (GTK_WINDOW (pp_code_dialog_new (
    GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), pp_pane_get_session (PP_PANE (self)),
    self->code)));
  forget_code (self);
  say (self, NULL);
  pp_pane_refresh (PP_PANE (self));
}

static void
make_code_cb (PpBackupPage *self)
{
  forget_code (self);
  self->code = pp_recovery_make_code ();
  pp_deed_run_with_new_pin (self, "recovery.set_code", own_secret (self), self->code,
                            code_set_cb);
}

static void
passphrase_set_cb (gpointer widget, gpointer record, const GError *error)
{
  PpBackupPage *self = widget;

  if (error != NULL)
    {
      if (g_strcmp0 (pp_error_get_field (error), "passphrase") == 0)
        pp_field_set_error (self->passphrase, error->message);
      else
        say (self, error->message);
      return;
    }
  pp_field_set_text (self->passphrase, NULL);
  pp_field_set_text (self->again, NULL);
  pp_shell_toast (pp_shell_of (self), _("The passphrase opens backups from now on"), NULL);
  pp_pane_refresh (PP_PANE (self));
}

static void
set_passphrase_cb (PpBackupPage *self)
{
  g_autofree char *typed = pp_field_dup_text (self->passphrase);
  g_autofree char *again = pp_field_dup_text (self->again);

  pp_field_set_error (self->passphrase, NULL);
  pp_field_set_error (self->again, NULL);
  if (strcmp (typed, again) != 0)
    {
      pp_field_set_error (self->again, _("The two are not the same. Type it twice."));
      pp_focus_grab (self->again);
      return;
    }
  pp_deed_run_with_new_pin (self, "recovery.set_passphrase", own_secret (self), typed,
                            passphrase_set_cb);
}

static void
again_cb (PpBackupPage *self)
{
  pp_focus_grab (self->again);
}

static void
pp_backup_page_dispose (GObject *object)
{
  PpBackupPage *self = PP_BACKUP_PAGE (object);

  if (self->backuper != NULL)
    g_clear_signal_handler (&self->watch, self->backuper);
  g_clear_object (&self->backuper);
  forget_code (self);
  pp_pane_dispose_template (PP_PANE (self), PP_TYPE_BACKUP_PAGE);

  G_OBJECT_CLASS (pp_backup_page_parent_class)->dispose (object);
}

static void
pp_backup_page_class_init (PpBackupPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PpPaneClass *pane_class = PP_PANE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pp_backup_page_dispose;
  pane_class->kinds = "day_close";
  pane_class->load = pp_backup_page_load;
  pane_class->show = pp_backup_page_show;
  pane_class->result_free = state_free;

  g_type_ensure (PP_TYPE_TEXT_FIELD);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/panippura/Panippura/ui/manage/backup-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PpBackupPage, last);
  gtk_widget_class_bind_template_child (widget_class, PpBackupPage, no_key);
  gtk_widget_class_bind_template_child (widget_class, PpBackupPage, places);
  gtk_widget_class_bind_template_child (widget_class, PpBackupPage, progress);
  gtk_widget_class_bind_template_child (widget_class, PpBackupPage, bar);
  gtk_widget_class_bind_template_child (widget_class, PpBackupPage, error);
  gtk_widget_class_bind_template_child (widget_class, PpBackupPage, make_code);
  gtk_widget_class_bind_template_child (widget_class, PpBackupPage, passphrase);
  gtk_widget_class_bind_template_child (widget_class, PpBackupPage, again);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, make_code_cb);
  gtk_widget_class_bind_template_callback (widget_class, again_cb);
  gtk_widget_class_bind_template_callback (widget_class, set_passphrase_cb);
}

static void
pp_backup_page_init (PpBackupPage *self)
{
  g_autoptr (GtkSizeGroup) titles = gtk_size_group_new (GTK_SIZE_GROUP_VERTICAL);

  gtk_widget_init_template (GTK_WIDGET (self));
  pp_field_join_titles (self->passphrase, titles);
  pp_field_join_titles (self->again, titles);
  pp_entry_field_hide_text (PP_ENTRY_FIELD (self->passphrase));
  pp_entry_field_hide_text (PP_ENTRY_FIELD (self->again));
}
