/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-paper-window.h"

#include "desk/shell/pp-preview.h"
#include "desk/shell/pp-printer.h"
#include "desk/shell/pp-shell.h"
#include "kinds/pp-papers.h"

#include <glib/gi18n.h>

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

  PpSession     *session;
  GBytes        *pdf;
  int            copies;
  char          *name;
  PpPrintJob    *job;       /* (nullable): the last that was sent */
};

G_DEFINE_FINAL_TYPE (PpPaperWindow, pp_paper_window, ADW_TYPE_WINDOW)

typedef struct {
  const PpPaperKind *paper;
  char          *id;
  char          *language;
} Wanted;

static void
wanted_free (gpointer data)
{
  Wanted *self = data;

  g_free (self->id);
  g_free (self->language);
  g_free (self);
}

typedef struct {
  GBytes *pdf;
  gint64  copies;
} Made;

static void
made_free (gpointer data)
{
  Made *self = data;

  g_clear_pointer (&self->pdf, g_bytes_unref);
  g_free (self);
}

static gpointer
make (PpDb *db, gpointer data, GError **error)
{
  Wanted *self = data;
  Made *made = g_new0 (Made, 1);

  made->copies = 1;
  if (self->paper->count == NULL || self->paper->count (db, self->id, &made->copies, error))
    made->pdf = self->paper->print (db, self->id, self->language,
                                    g_get_real_time () / G_USEC_PER_SEC, error);
  if (made->pdf != NULL)
    return made;
  made_free (made);
  return NULL;
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
  g_autofree char *words = g_strdup_printf (ngettext ("%d copy", "%d copies",
                                                      (gulong) self->copies), self->copies);

  gtk_label_set_label (self->copies_words, words);
  gtk_widget_set_visible (GTK_WIDGET (self->copies_words), self->copies > 1);
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
made_cb (GObject *store, GAsyncResult *task, gpointer user_data)
{
  g_autoptr (PpPaperWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  Made *made = pp_store_read_finish (PP_STORE (store), task, &error);

  if (made != NULL && self->preview != NULL)
    {
      self->pdf = g_bytes_ref (made->pdf);
      self->copies = (int) made->copies;
    }
  g_clear_pointer (&made, made_free);
  if (self->preview == NULL)
    return;
  if (self->pdf == NULL || !pp_preview_show (self->preview, self->pdf, &error))
    {
      adw_status_page_set_description (self->problem, error->message);
      gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "problem");
      return;
    }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paper.print", TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paper.save", TRUE);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "paper");
  show_page (self);
  show_copies (self);
  gtk_widget_grab_focus (self->print);
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
}

static void
pp_paper_window_init (PpPaperWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
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
  Wanted *wanted;

  g_return_val_if_fail (pp_papers_find (name) != NULL, NULL);

  self = g_object_new (PP_TYPE_PAPER_WINDOW, NULL);
  self->name = g_strdup (name);
  self->session = g_object_ref (session);
  gtk_window_set_title (GTK_WINDOW (self), title_of (name));
  wanted = g_new0 (Wanted, 1);
  wanted->paper = pp_papers_find (name);
  wanted->id = g_strdup (id);
  wanted->language = g_strdup (pp_session_get_language (session));
  pp_store_read_async (pp_session_get_store (session), make, wanted, wanted_free,
                       made_free, NULL, made_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}
