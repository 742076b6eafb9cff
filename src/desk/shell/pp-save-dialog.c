/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-save-dialog.h"

#include "desk/shell/pp-choice-field.h"
#include "desk/shell/pp-disk.h"
#include "desk/shell/pp-shell.h"
#include "desk/shell/pp-text-field.h"

#include <glib/gi18n.h>
#include <string.h>

/* A folder that is typed. */
#define TYPED "-"

/* What disks that are plugged in may not have in a name. */
#define NOT_IN_NAMES "/\\:*?\"<>|"

/* Where to and under which name: no list of files, which nobody needs to save one. */
struct _PpSaveDialog
{
  AdwWindow       parent_instance;

  GtkWidget      *page;
  PpField        *folder;
  PpField        *path;       /* where the folder is typed */
  PpField        *name;
  GtkWidget      *replace;

  PpSession      *session;
  GVolumeMonitor *monitor;
  char           *suffix;     /* ".pdf" */
  gboolean        is_busy;
};

G_DEFINE_FINAL_TYPE (PpSaveDialog, pp_save_dialog, ADW_TYPE_WINDOW)

enum {
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

typedef enum {
  FOUND_FREE,
  FOUND_FILE,
  FOUND_FOLDER,
  FOUND_NO_PLACE,
  FOUND_LOCKED
} Found;

static void
set_busy (PpSaveDialog *self, gboolean is_busy)
{
  self->is_busy = is_busy;
  if (is_busy)
    gtk_window_set_focus (GTK_WINDOW (self), NULL);
  gtk_widget_set_sensitive (self->page, !is_busy);
}

static gboolean
is_typed (PpSaveDialog *self)
{
  g_autofree char *folder = pp_field_dup_text (self->folder);

  return strcmp (folder, TYPED) == 0;
}

/* The person's own documents; where they have no such folder, what is theirs. */
static const char *
home_folder (void)
{
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);

  return documents != NULL && g_file_test (documents, G_FILE_TEST_IS_DIR) ? documents
                                                                          : g_get_home_dir ();
}

static void
offer_folders (PpSaveDialog *self)
{
  g_autoptr (GPtrArray) disks = pp_disk_list (self->monitor);
  g_autoptr (GPtrArray) values = g_ptr_array_new (), titles = g_ptr_array_new ();
  const char *home = home_folder ();

  g_ptr_array_add (values, (gpointer) home);
  g_ptr_array_add (titles, home == g_get_home_dir () ? _("This computer: own folder")
                                                     : _("This computer: documents"));
  for (guint i = 0; i < disks->len; i++)
    {
      const PpDisk *disk = g_ptr_array_index (disks, i);

      g_ptr_array_add (values, disk->path);
      g_ptr_array_add (titles, disk->name);
    }
  g_ptr_array_add (values, (gpointer) TYPED);
  g_ptr_array_add (titles, _("Another folder, to be typed"));
  g_ptr_array_add (values, NULL);
  g_ptr_array_add (titles, NULL);
  pp_choice_field_offer (PP_CHOICE_FIELD (self->folder), (const char *const *) values->pdata,
                         (const char *const *) titles->pdata);
}

/* What is wrong with the place stands beside it. */
static void
blame_place (PpSaveDialog *self, const char *words)
{
  PpField *place = is_typed (self) ? self->path : self->folder;

  pp_field_set_error (place, words);
  gtk_widget_grab_focus (GTK_WIDGET (place));
}

static void
blame_name (PpSaveDialog *self, const char *words)
{
  pp_field_set_error (self->name, words);
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
}

static void
show_found (PpSaveDialog *self, Found found)
{
  gtk_widget_set_visible (self->replace, found == FOUND_FILE);
  switch (found)
    {
    case FOUND_FILE:
      blame_name (self, _("There is a file of this name already. Type another name, or replace "
                          "it."));
      break;
    case FOUND_FOLDER:
      blame_name (self, _("A folder has this name. Type another name."));
      break;
    case FOUND_NO_PLACE:
      blame_place (self, _("This folder is not there. Choose another place."));
      break;
    case FOUND_LOCKED:
      blame_place (self, _("Nothing can be written into this folder. Choose another place."));
      break;
    case FOUND_FREE:
    default:
      break;
    }
}

static Found
look (GFile *file)
{
  g_autoptr (GFile) place = g_file_get_parent (file);
  g_autoptr (GFileInfo) info = NULL;

  if (place == NULL || g_file_query_file_type (place, 0, NULL) != G_FILE_TYPE_DIRECTORY)
    return FOUND_NO_PLACE;
  info = g_file_query_info (place, G_FILE_ATTRIBUTE_ACCESS_CAN_WRITE, 0, NULL, NULL);
  if (info == NULL ||
      !g_file_info_get_attribute_boolean (info, G_FILE_ATTRIBUTE_ACCESS_CAN_WRITE))
    return FOUND_LOCKED;
  switch (g_file_query_file_type (file, 0, NULL))
    {
    case G_FILE_TYPE_UNKNOWN:
      return FOUND_FREE;
    case G_FILE_TYPE_DIRECTORY:
      return FOUND_FOLDER;
    default:
      return FOUND_FILE;
    }
}

static void
look_in_thread (GTask *task, gpointer self, gpointer file, GCancellable *cancellable)
{
  g_task_return_int (task, look (file));
}

static void
choose (PpSaveDialog *self, GFile *file)
{
  g_autofree char *folder = pp_field_dup_text (self->folder);
  g_autofree char *path = pp_field_dup_text (self->path);

  pp_session_keep (self->session, "saving", "folder", folder);
  pp_session_keep (self->session, "saving", "path", path);
  set_busy (self, TRUE);
  g_signal_emit (self, signals[CHOSEN], 0, file);
}

static void
looked_cb (GObject *object, GAsyncResult *result, gpointer unused)
{
  PpSaveDialog *self = PP_SAVE_DIALOG (object);
  Found found = (Found) g_task_propagate_int (G_TASK (result), NULL);

  if (self->session == NULL)
    return;
  set_busy (self, FALSE);
  if (found == FOUND_FREE)
    choose (self, g_task_get_task_data (G_TASK (result)));
  else
    show_found (self, found);
}

static char *
dup_name (PpSaveDialog *self)
{
  g_autofree char *typed = g_strdup (pp_entry_field_get_typed (PP_ENTRY_FIELD (self->name)));
  g_autofree char *low = NULL;

  g_strstrip (typed);
  low = g_ascii_strdown (typed, -1);
  return *typed == '\0' || g_str_has_suffix (low, self->suffix)
           ? g_steal_pointer (&typed) : g_strconcat (typed, self->suffix, NULL);
}

/* Returns: (nullable): %NULL where something of it is wrong, and said */
static GFile *
read_file (PpSaveDialog *self)
{
  g_autofree char *folder = is_typed (self) ? pp_field_dup_text (self->path)
                                            : pp_field_dup_text (self->folder);
  g_autofree char *name = dup_name (self), *path = NULL;

  pp_field_set_error (self->folder, NULL);
  pp_field_set_error (self->path, NULL);
  pp_field_set_error (self->name, NULL);
  gtk_widget_set_visible (self->replace, FALSE);
  if (!g_path_is_absolute (folder))
    blame_place (self, _("Type the whole path of the folder, from its first / on."));
  else if (*name == '\0')
    blame_name (self, _("Type a name for the file."));
  else if (strpbrk (name, NOT_IN_NAMES) != NULL)
    blame_name (self, _("A name cannot have any of these: / \\ : * ? \" < > |"));
  else
    path = g_build_filename (folder, name, NULL);
  return path != NULL ? g_file_new_for_path (path) : NULL;
}

static void
save_cb (PpSaveDialog *self)
{
  GFile *file = self->is_busy ? NULL : read_file (self);
  g_autoptr (GTask) task = NULL;

  if (file == NULL)
    return;
  set_busy (self, TRUE);
  task = g_task_new (self, NULL, looked_cb, NULL);
  g_task_set_task_data (task, file, g_object_unref);
  g_task_run_in_thread (task, look_in_thread);
}

static void
replace_cb (PpSaveDialog *self)
{
  g_autoptr (GFile) file = self->is_busy ? NULL : read_file (self);

  if (file != NULL)
    choose (self, file);
}

static void
folder_cb (PpSaveDialog *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->path), is_typed (self));
  gtk_widget_set_visible (self->replace, FALSE);
  pp_field_set_error (self->name, NULL);
}

static void
typed_cb (PpSaveDialog *self)
{
  gtk_widget_set_visible (self->replace, FALSE);
}

/* What is typed first takes the place of the name, and not of what kind of file it is. */
static void
begin (PpSaveDialog *self)
{
  GtkEditable *entry = GTK_EDITABLE (pp_entry_field_get_entry (PP_ENTRY_FIELD (self->name)));
  glong length = g_utf8_strlen (gtk_editable_get_text (entry), -1);

  gtk_widget_grab_focus (GTK_WIDGET (self->name));
  gtk_editable_select_region (entry, 0, (int) (length - (glong) strlen (self->suffix)));
}

/* What is being written is waited for. */
static gboolean
pp_save_dialog_close_request (GtkWindow *window)
{
  if (PP_SAVE_DIALOG (window)->is_busy)
    return GDK_EVENT_STOP;
  return GTK_WINDOW_CLASS (pp_save_dialog_parent_class)->close_request (window);
}

static void
pp_save_dialog_dispose (GObject *object)
{
  PpSaveDialog *self = PP_SAVE_DIALOG (object);

  if (self->monitor != NULL)
    g_signal_handlers_disconnect_by_data (self->monitor, self);
  g_clear_object (&self->monitor);
  g_clear_object (&self->session);
  g_clear_pointer (&self->suffix, g_free);
  adw_window_set_content (ADW_WINDOW (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PP_TYPE_SAVE_DIALOG);

  G_OBJECT_CLASS (pp_save_dialog_parent_class)->dispose (object);
}

static void
pp_save_dialog_class_init (PpSaveDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pp_save_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = pp_save_dialog_close_request;
  /**
   * PpSaveDialog::chosen:
   * @self: the dialogue
   * @file: where it is to be saved; what stands there may be replaced
   *
   * It waits until pp_save_dialog_say() or pp_save_dialog_done() tells how that went.
   */
  signals[CHOSEN] = g_signal_new ("chosen", PP_TYPE_SAVE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_FILE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F12, 0, pp_shell_lock_key, NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  g_type_ensure (PP_TYPE_CHOICE_FIELD);
  g_type_ensure (PP_TYPE_TEXT_FIELD);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/panippura/Panippura/ui/shell/save-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PpSaveDialog, page);
  gtk_widget_class_bind_template_child (widget_class, PpSaveDialog, folder);
  gtk_widget_class_bind_template_child (widget_class, PpSaveDialog, path);
  gtk_widget_class_bind_template_child (widget_class, PpSaveDialog, name);
  gtk_widget_class_bind_template_child (widget_class, PpSaveDialog, replace);
  gtk_widget_class_bind_template_callback (widget_class, folder_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, replace_cb);
}

static void
pp_save_dialog_init (PpSaveDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->monitor = g_volume_monitor_get ();
  g_signal_connect_swapped (self->monitor, "mount-added", G_CALLBACK (offer_folders), self);
  g_signal_connect_swapped (self->monitor, "mount-removed", G_CALLBACK (offer_folders), self);
  g_signal_connect (self, "map", G_CALLBACK (begin), NULL);
}

/* A stick from another country's PC, and other programs, read such names too. */
static char *
make_plain (const char *name)
{
  GString *plain = g_string_new (NULL);
  g_autofree char *stem = g_strdup (name), *suffix = NULL;
  char *dot = strrchr (stem, '.');

  suffix = g_strdup (dot != NULL ? dot : "");
  if (dot != NULL)
    *dot = '\0';
  for (const char *at = stem; *at != '\0'; at++)
    {
      gboolean is_plain = g_ascii_isprint (*at) && strchr (NOT_IN_NAMES, *at) == NULL;

      if (is_plain && (*at != ' ' || (plain->len > 0 && plain->str[plain->len - 1] != ' ')))
        g_string_append_c (plain, *at);
    }
  while (plain->len > 0 && plain->str[plain->len - 1] == ' ')
    g_string_truncate (plain, plain->len - 1);
  if (plain->len == 0)
    g_string_append (plain, "panippura");
  g_string_append (plain, suffix);
  return g_string_free (plain, FALSE);
}

/**
 * pp_save_dialog_new:
 * @session: who is at the desk
 * @name: that is proposed, as "day.csv"; what is not ASCII is left out
 *
 * Returns: (transfer floating): a dialogue that asks where a file goes and what it is called; where
 *   the person saved last is proposed
 */
GtkWidget *
pp_save_dialog_new (PpSession *session, const char *name)
{
  PpSaveDialog *self;
  g_autofree char *plain = NULL;

  g_return_val_if_fail (PP_IS_SESSION (session) && name != NULL && strchr (name, '.') != NULL,
                        NULL);

  self = g_object_new (PP_TYPE_SAVE_DIALOG, NULL);
  plain = make_plain (name);
  self->session = g_object_ref (session);
  self->suffix = g_strdup (strrchr (plain, '.'));
  offer_folders (self);
  pp_field_set_text (self->folder, pp_session_kept (session, "saving", "folder"));
  pp_field_set_text (self->path, pp_session_kept (session, "saving", "path"));
  pp_field_set_text (self->name, plain);
  folder_cb (self);
  return GTK_WIDGET (self);
}

/**
 * pp_save_dialog_open:
 * @parent: (type GtkWindow): that asks
 * @session: who is at the desk
 * @name: as for pp_save_dialog_new()
 *
 * Returns: (transfer none): such a dialogue, over its parent
 */
GtkWidget *
pp_save_dialog_open (gpointer parent, PpSession *session, const char *name)
{
  GtkWidget *self = pp_save_dialog_new (session, name);

  gtk_window_set_transient_for (GTK_WINDOW (self), parent);
  gtk_window_present (GTK_WINDOW (self));
  return self;
}

/**
 * pp_save_dialog_say:
 * @dialog: (type PpSaveDialog) (nullable): a dialogue, where it is still there
 * @words: why it was not saved there
 *
 * Says it beside the place, and asks once more; what was typed stands.
 */
void
pp_save_dialog_say (gpointer dialog, const char *words)
{
  if (dialog == NULL)
    return;
  set_busy (dialog, FALSE);
  blame_place (dialog, words);
}

/**
 * pp_save_dialog_done:
 * @dialog: (type PpSaveDialog) (nullable): a dialogue, where it is still there
 *
 * It was saved, and the dialogue goes.
 */
void
pp_save_dialog_done (gpointer dialog)
{
  if (dialog != NULL)
    gtk_window_destroy (dialog);
}
