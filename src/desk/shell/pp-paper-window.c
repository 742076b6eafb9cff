/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-paper-window.h"

#include "desk/shell/pp-preview.h"
#include "desk/shell/pp-printer.h"
#include "kinds/pp-papers.h"

#include <glib/gi18n.h>

struct _PpPaperWindow
{
  AdwWindow      parent_instance;

  GtkWidget     *stack;
  PpPreview     *preview;
  AdwStatusPage *problem;
  GtkWidget     *pager;
  GtkLabel      *page;
  GBytes        *pdf;
  char          *name;
};

G_DEFINE_FINAL_TYPE (PpPaperWindow, pp_paper_window, ADW_TYPE_WINDOW)

typedef struct {
  const PpPaper *paper;
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

static gpointer
make (PpDb *db, gpointer data, GError **error)
{
  Wanted *self = data;

  return self->paper->print (db, self->id, self->language, g_get_real_time () / G_USEC_PER_SEC,
                             error);
}

static const char *
title_of (const char *name)
{
  static const struct { const char *name, *title; } titles[] = {
    { "certificate", NC_("paper", "Certificate") },
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
made_cb (GObject *store, GAsyncResult *task, gpointer user_data)
{
  g_autoptr (PpPaperWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  self->pdf = pp_store_read_finish (PP_STORE (store), task, &error);
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
}

static void
print_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PpPaperWindow *self = PP_PAPER_WINDOW (widget);

  pp_printer_print (GTK_WINDOW (self), title_of (self->name), self->pdf);
}

static void
save_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PpPaperWindow *self = PP_PAPER_WINDOW (widget);
  g_autofree char *file = g_strconcat (self->name, ".pdf", NULL);

  pp_printer_save (GTK_WINDOW (self), file, self->pdf);
}

static void
next_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PpPaperWindow *self = PP_PAPER_WINDOW (widget);

  pp_preview_turn (self->preview, g_variant_get_int32 (parameter));
  show_page (self);
}

static void
pp_paper_window_dispose (GObject *object)
{
  PpPaperWindow *self = PP_PAPER_WINDOW (object);

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
  gtk_widget_class_bind_template_child (widget_class, PpPaperWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, PpPaperWindow, preview);
  gtk_widget_class_bind_template_child (widget_class, PpPaperWindow, problem);
  gtk_widget_class_bind_template_child (widget_class, PpPaperWindow, pager);
  gtk_widget_class_bind_template_child (widget_class, PpPaperWindow, page);
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
  gtk_window_set_title (GTK_WINDOW (self), title_of (name));
  wanted = g_new0 (Wanted, 1);
  wanted->paper = pp_papers_find (name);
  wanted->id = g_strdup (id);
  wanted->language = g_strdup (pp_session_get_language (session));
  pp_store_read_async (pp_session_get_store (session), make, wanted, wanted_free,
                       (GDestroyNotify) g_bytes_unref, NULL, made_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}
