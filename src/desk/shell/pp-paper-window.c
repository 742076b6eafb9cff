/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-paper-window.h"

#include "desk/shell/pp-deed.h"
#include "desk/shell/pp-latin-keys.h"
#include "desk/shell/pp-paper-keys.h"
#include "desk/shell/pp-paper-make.h"
#include "desk/shell/pp-preview.h"
#include "desk/shell/pp-printer.h"
#include "desk/shell/pp-save-dialog.h"
#include "desk/shell/pp-saving.h"
#include "desk/shell/pp-settings.h"
#include "desk/shell/pp-sheet-choice.h"
#include "desk/shell/pp-shell.h"

#include <glib/gi18n.h>

/* Of papers that no log counts. */
#define MOST_LABELS 500

/* A page of this width is read, and not looked at as a whole. */
#define READ_FROM_MM 140

struct _PpPaperWindow
{
  AdwWindow      parent_instance;

  GtkWidget     *print;
  GtkWidget     *save;
  GtkWidget     *main;         /* the one of the two that is likely */
  GtkWidget     *stack;
  PpPreview     *preview;
  AdwStatusPage *problem;
  GtkWidget     *pager;
  GtkLabel      *page;
  GtkLabel      *copies_words;
  GtkWidget     *no_printer;   /* says that there is none */
  GtkWidget     *job_bar;
  GtkLabel      *job_words;
  GtkWidget     *again;
  PpSheetChoice *sheets;

  PpSession     *session;
  GBytes        *pdf;
  int            copies;
  char          *name;
  char          *id;        /* (nullable): of its record */
  PpRecord      *draft;     /* (nullable): what makes that record, where there is none yet */
  char          *file;      /* (nullable): what a file of it is called */
  GCancellable  *making;    /* (nullable): while the paper is made */
  gboolean       is_first;  /* it was not shown yet */
  PpPrinterOrder *order;    /* (nullable): where it goes as soon as it is made */
  GFile         *place;     /* (nullable): where it is saved as soon as it is made */
  GtkWidget     *dialog;    /* (unowned) (nullable): that asked for the place */
  gboolean       is_reserved;  /* there is room for it, and it is noted next */
  PpPrintJob    *job;       /* (nullable): the last that was sent */
};

G_DEFINE_FINAL_TYPE (PpPaperWindow, pp_paper_window, ADW_TYPE_WINDOW)

static void
show_page (PpPaperWindow *self)
{
  guint n_pages = pp_preview_get_n_pages (self->preview);
  g_autofree char *words = g_strdup_printf (_("Page %u of %u"),
                                            pp_preview_get_page (self->preview) + 1, n_pages);

  gtk_label_set_label (self->page, words);
  gtk_widget_set_visible (self->pager, n_pages > 1);
}

static void
show_copies (PpPaperWindow *self)
{
  g_autofree char *words = pp_sheet_choice_dup_count (self->sheets, self->copies);

  gtk_label_set_label (self->copies_words, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->copies_words), words != NULL);
}

static void
show_sheets (PpPaperWindow *self, const PpPaperMade *made)
{
  PpStickerPlan plan = made->plan;
  gboolean has_log = pp_papers_find (self->name)->count != NULL;

  if (plan.sheet == NULL)
    plan = (PpStickerPlan) { NULL, 1, (guint) made->copies };
  pp_sheet_choice_offer (self->sheets, made->takes, &plan,
                         has_log ? (guint) made->copies : MOST_LABELS);
  gtk_widget_set_visible (GTK_WIDGET (self->sheets), made->takes != 0);
}

/* What became of it is said here; the paper stays, to be printed again. */
static void
show_job (PpPaperWindow *self)
{
  gtk_label_set_label (self->job_words, pp_print_job_get_words (self->job));
  gtk_widget_set_visible (self->again, pp_print_job_is_stuck (self->job));
  gtk_widget_set_visible (self->job_bar, TRUE);
}

static void
set_ready (PpPaperWindow *self, gboolean ready)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paper.print", ready);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paper.save", ready);
  gtk_widget_set_sensitive (GTK_WIDGET (self->sheets), ready);
}

static void
say (PpPaperWindow *self, const char *words)
{
  gtk_label_set_label (self->job_words, words);
  gtk_widget_set_visible (self->again, FALSE);
  gtk_widget_set_visible (self->job_bar, TRUE);
}

/* Nothing more comes of what was chosen. */
static void
forget (PpPaperWindow *self)
{
  if (self->is_reserved)
    pp_saving_give_up (self->place);
  self->is_reserved = FALSE;
  g_clear_pointer (&self->order, pp_printer_order_free);
  g_clear_object (&self->place);
}

/* Nothing came of it; who was asked for the place reads why beside it. */
static void
refuse (PpPaperWindow *self, const char *words)
{
  forget (self);
  set_ready (self, TRUE);
  say (self, words);
  pp_save_dialog_say (self->dialog, words);
}

static void
saved_cb (gpointer owner, gboolean is_saved, const char *words)
{
  PpPaperWindow *self = owner;

  if (self->preview == NULL)
    return;
  if (!is_saved)
    {
      refuse (self, words);
      return;
    }
  say (self, words);
  pp_save_dialog_done (self->dialog);
}

/* What still waits elsewhere is taken out, so that nothing is printed twice. */
static void
send (PpPaperWindow *self, const PpPrinterOrder *order)
{
  g_autoptr (PpPrintJob) job = pp_print_job_new (pp_print_job_title_of (self->name), self->pdf);

  pp_session_keep (self->session, "printer", self->name, gtk_printer_get_name (order->printer));
  if (self->job != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->job, self);
      pp_print_job_take_out (self->job);
    }
  g_set_object (&self->job, job);
  g_signal_connect_object (job, "changed", G_CALLBACK (show_job), self, G_CONNECT_SWAPPED);
  pp_printer_order_send (order, job);
  show_job (self);
}

static void reserved_cb (gpointer owner, gboolean is_saved, const char *words);

/* What was chosen before the paper was made. It is noted when it is known that it can be saved. */
static void
carry_out (PpPaperWindow *self, GBytes *whole)
{
  GBytes *pdf = whole != NULL ? whole : self->pdf;

  if (self->place != NULL && self->draft != NULL)
    {
      set_ready (self, FALSE);
      pp_saving_reserve (self, self->place, pdf, reserved_cb);
      return;
    }
  if (self->order != NULL)
    send (self, self->order);
  else if (self->place != NULL)
    pp_saving_write (self, self->place, pdf, self->is_reserved, saved_cb);
  self->is_reserved = FALSE;
  forget (self);
}

/* A page that would be too small to read begins as wide as the window. */
static void
show_first (PpPaperWindow *self)
{
  PpStickerPlan plan;
  double width_mm, height_mm;

  pp_preview_get_size (self->preview, &width_mm, &height_mm);
  if (width_mm >= READ_FROM_MM && !pp_sheet_choice_get_plan (self->sheets, &plan))
    pp_preview_fit_width (self->preview);
  gtk_widget_grab_focus (self->main);
}

/* There is no paper. */
static void
fail (PpPaperWindow *self, const GError *error)
{
  adw_status_page_set_description (self->problem, error->message);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "problem");
  forget (self);
  pp_save_dialog_say (self->dialog, error->message);
}

static void
show_made (PpPaperWindow *self, const PpPaperMade *made, gboolean is_first)
{
  g_autoptr (GError) error = NULL;
  gboolean is_good;

  g_clear_pointer (&self->pdf, g_bytes_unref);
  self->pdf = made->pdf != NULL ? g_bytes_ref (made->pdf) : NULL;
  self->copies = made->plan.sheet == NULL ? (int) made->copies : 1;
  g_free (self->file);
  self->file = g_strdup (made->name);
  if (is_first || self->order != NULL || self->place != NULL)
    show_sheets (self, made);
  is_good = self->pdf != NULL && pp_preview_show (self->preview, self->pdf, &error);
  set_ready (self, is_good);
  gtk_widget_set_sensitive (GTK_WIDGET (self->sheets), TRUE);
  if (!is_good)
    {
      fail (self, error != NULL ? error : made->error);
      return;
    }
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "paper");
  show_page (self);
  show_copies (self);
  if (is_first)
    show_first (self);
  if (made->error == NULL)
    {
      carry_out (self, made->whole);
      return;
    }
  refuse (self, made->error->message);
}

static void
made_cb (GObject *store, GAsyncResult *task, gpointer user_data)
{
  g_autoptr (PpPaperWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  PpPaperMade *made = pp_store_read_finish (PP_STORE (store), task, &error);
  gboolean is_first = self->pdf == NULL && self->is_first;

  if (self->preview == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_clear_pointer (&made, pp_paper_made_free);
      return;
    }
  g_clear_object (&self->making);
  self->is_first = FALSE;
  if (made != NULL)
    show_made (self, made, is_first);
  else
    fail (self, error);
  g_clear_pointer (&made, pp_paper_made_free);
}

/* @plan: (nullable): %NULL where nothing was chosen yet */
static void
start_making (PpPaperWindow *self, const PpStickerPlan *plan)
{
  PpPaperAsk *ask = g_new0 (PpPaperAsk, 1);

  if (self->making != NULL)
    g_cancellable_cancel (self->making);
  g_clear_object (&self->making);
  self->making = g_cancellable_new ();
  ask->paper = pp_papers_find (self->name);
  ask->id = g_strdup (self->id);
  ask->draft = self->draft != NULL ? g_object_ref (self->draft) : NULL;
  ask->language = g_strdup (pp_session_get_language (self->session));
  ask->is_first = plan == NULL;
  ask->last = pp_settings_get_sheet ();
  ask->is_whole = self->place != NULL;
  if (plan != NULL)
    ask->plan = *plan;
  pp_store_read_async (pp_session_get_store (self->session), pp_paper_make, ask,
                       pp_paper_ask_free, pp_paper_made_free, self->making, made_cb,
                       g_object_ref (self));
}

static void
sheets_cb (PpPaperWindow *self)
{
  PpStickerPlan plan;

  pp_sheet_choice_get_plan (self->sheets, &plan);
  pp_settings_keep_sheet (plan.sheet != NULL ? plan.sheet->name : "");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paper.print", FALSE);
  start_making (self, &plan);
}

static void
make_chosen (PpPaperWindow *self)
{
  PpStickerPlan plan;

  pp_sheet_choice_get_plan (self->sheets, &plan);
  start_making (self, &plan);
}

static void
noted_cb (gpointer widget, gpointer record, const GError *error)
{
  PpPaperWindow *self = widget;

  if (self->preview == NULL)
    return;
  if (error != NULL)
    {
      refuse (self, error->message);
      return;
    }
  self->id = g_strdup (pp_record_get_id (record));
  g_clear_object (&self->draft);
  make_chosen (self);
}

/* It is noted with as many as there will be, and then made of what was noted. */
static void
note (PpPaperWindow *self, int times)
{
  PpStickerPlan plan;
  PpRecord *asked = pp_record_draft (self->draft);
  gint64 copies = pp_sheet_choice_get_plan (self->sheets, &plan) ? (gint64) plan.copies * times
                                                                 : times;

  g_object_set (asked, "copies", copies, NULL);
  set_ready (self, FALSE);
  pp_deed_run (self, pp_papers_find (self->name)->draft->verb, asked, noted_cb);
}

static void
reserved_cb (gpointer owner, gboolean is_saved, const char *words)
{
  PpPaperWindow *self = owner;

  if (self->preview == NULL)
    return;
  self->is_reserved = is_saved;
  if (is_saved)
    note (self, self->copies);
  else
    refuse (self, words);
}

static void
ordered_cb (GtkWindow *parent, PpPrinterOrder *order)
{
  PpPaperWindow *self = PP_PAPER_WINDOW (parent);

  g_clear_pointer (&self->order, pp_printer_order_free);
  if (self->preview == NULL)
    {
      pp_printer_order_free (order);
      return;
    }
  self->order = order;
  if (self->draft != NULL)
    note (self, pp_printer_order_copies (order));
  else
    carry_out (self, NULL);
}

static void
print_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PpPaperWindow *self = PP_PAPER_WINDOW (widget);
  PpPrinterWish wish = {
    .copies = self->copies,
    .printer = pp_session_kept (self->session, "printer", self->name),
  };

  pp_preview_get_size (self->preview, &wish.width_mm, &wish.height_mm);
  pp_printer_ask (GTK_WINDOW (self), pp_print_job_title_of (self->name), &wish, ordered_cb);
}

/* Where there is no printer a paper can only be saved. */
static void
looked_cb (GtkWindow *parent, gboolean is_any)
{
  PpPaperWindow *self = PP_PAPER_WINDOW (parent);
  GtkWidget *before = self->main;

  if (self->preview == NULL)
    return;
  self->main = is_any ? self->print : self->save;
  gtk_widget_remove_css_class (before, "suggested-action");
  gtk_widget_add_css_class (self->main, "suggested-action");
  gtk_widget_set_visible (self->no_printer, !is_any);
  if (gtk_widget_has_focus (before))
    gtk_widget_grab_focus (self->main);
}

static void
placed_cb (PpPaperWindow *self, GFile *file)
{
  g_set_object (&self->place, file);
  if (self->draft != NULL || self->copies > 1)
    make_chosen (self);
  else
    carry_out (self, NULL);
}

static void
save_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PpPaperWindow *self = PP_PAPER_WINDOW (widget);
  g_autofree char *file = g_strconcat (self->file != NULL ? self->file : self->name, ".pdf", NULL);

  if (self->dialog != NULL)
    return;
  g_set_weak_pointer (&self->dialog, pp_save_dialog_open (self, self->session, file));
  g_signal_connect_object (self->dialog, "chosen", G_CALLBACK (placed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
next_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PpPaperWindow *self = PP_PAPER_WINDOW (widget);

  pp_preview_turn (self->preview, g_variant_get_int32 (parameter));
  show_page (self);
}

/* What is seen of a page first, then the next one. */
static void
page_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PpPaperWindow *self = PP_PAPER_WINDOW (widget);

  pp_preview_page (self->preview, g_variant_get_int32 (parameter));
  show_page (self);
}

/* 0: as wide as the window. Whoever zooms by keys goes on with the arrows. */
static void
zoom_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PpPaperWindow *self = PP_PAPER_WINDOW (widget);
  int steps = g_variant_get_int32 (parameter);

  if (steps == 0)
    pp_preview_fit_width (self->preview);
  else
    pp_preview_zoom (self->preview, steps);
  if (gtk_widget_has_focus (self->main))
    gtk_widget_grab_focus (GTK_WIDGET (self->preview));
}

/* What was noted already is waited for. The window goes, the job does not: what it waits for is
 * said in the desk's own. */
static gboolean
pp_paper_window_close_request (GtkWindow *window)
{
  PpPaperWindow *self = PP_PAPER_WINDOW (window);
  PpShell *shell = pp_shell_of (self);

  if (self->order != NULL || self->place != NULL)
    return GDK_EVENT_STOP;
  if (self->job != NULL && shell != NULL)
    pp_print_job_tell (self->job, shell);
  return GTK_WINDOW_CLASS (pp_paper_window_parent_class)->close_request (window);
}

static void
pp_paper_window_dispose (GObject *object)
{
  PpPaperWindow *self = PP_PAPER_WINDOW (object);

  g_clear_object (&self->job);
  g_clear_object (&self->session);
  g_clear_weak_pointer (&self->dialog);
  forget (self);
  g_clear_pointer (&self->pdf, g_bytes_unref);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->id, g_free);
  g_clear_object (&self->draft);
  g_clear_pointer (&self->file, g_free);
  g_clear_object (&self->making);
  adw_window_set_content (ADW_WINDOW (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PP_TYPE_PAPER_WINDOW);

  G_OBJECT_CLASS (pp_paper_window_parent_class)->dispose (object);
}

static void
pp_paper_window_class_init (PpPaperWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pp_paper_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = pp_paper_window_close_request;
  g_type_ensure (PP_TYPE_PREVIEW);
  g_type_ensure (PP_TYPE_SHEET_CHOICE);
  gtk_widget_class_install_action (widget_class, "paper.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "paper.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "paper.turn", "i", next_action);
  gtk_widget_class_install_action (widget_class, "paper.page", "i", page_action);
  gtk_widget_class_install_action (widget_class, "paper.zoom", "i", zoom_action);
  pp_paper_keys_add (widget_class);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/panippura/Panippura/ui/shell/paper-window.ui");
  gtk_widget_class_bind_template_child (widget_class, PpPaperWindow, print);
  gtk_widget_class_bind_template_child (widget_class, PpPaperWindow, save);
  gtk_widget_class_bind_template_child (widget_class, PpPaperWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, PpPaperWindow, preview);
  gtk_widget_class_bind_template_child (widget_class, PpPaperWindow, problem);
  gtk_widget_class_bind_template_child (widget_class, PpPaperWindow, pager);
  gtk_widget_class_bind_template_child (widget_class, PpPaperWindow, page);
  gtk_widget_class_bind_template_child (widget_class, PpPaperWindow, copies_words);
  gtk_widget_class_bind_template_child (widget_class, PpPaperWindow, no_printer);
  gtk_widget_class_bind_template_child (widget_class, PpPaperWindow, job_bar);
  gtk_widget_class_bind_template_child (widget_class, PpPaperWindow, job_words);
  gtk_widget_class_bind_template_child (widget_class, PpPaperWindow, again);
  gtk_widget_class_bind_template_child (widget_class, PpPaperWindow, sheets);
  gtk_widget_class_bind_template_callback (widget_class, sheets_cb);
}

static void
pp_paper_window_init (PpPaperWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pp_latin_keys_add (GTK_WIDGET (self));
  self->main = self->print;
  set_ready (self, FALSE);
}

static GtkWidget *
open (PpSession *session, const char *name, const char *id, gpointer draft)
{
  PpPaperWindow *self = g_object_new (PP_TYPE_PAPER_WINDOW, NULL);

  self->name = g_strdup (name);
  self->id = g_strdup (id);
  self->draft = draft != NULL ? g_object_ref (draft) : NULL;
  self->session = g_object_ref (session);
  self->is_first = TRUE;
  gtk_window_set_title (GTK_WINDOW (self), pp_print_job_title_of (name));
  start_making (self, NULL);
  pp_printer_look (GTK_WINDOW (self), looked_cb);
  return GTK_WIDGET (self);
}

/**
 * pp_paper_window_new:
 * @session: who is at the desk
 * @name: of a paper, as "receipt"
 * @id: of the record that it is made of
 *
 * Returns: (transfer floating): a window that shows the paper, to print or to save it
 */
GtkWidget *
pp_paper_window_new (PpSession *session, const char *name, const char *id)
{
  g_return_val_if_fail (pp_papers_find (name) != NULL && id != NULL, NULL);

  return open (session, name, id, NULL);
}

/**
 * pp_paper_window_new_draft:
 * @session: who is at the desk
 * @name: of a paper that can be looked at before its record is made, as "label"
 * @asked: (transfer none): argument of the verb that makes it
 *
 * Returns: (transfer floating): a window that shows the paper as it would be; the verb is done when
 *   it is printed or saved
 */
GtkWidget *
pp_paper_window_new_draft (PpSession *session, const char *name, gpointer asked)
{
  g_return_val_if_fail (pp_papers_find (name) != NULL && asked != NULL, NULL);
  g_return_val_if_fail (pp_papers_find (name)->draft != NULL, NULL);

  return open (session, name, NULL, asked);
}
