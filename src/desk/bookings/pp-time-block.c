/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/bookings/pp-time-block.h"

#include "core/pp-time.h"
#include "desk/bookings/pp-grid-draw.h"
#include "desk/shell/pp-shown.h"

#include <string.h>

struct _PpTimeBlock
{
  GtkWidget    parent_instance;

  PangoLayout *layout;    /* (nullable): of what has room */
  int          room;      /* for which it was chosen; -1: it was not */
  const PpHeld *held;     /* of the schedule that the grid shows */
  char        *id;
  char        *name;
  char        *first;     /* the first word of the name, where the whole does not fit */
  char        *spoken;
  gboolean     is_selected;
  gboolean     crams;     /* a name that has no room is written smaller */
  gboolean     is_small;  /* what @layout is */
};

G_DEFINE_FINAL_TYPE (PpTimeBlock, pp_time_block, GTK_TYPE_WIDGET)

/* How a booking looks: how much of a colour its area has, and the bar where it begins. Drawn here,
 * and said by no style class: a class that changes has the whole window styled and laid out anew.
 */
static const struct {
  const char *state;
  const char *color;   /* as the style names it; NULL: that of the text */
  double      area;
  double      bar;
} looks[] = {
  { "booked",     "accent_bg_color",  0.22, 1 },
  { "checked_in", "success_bg_color", 0.35, 1 },
  { "done",       NULL,               0.10, 0.45 },
};

/* In pixels. */
#define BAR_WIDTH 4
#define PADDING   6
#define SMALL_PADDING 2
#define LEAST_ROOM 16   /* in which a beginning of a name says something */

static void
forget_text (PpTimeBlock *self)
{
  g_clear_object (&self->layout);
  self->room = -1;
}

static PangoLayout *
fitting (PpTimeBlock *self, const char *text, int room)
{
  GtkWidget *grid = gtk_widget_get_parent (GTK_WIDGET (self));
  PangoLayout *layout = pp_grid_draw_line (grid, GTK_WIDGET (self), text);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width <= room ? g_object_ref (layout) : NULL;
}

/* In small letters, and cut where need be: the whole name is in what is said of the block. */
static void
cram_text (PpTimeBlock *self, int width, int height)
{
  GtkWidget *grid = gtk_widget_get_parent (GTK_WIDGET (self));
  int room = width - BAR_WIDTH - 2 * SMALL_PADDING;

  self->is_small = self->layout == NULL && self->crams && room >= LEAST_ROOM;
  if (self->is_small)
    self->layout = g_object_ref (pp_grid_draw_small (grid, GTK_WIDGET (self), self->name, room,
                                                     height));
}

/* The longest of name and first word that has room: a cut name names somebody else. Where the first
 * word has no room, no more is laid out.
 */
static void
choose_text (PpTimeBlock *self, int width, int height)
{
  int room = width - BAR_WIDTH - 2 * PADDING;
  g_autoptr (PangoLayout) first = NULL;

  if (self->room == room)
    return;
  self->room = room;
  first = fitting (self, self->first, room);
  g_clear_object (&self->layout);
  if (first != NULL)
    self->layout = fitting (self, self->name, room);
  if (self->layout == NULL)
    self->layout = g_steal_pointer (&first);
  cram_text (self, width, height);
}

static void
draw_area (PpTimeBlock *self, GtkSnapshot *snapshot, int width, int height)
{
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self));
  GdkRGBA color;

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      if (strcmp (looks[i].state, self->held->state) != 0)
        continue;
      if (looks[i].color == NULL || !gtk_style_context_lookup_color (style, looks[i].color, &color))
        gtk_style_context_get_color (style, &color);
      pp_grid_draw_rect (snapshot, &color, looks[i].area, 0, 0, width, height);
      pp_grid_draw_rect (snapshot, &color, looks[i].bar, 0, 0, MIN (BAR_WIDTH, width), height);
    }
  if (self->is_selected && gtk_style_context_lookup_color (style, "accent_color", &color))
    pp_grid_draw_frame (snapshot, &color, 0, 0, width, height);
}

/* Drawn here: a label would ask for the whole window to be laid out again with each new text. */
static void
pp_time_block_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PpTimeBlock *self = PP_TIME_BLOCK (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget), text;

  if (self->held == NULL)
    return;
  draw_area (self, snapshot, width, height);
  choose_text (self, width, height);
  if (self->layout == NULL)
    return;
  pango_layout_get_pixel_size (self->layout, NULL, &text);
  if (text > height)
    return;   /* one of many lanes */
  gtk_snapshot_render_layout (snapshot, gtk_widget_get_style_context (widget),
                              BAR_WIDTH + (self->is_small ? SMALL_PADDING : PADDING),
                              (height - text) / 2, self->layout);
}

static void
pp_time_block_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (pp_time_block_parent_class)->css_changed (widget, change);
  forget_text (PP_TIME_BLOCK (widget));
}

/* Asked for when the pointer rests: to set a text would ask the X server where it is, each time. */
static gboolean
pp_time_block_query_tooltip (GtkWidget *widget, int x, int y, gboolean by_key, GtkTooltip *tooltip)
{
  gtk_tooltip_set_text (tooltip, PP_TIME_BLOCK (widget)->spoken);
  return PP_TIME_BLOCK (widget)->spoken != NULL;
}

static void
pp_time_block_dispose (GObject *object)
{
  g_clear_object (&PP_TIME_BLOCK (object)->layout);

  G_OBJECT_CLASS (pp_time_block_parent_class)->dispose (object);
}

static void
pp_time_block_finalize (GObject *object)
{
  PpTimeBlock *self = PP_TIME_BLOCK (object);

  g_free (self->id);
  g_free (self->name);
  g_free (self->first);
  g_free (self->spoken);

  G_OBJECT_CLASS (pp_time_block_parent_class)->finalize (object);
}

static void
pp_time_block_class_init (PpTimeBlockClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pp_time_block_dispose;
  G_OBJECT_CLASS (klass)->finalize = pp_time_block_finalize;
  widget_class->snapshot = pp_time_block_snapshot;
  widget_class->css_changed = pp_time_block_css_changed;
  widget_class->query_tooltip = pp_time_block_query_tooltip;
  gtk_widget_class_set_css_name (widget_class, "block");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
}

static void
pp_time_block_init (PpTimeBlock *self)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

/**
 * pp_time_block_new:
 *
 * Returns: (transfer floating): a block that shows no booking yet
 */
GtkWidget *
pp_time_block_new (void)
{
  return g_object_new (PP_TYPE_TIME_BLOCK, NULL);
}

/**
 * pp_time_block_show:
 * @self: a block
 * @held: (transfer none): the booking that it stands for from now on
 * @selected: (nullable): id of the booking that is looked at
 * @crams: whether a name that has no room is written smaller, and cut where need be
 */
void
pp_time_block_show (PpTimeBlock *self, const PpHeld *held, const char *selected,
                    gboolean crams)
{
  const PpWhose *whose = held->whose;
  g_autofree char *from = pp_time_format_clock (held->starts_at);
  g_autofree char *until = pp_time_format_clock (held->ends_at);

  g_free (self->id);
  g_free (self->name);
  g_free (self->first);
  g_free (self->spoken);
  self->held = held;
  self->id = whose != NULL ? g_strdup (whose->booking) : NULL;
  self->name = whose != NULL ? pp_shown_name (whose->name_en, whose->name_ml) : g_strdup ("");
  self->first = g_strndup (self->name, strcspn (self->name, " "));
  self->spoken = g_strdup_printf ("%s–%s, %s, %s", from, until, self->name,
                                  pp_booking_state_name (held->state));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->spoken, -1);
  self->is_selected = self->id != NULL && g_strcmp0 (self->id, selected) == 0;
  self->crams = crams;
  forget_text (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * pp_time_block_get_held:
 * @self: a block
 *
 * Returns: (transfer none) (nullable): the booking that it stands for
 */
const PpHeld *
pp_time_block_get_held (PpTimeBlock *self)
{
  g_return_val_if_fail (PP_IS_TIME_BLOCK (self), NULL);

  return self->held;
}

/**
 * pp_time_block_get_booking:
 * @self: a block
 *
 * Returns: (transfer none) (nullable): its id, once that was read
 */
const char *
pp_time_block_get_booking (PpTimeBlock *self)
{
  g_return_val_if_fail (PP_IS_TIME_BLOCK (self), NULL);

  return self->id;
}
