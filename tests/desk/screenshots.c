/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-picture.h"
#include "pp-screen.h"

#include "desk/shell/pp-doctor.h"
#include "desk/shell/pp-form.h"
#include "desk/shell/pp-language.h"
#include "desk/shell/pp-pin-dialog.h"
#include "kinds/pp-kinds.h"
#include "people/pp-pin.h"

#include <sodium.h>

typedef struct {
  int    width, height;
  double text;
  char  *folder;
  char  *data;      /* a data folder that is in use */
  char  *fresh;     /* one where nothing was done yet */
  char **languages;
  char **only;      /* (nullable): names of pictures */
} Options;

/* What is shown: a workplace, a record in it, and what is done there. */
typedef struct {
  const char *name;
  const char *staff;
  const char *workplace;
  const char *kind;
  const char *sql;       /* that finds the record's id, or its text itself after "=" */
  void      (*then) (PpScreen *screen);
} Picture;

static void
choose_tile (PpScreen *screen)
{
  GtkWidget *tiles = pp_screen_find (screen->window, GTK_TYPE_FLOW_BOX, "tiles");

  gtk_widget_activate (gtk_widget_get_first_child (tiles));
}

static PpField *
field (PpScreen *screen, const char *within, const char *column)
{
  return pp_form_field (pp_screen_find (pp_screen_find (screen->window, g_type_from_name (within),
                                                        NULL), PP_TYPE_FORM, NULL), column);
}

static void
press (PpScreen *screen, const char *name)
{
  g_signal_emit_by_name (pp_screen_find (screen->window, GTK_TYPE_BUTTON, name), "clicked");
}

static void
type_wrong_phone (PpScreen *screen)
{
  PpField *phone = field (screen, "PpToday", "phone");

  pp_field_set_text (phone, "12");
  g_signal_emit_by_name (phone, "activate");
}

static void
show_week (PpScreen *screen)
{
  gtk_toggle_button_set_active (pp_screen_find (screen->window, GTK_TYPE_TOGGLE_BUTTON, "week"),
                                TRUE);
}

static void
put_in_store (PpScreen *screen)
{
  PpField *amount = field (screen, "PpWeighIn", "amount");

  g_signal_emit_by_name (amount, "activate");
}

static void
log_sample (PpScreen *screen)
{
  press (screen, "log");
}

static void
show_page (PpScreen *screen, const char *name)
{
  GtkWidget *till = pp_screen_find (screen->window, g_type_from_name ("PpTill"), NULL);

  gtk_stack_set_visible_child_name (pp_screen_find (till, GTK_TYPE_STACK, "pages"), name);
}

static void
show_receipts (PpScreen *screen)
{
  show_page (screen, "day");
}

static void
show_close (PpScreen *screen)
{
  show_page (screen, "close");
}

static void
take_wrong_utr (PpScreen *screen)
{
  PpField *mode = field (screen, "PpPaymentForm", "mode");

  pp_field_set_text (mode, "upi");
  pp_field_set_text (field (screen, "PpPaymentForm", "amount_paise"), "100");
  pp_field_set_text (field (screen, "PpPaymentForm", "reference"), "12");
  g_signal_emit_by_name (field (screen, "PpPaymentForm", "reference"), "activate");
}

static void
add_one (PpScreen *screen)
{
  press (screen, "add");
}

static void
save_empty (PpScreen *screen)
{
  press (screen, "add");
  pp_screen_settle ();
  press (screen, "save");
}

static void
do_action (PpScreen *screen, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (screen->window), action, NULL);
}

static void
show_shortcuts (PpScreen *screen)
{
  do_action (screen, "win.shortcuts");
}

static void
show_about (PpScreen *screen)
{
  do_action (screen, "win.about");
}

static gboolean
is_looked_at (gpointer session)
{
  return !pp_chore_is_busy (pp_chore_of (session, PP_TYPE_DOCTOR));
}

static void
wait_for_health (PpScreen *screen)
{
  pp_screen_wait (is_looked_at, screen->session);
}

/* The picture of the label comes from another thread. */
static void
wait_for_label (PpScreen *screen)
{
  for (int i = 0; i < 5; i++)
    pp_screen_settle ();
}

static gboolean
has_answer (gpointer status)
{
  GtkImage *icon = pp_screen_find (status, GTK_TYPE_IMAGE, "icon");

  return g_strcmp0 (gtk_image_get_icon_name (icon), "network-offline-symbolic") == 0;
}

static void
send_now (PpScreen *screen)
{
  do_action (screen, "win.sync");
  pp_screen_wait (has_answer, pp_screen_find (screen->window, g_type_from_name ("PpStatusBar"),
                                              NULL));
}

static GtkWidget *
ask (PpScreen *screen, const char *verb)
{
  const PpSchema *schema = pp_store_get_schema (screen->fixture->store);
  GtkWidget *dialog = pp_pin_dialog_new (screen->session, pp_schema_verb (schema, verb));

  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (screen->window));
  gtk_window_present (GTK_WINDOW (dialog));
  pp_screen_settle ();
  return dialog;
}

static void
ask_pin (PpScreen *screen)
{
  ask (screen, "day.close");
}

static void
ask_second (PpScreen *screen)
{
  GtkWidget *dialog = ask (screen, "payment.void");

  for (const char *digit = PP_PIN_DEMO; *digit != '\0'; digit++)
    pp_screen_click (dialog, (const char[]) { *digit, '\0' });
}

static void
find (PpScreen *screen)
{
  GtkWidget *box = pp_screen_find (screen->window, g_type_from_name ("PpOneBox"), NULL);

  do_action (screen, "win.find");
  pp_screen_settle ();
  gtk_editable_set_text (pp_screen_find (box, GTK_TYPE_EDITABLE, NULL), "Sar");
}

static void
show_receipt (PpScreen *screen)
{
  g_autofree char *id = NULL;

  id = pp_screen_find_id (screen, "SELECT id FROM payment ORDER BY id DESC LIMIT 1");
  if (id != NULL)
    pp_shell_paper (PP_SHELL (screen->window), "receipt", id);
}

#define LAST(table) "SELECT id FROM " table " ORDER BY id DESC LIMIT 1"

#define DEBTOR \
  "SELECT person FROM charge WHERE id NOT IN (SELECT charge FROM payment_line) ORDER BY id DESC"

static void
show_history (PpScreen *screen)
{
  do_action (screen, "win.history");
}

static void
open_first (PpScreen *screen)
{
  GtkWidget *page = pp_screen_find (screen->window, g_type_from_name ("PpRecordPage"), NULL);
  GtkListBox *list = pp_screen_find (page, GTK_TYPE_LIST_BOX, "list");

  gtk_widget_activate (GTK_WIDGET (gtk_list_box_get_row_at_index (list, 0)));
}

static const Picture pictures[] = {
  { "01-tiles" },
  { "02-pin", .then = choose_tile },
  { "03-today", "mini", "today" },
  { "03-today-person", "mini", "today", "person", "SELECT person FROM token ORDER BY id DESC" },
  { "03-today-errors", "mini", "today", "new-person", "=Sarada", type_wrong_phone },
  { "04-bookings-day", "mini", "bookings", "booking", LAST ("booking") },
  { "04-bookings-week", "mini", "bookings", "booking", LAST ("booking"), show_week },
  { "04-bookings-walk-in", "mini", "bookings", "person", "SELECT person FROM booking" },
  { "04-bookings-machine", "mini", "bookings", "machine", "SELECT id FROM machine" },
  { "05-intake", "mini", "intake" },
  { "05-intake-errors", "mini", "intake", .then = put_in_store },
  { "05-intake-lot", "mini", "intake", "lot", LAST ("lot") },
  { "06-production", "mini", "production" },
  { "06-production-run", "mini", "production", "run", LAST ("run") },
  { "07-lab", "mini", "lab" },
  { "07-lab-log", "mini", "lab", .then = log_sample },
  { "07-lab-sample", "mini", "lab", "sample", LAST ("sample") },
  { "07-lab-certificate", "mini", "lab", "sample",
    "SELECT sample FROM certificate ORDER BY id DESC" },
  { "08-labels", "mini", "labels" },
  { "08-labels-batch", "mini", "labels", "batch",
    "SELECT batch FROM release ORDER BY id DESC LIMIT 1", wait_for_label },
  { "09-money", "mini", "money" },
  { "09-money-payer", "mini", "money", "person", DEBTOR },
  { "09-money-errors", "mini", "money", "person", DEBTOR, take_wrong_utr },
  { "09-money-receipts", "mini", "money", "payment", LAST ("payment") },
  { "09-money-day", "mini", "money", .then = show_receipts },
  { "09-money-close", "mini", "money", .then = show_close },
  { "10-manage", "mini", "manage" },
  { "10-manage-machine", "mini", "manage", "machine", LAST ("machine") },
  { "10-manage-machine-errors", "mini", "manage", "machine", LAST ("machine"), save_empty },
  { "10-manage-staff", "mini", "manage", "staff", LAST ("staff") },
  { "10-manage-enterprise", "mini", "manage", "enterprise", LAST ("enterprise") },
  { "10-manage-product", "mini", "manage", "product", LAST ("product") },
  { "10-manage-holiday", "mini", "manage", "holiday", LAST ("holiday"), add_one },
  { "10-manage-cluster", "mini", "manage", "cluster", "SELECT id FROM cluster" },
  { "10-manage-district", "mini", "manage", "district", "=" },
  { "10-manage-backup", "mini", "manage", "backup", "=" },
  { "10-manage-rights", "mini", "manage", "rights", "=" },
  { "10-manage-record", "mini", "manage", "record", "=", open_first },
  { "10-manage-health", "mini", "manage", "health", "=", wait_for_health },
  { "11-find", "mini", "today", .then = find },
  { "11-history", "mini", "bookings", "booking", LAST ("booking"), show_history },
  { "11-shortcuts", "mini", "today", .then = show_shortcuts },
  { "11-about", "mini", "today", .then = show_about },
  { "11-pin-dialog", "mini", "money", .then = ask_pin },
  { "11-second-pin", "mini", "money", .then = ask_second },
  { "11-receipt", "mini", "money", .then = show_receipt },
  { "12-no-line", "mini", "today", .then = send_now },
};

static const Picture fresh_pictures[] = {
  { "20-fresh-tiles" },
  { "20-fresh-today", "mini", "today" },
  { "20-fresh-bookings", "mini", "bookings" },
  { "20-fresh-intake", "mini", "intake" },
  { "20-fresh-production", "mini", "production" },
  { "20-fresh-lab", "mini", "lab" },
  { "20-fresh-labels", "mini", "labels" },
  { "20-fresh-money", "mini", "money" },
  { "20-fresh-manage", "mini", "manage" },
};

/* What the program itself answers; here there is none. */
static void
add_language (PpScreen *screen, const char *language)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new_stateful (
    "language", G_VARIANT_TYPE_STRING, g_variant_new_string (language));

  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (GTK_WIDGET (screen->window), "app", G_ACTION_GROUP (group));
}

/* What was opened over the window goes before the next picture. */
static void
close_dialogs (PpScreen *screen)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *one = windows; one != NULL; one = one->next)
    if (one->data != screen->window)
      gtk_window_close (one->data);
}

static gboolean
take (const Options *options, PpFixture *fixture, const Picture *picture, const char *language)
{
  g_autoptr (PpScreen) screen = pp_screen_new (fixture, picture->staff, language);
  g_autofree char *id = NULL, *name = NULL, *path = NULL;
  gboolean fits;

  add_language (screen, language);
  gtk_widget_remove_css_class (GTK_WIDGET (screen->window), "solid-csd");
  gtk_window_set_default_size (GTK_WINDOW (screen->window), options->width, options->height);
  if (picture->workplace != NULL && picture->kind == NULL)
    pp_window_show (screen->window, picture->workplace);
  if (picture->kind != NULL)
    {
      id = *picture->sql == '=' ? g_strdup (picture->sql + 1)
                                : pp_screen_find_id (screen, picture->sql);
      if (id == NULL)
        g_printerr ("%s: there is none\n", picture->name);
      else
        pp_shell_go (PP_SHELL (screen->window), picture->workplace, picture->kind, id);
      pp_screen_settle ();
    }
  pp_screen_settle ();
  if (picture->then != NULL)
    {
      picture->then (screen);
      pp_screen_settle ();
    }
  name = g_strdup_printf ("%s-%s-%d.png", picture->name, language, options->width);
  path = g_build_filename (options->folder, name, NULL);
  fits = pp_picture_save (GTK_WINDOW (screen->window), path, options->width, options->height);
  if (!fits)
    g_printerr ("%s has no room on %d×%d\n", name, options->width, options->height);
  close_dialogs (screen);
  return fits;
}

static gboolean
is_wanted (const Options *options, const char *name)
{
  if (options->only == NULL)
    return TRUE;
  for (char **one = options->only; *one != NULL; one++)
    if (strstr (name, *one) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
take_all (const Options *options, const char *data, const Picture *all, gsize n)
{
  g_autoptr (GError) error = NULL;
  PpFixture fixture = { .store = pp_store_open (data, pp_kinds_get_schema (), PP_STORE_WRITE,
                                                &error) };
  gboolean fit = TRUE;

  if (fixture.store == NULL)
    g_error ("%s: %s", data, error->message);
  for (gsize i = 0; i < n; i++)
    for (char **language = options->languages; *language != NULL; language++)
      if (is_wanted (options, all[i].name))
        fit = take (options, &fixture, &all[i], *language) && fit;
  pp_store_close (fixture.store);
  g_object_unref (fixture.store);
  return fit;
}

static void
set_up_screen (double scale)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", (int) (96 * 1024 * scale),
                "gtk-enable-animations", FALSE, NULL);
}

int
main (int argc, char *argv[])
{
  Options options = { 1366, 768, 1 };
  g_autofree char *size = NULL;
  const GOptionEntry entries[] = {
    { "data", 0, 0, G_OPTION_ARG_FILENAME, &options.data, "A data folder in use", "DIR" },
    { "fresh", 0, 0, G_OPTION_ARG_FILENAME, &options.fresh, "A new data folder", "DIR" },
    { "out", 0, 0, G_OPTION_ARG_FILENAME, &options.folder, "Where the pictures go", "DIR" },
    { "size", 0, 0, G_OPTION_ARG_STRING, &size, "Of the screen", "1366x768" },
    { "text", 0, 0, G_OPTION_ARG_DOUBLE, &options.text, "How much larger the text is", "1.5" },
    { "language", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.languages, "ml or en", "LANGUAGE" },
    { "only", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.only, "Pictures so named", "NAME" },
    { NULL }
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  gboolean fit;

  pp_language_start ();
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || sodium_init () < 0 ||
      options.folder == NULL || options.data == NULL || options.fresh == NULL ||
      (size != NULL && sscanf (size, "%dx%d", &options.width, &options.height) != 2))
    {
      g_printerr ("%s\n", error != NULL ? error->message : "screenshots: see --help");
      return 2;
    }
  if (options.languages == NULL)
    options.languages = g_strsplit ("ml en", " ", -1);
  gtk_init ();
  adw_init ();
  set_up_screen (options.text);
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()),
                                    "/org/panippura/Panippura/icons");
  fit = take_all (&options, options.data, pictures, G_N_ELEMENTS (pictures));
  fit = take_all (&options, options.fresh, fresh_pictures, G_N_ELEMENTS (fresh_pictures)) && fit;
  return fit ? 0 : 1;
}
