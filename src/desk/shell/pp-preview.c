/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-preview.h"

#include "paper/pp-page.h"

#include <math.h>
#include <poppler.h>

/* Screen's points in one of the paper's. Small labels are shown whole at most so large. */
#define LARGEST_WHOLE 3.0
#define LARGEST       4.0
#define STEP          1.25
#define REAL_SIZE     (96.0 / 72.0)

#define SCROLLS_A_PAGE 8
#define KEPT_IN_VIEW   0.1   /* of what is seen, when one goes on */

typedef enum {
  WHOLE,     /* the page, as large as there is room for */
  WIDTH,     /* as wide as there is room for */
  SCALED,    /* as it was chosen */
} Mode;

struct _PpPreview
{
  GtkWidget        parent_instance;

  PopplerDocument *document;
  PopplerPage     *page;
  int              index;
  Mode             mode;
  double           scale;    /* of SCALED */
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

static double
scale_for (PpPreview *self, Mode mode, int width, int height)
{
  double page_width, page_height;

  poppler_page_get_size (self->page, &page_width, &page_height);
  if (mode == SCALED)
    return self->scale;
  if (mode == WIDTH)
    return MIN (width / page_width, LARGEST);
  return MIN (MIN (width / page_width, height / page_height), LARGEST_WHOLE);
}

static double
get_scale (PpPreview *self)
{
  return scale_for (self, self->mode, gtk_widget_get_width (GTK_WIDGET (self)),
                    gtk_widget_get_height (GTK_WIDGET (self)));
}

static void
set_mode (PpPreview *self, Mode mode, double scale)
{
  self->mode = mode;
  self->scale = scale;
  gtk_widget_queue_resize (GTK_WIDGET (self));
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
  scale = get_scale (self);
  graphene_rect_init (&area, (int) MAX ((width - page_width * scale) / 2, 0),
                      (int) MAX ((height - page_height * scale) / 2, 0), page_width * scale,
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
  PpPreview *self = PP_PREVIEW (widget);
  double page_width, page_height, scale;

  *minimum = 160;
  *natural = 420;
  if (self->page == NULL || self->mode == WHOLE ||
      (self->mode == WIDTH && (orientation == GTK_ORIENTATION_HORIZONTAL || for_size < 0)))
    return;
  poppler_page_get_size (self->page, &page_width, &page_height);
  scale = scale_for (self, self->mode, for_size, 0);
  *minimum = (int) ceil ((orientation == GTK_ORIENTATION_HORIZONTAL ? page_width : page_height) *
                         scale);
  *natural = MAX (*natural, *minimum);
}

static GtkSizeRequestMode
pp_preview_get_request_mode (GtkWidget *widget)
{
  return PP_PREVIEW (widget)->mode == WIDTH ? GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH
                                            : GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

/* A page that is larger than its window is moved by the arrows. */
static gboolean
scroll_shortcut (GtkWidget *widget, GVariant *arguments, gpointer unused)
{
  GtkWidget *around = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment;
  double value;
  int across, down;

  if (around == NULL)
    return GDK_EVENT_PROPAGATE;
  g_variant_get (arguments, "(ii)", &across, &down);
  adjustment = across != 0 ? gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (around))
                           : gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (around));
  value = gtk_adjustment_get_value (adjustment);
  gtk_adjustment_set_value (adjustment, value + gtk_adjustment_get_page_size (adjustment) /
                                                SCROLLS_A_PAGE * (across + down));
  return GDK_EVENT_STOP;
}

/* Up and down, where there is something around it that scrolls. */
static GtkAdjustment *
get_vadjustment (PpPreview *self)
{
  GtkWidget *around = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);

  return around != NULL ? gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (around)) : NULL;
}

/* Returns: whether there was more of the page to be seen that way */
static gboolean
scroll_on (PpPreview *self, int direction)
{
  GtkAdjustment *adjustment = get_vadjustment (self);
  double before;

  if (adjustment == NULL)
    return FALSE;
  before = gtk_adjustment_get_value (adjustment);
  gtk_adjustment_set_value (adjustment,
                            before + direction * (1 - KEPT_IN_VIEW) *
                                     gtk_adjustment_get_page_size (adjustment));
  return ABS (gtk_adjustment_get_value (adjustment) - before) >= 1;
}

static void
scroll_to_end (PpPreview *self, gboolean bottom)
{
  GtkAdjustment *adjustment = get_vadjustment (self);

  if (adjustment != NULL)
    gtk_adjustment_set_value (adjustment, bottom ? gtk_adjustment_get_upper (adjustment)
                                                 : gtk_adjustment_get_lower (adjustment));
}

static void
add_scroll_bindings (GtkWidgetClass *widget_class)
{
  static const struct { guint keyval; int across, down; } scrolls[] = {
    { GDK_KEY_Left, -1, 0 }, { GDK_KEY_Right, 1, 0 }, { GDK_KEY_Up, 0, -1 }, { GDK_KEY_Down, 0, 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (scrolls); i++)
    gtk_widget_class_add_binding (widget_class, scrolls[i].keyval, 0, scroll_shortcut, "(ii)",
                                  scrolls[i].across, scrolls[i].down);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, 0, "paper.page", "i", 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, 0, "paper.page", "i", -1);
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
  add_scroll_bindings (widget_class);
  widget_class->snapshot = pp_preview_snapshot;
  widget_class->measure = pp_preview_measure;
  widget_class->get_request_mode = pp_preview_get_request_mode;
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
 * Shows another page, from its top; stays where there is none.
 */
void
pp_preview_turn (PpPreview *self, int pages)
{
  int index;

  g_return_if_fail (PP_IS_PREVIEW (self));

  index = self->index + pages;
  if (index < 0 || index >= (int) pp_preview_get_n_pages (self))
    return;
  show_page (self, index);
  scroll_to_end (self, FALSE);
}

/**
 * pp_preview_page:
 * @self: a preview
 * @direction: 1 onward, -1 back
 *
 * Shows what comes next of the page; at its end the next page.
 */
void
pp_preview_page (PpPreview *self, int direction)
{
  int before;

  g_return_if_fail (PP_IS_PREVIEW (self));

  before = self->index;
  if (scroll_on (self, direction))
    return;
  pp_preview_turn (self, direction);
  if (self->index < before)
    scroll_to_end (self, TRUE);
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

/**
 * pp_preview_zoom:
 * @self: a preview
 * @steps: how many times larger; below 0 smaller
 *
 * Shows the page larger or smaller, never smaller than whole.
 */
void
pp_preview_zoom (PpPreview *self, int steps)
{
  double scale, whole;
  GtkWidget *around;

  g_return_if_fail (PP_IS_PREVIEW (self));

  if (self->page == NULL)
    return;
  around = gtk_widget_get_parent (GTK_WIDGET (self));
  whole = scale_for (self, WHOLE, gtk_widget_get_width (around), gtk_widget_get_height (around));
  scale = MIN (get_scale (self) * pow (STEP, steps), LARGEST);
  set_mode (self, scale > whole ? SCALED : WHOLE, scale);
}

/**
 * pp_preview_fit_width:
 * @self: a preview
 *
 * Shows the page as wide as there is room for.
 */
void
pp_preview_fit_width (PpPreview *self)
{
  g_return_if_fail (PP_IS_PREVIEW (self));

  set_mode (self, WIDTH, 0);
}

/**
 * pp_preview_get_percent:
 * @self: a preview
 *
 * Returns: how large it is shown, of its real size; 0 where nothing is
 */
int
pp_preview_get_percent (PpPreview *self)
{
  g_return_val_if_fail (PP_IS_PREVIEW (self), 0);

  return self->page != NULL ? (int) (get_scale (self) / REAL_SIZE * 100 + 0.5) : 0;
}
