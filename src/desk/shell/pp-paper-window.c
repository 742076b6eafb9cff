/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-paper-window.h"

#include "desk/shell/pp-latin-keys.h"
#include "desk/shell/pp-preview.h"
#include "desk/shell/pp-printer.h"
#include "desk/shell/pp-settings.h"
#include "desk/shell/pp-sheet-choice.h"
#include "desk/shell/pp-shell.h"
#include "kinds/pp-papers.h"

#include <glib/gi18n.h>

/* Of papers that no log counts. */
#define MOST_LABELS 500

struct _PpPaperWindow
{
  AdwWindow      parent_instance;

  GtkWidget     *print;
  GtkWidget     *stack;
  PpPreview     *preview;
  AdwStatusPage *problem;
  GtkWidget     *pager;
  GtkLabel      *page;
  GtkLabel      *copies_words;
  GtkWidget     *job_bar;
  GtkLabel      *job_words;
  GtkWidget     *again;
  PpSheetChoice *sheets;

  PpSession     *session;
  GBytes        *pdf;
  int            copies;
  char          *name;
  char          *id;
  GCancellable  *making;    /* (nullable): while the paper is made */
  gboolean       is_first;  /* it was not shown yet */
  PpPrintJob    *job;       /* (nullable): the last that was sent */
};

G_DEFINE_FINAL_TYPE (PpPaperWindow, pp_paper_window, ADW_TYPE_WINDOW)

typedef struct {
  const PpPaper      *paper;
  char              *id;
  char              *language;
  gboolean           is_first;   /* nothing was chosen yet: as this PC's printer last was */
  char              *last;       /* name of those sheets */
  PpStickerPlan      plan;       /* sheet %NULL: on paper of its own */
} Wanted;

static void
wanted_free (gpointer data)
{
  Wanted *self = data;

  g_free (self->id);
  g_free (self->language);
  g_free (self->last);
  g_free (self);
}

typedef struct {
  GBytes       *pdf;       /* (nullable) */
  GError       *error;     /* (nullable): why there is none */
  gint64        copies;    /* as they were ordered */
  guint         takes;     /* bit n: whether it goes on the nth of the sheets */
  PpStickerPlan plan;      /* how it was made */
} Made;

static void
made_free (gpointer data)
{
  Made *self = data;

  g_clear_pointer (&self->pdf, g_bytes_unref);
  g_clear_error (&self->error);
  g_free (self);
}

/* A label that was set for one kind of sheet goes there; any other as this PC's printer last had
 * it. */
static gboolean
read_takes (PpDb *db, const Wanted *wanted, Made *made, GError **error)
{
  const PpStickerSheet *sheets;
  guint n_sheets;

  sheets = pp_sticker_sheet_list (&n_sheets);
  for (guint i = 0; wanted->paper->print_sheets != NULL && i < n_sheets; i++)
    {
      gboolean takes = TRUE;

      if (wanted->paper->takes != NULL &&
          !wanted->paper->takes (db, wanted->id, &sheets[i], &takes, error))
        return FALSE;
      made->takes |= (takes ? 1u : 0u) << i;
      if (takes && wanted->is_first &&
          (wanted->paper->takes != NULL || g_strcmp0 (sheets[i].name, wanted->last) == 0))
        made->plan = (PpStickerPlan) { &sheets[i], 1, (guint) made->copies };
    }
  return TRUE;
}

static GBytes *
draw (PpDb *db, const Wanted *wanted, Made *made, GError **error)
{
  made->copies = 1;
  made->plan = wanted->plan;
  if ((wanted->paper->count != NULL &&
       !wanted->paper->count (db, wanted->id, &made->copies, error)) ||
      !read_takes (db, wanted, made, error))
    return NULL;
  if (made->plan.sheet != NULL)
    return wanted->paper->print_sheets (db, wanted->id, wanted->language, &made->plan, error);
  return wanted->paper->print (db, wanted->id, wanted->language,
                               g_get_real_time () / G_USEC_PER_SEC, error);
}

/* What goes wrong is shown beside the choice that it came from. */
static gpointer
make (PpDb *db, gpointer data, GError **error)
{
  Made *made = g_new0 (Made, 1);

  made->pdf = draw (db, data, made, &made->error);
  return made;
}

static const char *
title_of (const char *name)
{
  static const struct { const char *name, *title; } titles[] = {
    { "certificate", NC_("paper", "Certificate") },
    { "day-sheet",   NC_("paper", "Day sheet") },
    { "label",       NC_("paper", "Labels") },
    { "lot-label",   NC_("paper", "Lot label") },
    { "receipt",     NC_("paper", "Receipt") },
    { "slip",        NC_("paper", "Token slip") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_strcmp0 (titles[i].name, name) == 0)
      return g_dpgettext2 (NULL, "paper", titles[i].title);
  return name;
}

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
  PpStickerPlan plan;
  g_autofree char *words = NULL;

  if (pp_sheet_choice_get_plan (self->sheets, &plan))
    words = g_strdup_printf (ngettext ("%d label", "%d labels", plan.copies), (int) plan.copies);
  else
    words = g_strdup_printf (ngettext ("%d copy", "%d copies", (gulong) self->copies),
                             self->copies);
  gtk_label_set_label (self->copies_words, words);
  gtk_widget_set_visible (GTK_WIDGET (self->copies_words), self->copies > 1 || plan.sheet != NULL);
}

static void
show_sheets (PpPaperWindow *self, const Made *made)
{
  PpStickerPlan plan = made->plan;
  gboolean has_log = pp_papers_find (self->name)->count != NULL;

  if (plan.sheet == NULL)
    plan = (PpStickerPlan) { NULL, 1, (guint) made->copies };
  pp_sheet_choice_offer (self->sheets, made->takes, &plan,
                         has_log ? (guint) made->copies : MOST_LABELS);
  gtk_widget_set_visible (GTK_WIDGET (self->sheets), made->takes != 0);
}

static void
show_problem (PpPaperWindow *self, const GError *error)
{
  adw_status_page_set_description (self->problem, error->message);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "problem");
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
show_made (PpPaperWindow *self, const Made *made, gboolean is_first)
{
  g_autoptr (GError) error = NULL;
  gboolean is_good;

  g_clear_pointer (&self->pdf, g_bytes_unref);
  self->pdf = made->pdf != NULL ? g_bytes_ref (made->pdf) : NULL;
  self->copies = made->plan.sheet == NULL ? (int) made->copies : 1;
  if (is_first)
    show_sheets (self, made);
  is_good = self->pdf != NULL && pp_preview_show (self->preview, self->pdf, &error);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paper.print", is_good);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paper.save", is_good);
  if (!is_good)
    {
      show_problem (self, error != NULL ? error : made->error);
      return;
    }
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "paper");
  show_page (self);
  show_copies (self);
  if (is_first)
    gtk_widget_grab_focus (self->print);
}

static void
made_cb (GObject *store, GAsyncResult *task, gpointer user_data)
{
  g_autoptr (PpPaperWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  Made *made = pp_store_read_finish (PP_STORE (store), task, &error);
  gboolean is_first = self->pdf == NULL && self->is_first;

  if (self->preview == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_clear_pointer (&made, made_free);
      return;
    }
  g_clear_object (&self->making);
  self->is_first = FALSE;
  if (made != NULL)
    show_made (self, made, is_first);
  else
    show_problem (self, error);
  g_clear_pointer (&made, made_free);
}

/* @plan: (nullable): %NULL where nothing was chosen yet */
static void
start_making (PpPaperWindow *self, const PpStickerPlan *plan)
{
  Wanted *wanted = g_new0 (Wanted, 1);

  if (self->making != NULL)
    g_cancellable_cancel (self->making);
  g_clear_object (&self->making);
  self->making = g_cancellable_new ();
  wanted->paper = pp_papers_find (self->name);
  wanted->id = g_strdup (self->id);
  wanted->language = g_strdup (pp_session_get_language (self->session));
  wanted->is_first = plan == NULL;
  wanted->last = pp_settings_get_sheet ();
  if (plan != NULL)
    wanted->plan = *plan;
  pp_store_read_async (pp_session_get_store (self->session), make, wanted, wanted_free, made_free,
                       self->making, made_cb, g_object_ref (self));
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

/* What still waits elsewhere is taken out, so that nothing is printed twice. */
static void
sent_cb (GtkWindow *parent, PpPrintJob *job, const char *printer)
{
  PpPaperWindow *self = PP_PAPER_WINDOW (parent);

  if (self->preview == NULL)
    return;
  pp_session_keep (self->session, "printer", self->name, printer);
  if (self->job != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->job, self);
      pp_print_job_take_out (self->job);
    }
  g_set_object (&self->job, job);
  g_signal_connect_object (job, "changed", G_CALLBACK (show_job), self, G_CONNECT_SWAPPED);
  show_job (self);
}

static void
print_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PpPaperWindow *self = PP_PAPER_WINDOW (widget);
  g_autoptr (PpPrintJob) job = pp_print_job_new (title_of (self->name), self->pdf);
  PpPrinterWish wish = {
    .copies = self->copies,
    .printer = pp_session_kept (self->session, "printer", self->name),
  };

  pp_preview_get_size (self->preview, &wish.width_mm, &wish.height_mm);
  pp_printer_print (GTK_WINDOW (self), job, &wish, sent_cb);
}

static void
saved_cb (GtkWindow *parent, const char *words)
{
  PpPaperWindow *self = PP_PAPER_WINDOW (parent);

  if (self->preview == NULL)
    return;
  gtk_label_set_label (self->job_words, words);
  gtk_widget_set_visible (self->again, FALSE);
  gtk_widget_set_visible (self->job_bar, TRUE);
}

static void
save_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PpPaperWindow *self = PP_PAPER_WINDOW (widget);
  g_autofree char *file = g_strconcat (self->name, ".pdf", NULL);

  pp_printer_save (GTK_WINDOW (self), file, self->pdf, saved_cb);
}

static void
next_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PpPaperWindow *self = PP_PAPER_WINDOW (widget);

  pp_preview_turn (self->preview, g_variant_get_int32 (parameter));
  show_page (self);
}

static void
tell_cb (PpShell *shell, PpPrintJob *job)
{
  g_autofree char *words = NULL;

  if (!pp_print_job_is_stuck (job) && pp_print_job_get_stage (job) == PP_PRINT_STAGE_WAITING)
    return;
  words = g_strdup_printf ("%s: %s", pp_print_job_get_title (job), pp_print_job_get_words (job));
  pp_shell_toast (shell, words, NULL);
}

/* The window goes, the job does not: what it waits for is said in the desk's own. */
static gboolean
pp_paper_window_close_request (GtkWindow *window)
{
  PpPaperWindow *self = PP_PAPER_WINDOW (window);
  PpShell *shell = pp_shell_of (self);

  if (self->job != NULL && shell != NULL)
    g_signal_connect_object (self->job, "changed", G_CALLBACK (tell_cb), shell, G_CONNECT_SWAPPED);
  return GTK_WINDOW_CLASS (pp_paper_window_parent_class)->close_request (window);
}

static void
pp_paper_window_dispose (GObject *object)
{
  PpPaperWindow *self = PP_PAPER_WINDOW (object);

  g_clear_object (&self->job);
  g_clear_object (&self->session);
  g_clear_pointer (&self->pdf, g_bytes_unref);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->id, g_free);
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
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "paper.print",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "paper.save",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, 0, "paper.turn", "i", 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, 0, "paper.turn", "i", -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/panippura/Panippura/ui/shell/paper-window.ui");
  gtk_widget_class_bind_template_child (widget_class, PpPaperWindow, print);
  gtk_widget_class_bind_template_child (widget_class, PpPaperWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, PpPaperWindow, preview);
  gtk_widget_class_bind_template_child (widget_class, PpPaperWindow, problem);
  gtk_widget_class_bind_template_child (widget_class, PpPaperWindow, pager);
  gtk_widget_class_bind_template_child (widget_class, PpPaperWindow, page);
  gtk_widget_class_bind_template_child (widget_class, PpPaperWindow, copies_words);
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
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paper.print", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paper.save", FALSE);
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
  PpPaperWindow *self;

  g_return_val_if_fail (pp_papers_find (name) != NULL, NULL);

  self = g_object_new (PP_TYPE_PAPER_WINDOW, NULL);
  self->name = g_strdup (name);
  self->id = g_strdup (id);
  self->session = g_object_ref (session);
  self->is_first = TRUE;
  gtk_window_set_title (GTK_WINDOW (self), title_of (name));
  start_making (self, NULL);
  return GTK_WIDGET (self);
}
