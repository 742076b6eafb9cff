/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-preview.h"

#include "paper/pp-page.h"

#include <poppler.h>

/* Small labels are shown at most so many times their size. */
#define LARGEST 3.0

struct _PpPreview
{
  GtkWidget        parent_instance;

  PopplerDocument *document;
  PopplerPage     *page;
  int              index;
};

G_DEFINE_FINAL_TYPE (PpPreview, pp_preview, GTK_TYPE_WIDGET)

static void
show_page (PpPreview *self, int index)
{
  g_autofree char *text = NULL;

  g_clear_object (&self->page);
  self->index = index;
  self->page = poppler_document_get_page (self->document, index);
  text = self->page != NULL ? poppler_page_get_text (self->page) : NULL;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text != NULL ? text : "", -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
pp_preview_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PpPreview *self = PP_PREVIEW (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  double page_width, page_height, scale;
  graphene_rect_t area;
  cairo_t *cr;

  if (self->page == NULL)
    return;
  poppler_page_get_size (self->page, &page_width, &page_height);
  scale = MIN (MIN (width / page_width, height / page_height), LARGEST);
  graphene_rect_init (&area, (int) ((width - page_width * scale) / 2),
                      (int) ((height - page_height * scale) / 2), page_width * scale,
                      page_height * scale);
  gtk_snapshot_append_color (snapshot, &(GdkRGBA) { 1, 1, 1, 1 }, &area);
  cr = gtk_snapshot_append_cairo (snapshot, &area);
  cairo_translate (cr, area.origin.x, area.origin.y);
  cairo_scale (cr, scale, scale);
  poppler_page_render (self->page, cr);
  cairo_destroy (cr);
}

static void
pp_preview_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                    int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = 160;
  *natural = 420;
}

static void
pp_preview_dispose (GObject *object)
{
  PpPreview *self = PP_PREVIEW (object);

  g_clear_object (&self->page);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (pp_preview_parent_class)->dispose (object);
}

static void
pp_preview_class_init (PpPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pp_preview_dispose;
  widget_class->snapshot = pp_preview_snapshot;
  widget_class->measure = pp_preview_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "preview");
}

static void
pp_preview_init (PpPreview *self)
{
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
}

/**
 * pp_preview_show:
 * @self: a preview
 * @pdf: the very file that is printed
 * @error: why it cannot be read
 *
 * Shows its first page.
 *
 * Returns: whether it could be read
 */
gboolean
pp_preview_show (PpPreview *self, GBytes *pdf, GError **error)
{
  PopplerDocument *document;

  g_return_val_if_fail (PP_IS_PREVIEW (self), FALSE);

  document = poppler_document_new_from_bytes (pdf, NULL, error);
  if (document == NULL)
    return FALSE;
  g_clear_object (&self->document);
  self->document = document;
  show_page (self, 0);
  return TRUE;
}

/**
 * pp_preview_get_n_pages:
 * @self: a preview
 *
 * Returns: how many pages there are
 */
guint
pp_preview_get_n_pages (PpPreview *self)
{
  g_return_val_if_fail (PP_IS_PREVIEW (self), 0);

  return self->document != NULL ? poppler_document_get_n_pages (self->document) : 0;
}

/**
 * pp_preview_get_page:
 * @self: a preview
 *
 * Returns: index of the page that is shown, from 0
 */
guint
pp_preview_get_page (PpPreview *self)
{
  g_return_val_if_fail (PP_IS_PREVIEW (self), 0);

  return self->index;
}

/**
 * pp_preview_turn:
 * @self: a preview
 * @pages: how many onward; below 0 back
 *
 * Shows another page; stays where there is none.
 */
void
pp_preview_turn (PpPreview *self, int pages)
{
  int index;

  g_return_if_fail (PP_IS_PREVIEW (self));

  index = self->index + pages;
  if (index >= 0 && index < (int) pp_preview_get_n_pages (self))
    show_page (self, index);
}

/**
 * pp_preview_get_size:
 * @self: a preview
 * @width_mm: (out): of the page that is shown; 0 where none is
 * @height_mm: (out): of the page
 */
void
pp_preview_get_size (PpPreview *self, double *width_mm, double *height_mm)
{
  double width = 0, height = 0;

  g_return_if_fail (PP_IS_PREVIEW (self));

  if (self->page != NULL)
    poppler_page_get_size (self->page, &width, &height);
  *width_mm = width / PP_MM;
  *height_mm = height / PP_MM;
}
