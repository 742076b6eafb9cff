/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/today/pp-machine-card.h"

#define ICON_SIZE  16
#define ICON_SPACE 6
#define LINE_SPACE 3

#define STATE_SCALE 0.82

/* In letters of usual width. */
#define LEAST_CHARS   16
#define NATURAL_CHARS 24

enum { CODE, NAME, STATE, N_LINES };

/* One widget, which draws all that it says: a cluster may have 200 machines. */
struct _PpMachineCard
{
  GtkWidget         parent_instance;

  char             *id;
  char             *icon;
  char             *texts[N_LINES];
  PangoLayout      *layouts[N_LINES];   /* (nullable): as wide as @width */
  int               width;
  GtkIconPaintable *picture;            /* (nullable) */
};

G_DEFINE_FINAL_TYPE (PpMachineCard, pp_machine_card, GTK_TYPE_WIDGET)

static void
forget_drawing (PpMachineCard *self)
{
  for (guint i = 0; i < N_LINES; i++)
    g_clear_object (&self->layouts[i]);
  g_clear_object (&self->picture);
}

static PangoLayout *
make_layout (PpMachineCard *self, guint line)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->texts[line]);
  g_autoptr (PangoAttrList) attrs = pango_attr_list_new ();

  if (line == CODE)
    pango_attr_list_insert (attrs, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  else if (line == STATE)
    pango_attr_list_insert (attrs, pango_attr_scale_new (STATE_SCALE));
  pango_layout_set_attributes (layout, attrs);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  return layout;
}

static void
lay_out (PpMachineCard *self, int width)
{
  for (guint i = 0; i < N_LINES; i++)
    {
      int room = width - (i == CODE ? ICON_SIZE + ICON_SPACE : 0);

      if (self->layouts[i] != NULL && self->width == width)
        continue;
      if (self->layouts[i] == NULL)
        self->layouts[i] = make_layout (self, i);
      pango_layout_set_width (self->layouts[i], MAX (room, 1) * PANGO_SCALE);
    }
  self->width = width;
}

static int
height_of (PpMachineCard *self, guint line)
{
  int height;

  pango_layout_get_pixel_size (self->layouts[line], NULL, &height);
  return line == CODE ? MAX (height, ICON_SIZE) : height;
}

static int
chars (GtkWidget *widget, int n)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (gtk_widget_get_pango_context (widget),
                                                         NULL, NULL);
  int width = pango_font_metrics_get_approximate_char_width (metrics);

  pango_font_metrics_unref (metrics);
  return PANGO_PIXELS_CEIL (n * width);
}

static void
pp_machine_card_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                         int *natural, int *minimum_baseline, int *natural_baseline)
{
  PpMachineCard *self = PP_MACHINE_CARD (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = chars (widget, LEAST_CHARS);
      *natural = chars (widget, NATURAL_CHARS);
      return;
    }
  lay_out (self, for_size >= 0 ? for_size : chars (widget, NATURAL_CHARS));
  *minimum = 2 * LINE_SPACE;
  for (guint i = 0; i < N_LINES; i++)
    *minimum += height_of (self, i);
  *natural = *minimum;
}

static GtkSizeRequestMode
pp_machine_card_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
draw_icon (PpMachineCard *self, GtkSnapshot *snapshot, const GdkRGBA *color)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (widget));

  if (self->picture == NULL)
    self->picture = gtk_icon_theme_lookup_icon (theme, self->icon, NULL, ICON_SIZE,
                                                gtk_widget_get_scale_factor (widget),
                                                gtk_widget_get_direction (widget),
                                                GTK_ICON_LOOKUP_FORCE_SYMBOLIC);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT (0, (height_of (self, CODE) - ICON_SIZE) / 2));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (self->picture), snapshot,
                                            ICON_SIZE, ICON_SIZE, color, 1);
  gtk_snapshot_restore (snapshot);
}

static void
pp_machine_card_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PpMachineCard *self = PP_MACHINE_CARD (widget);
  GdkRGBA color;
  int y = 0;

  if (self->id == NULL)
    return;
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  lay_out (self, gtk_widget_get_width (widget));
  draw_icon (self, snapshot, &color);
  for (guint i = 0; i < N_LINES; i++)
    {
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (i == CODE ? ICON_SIZE + ICON_SPACE
                                                                        : 0, y));
      gtk_snapshot_append_layout (snapshot, self->layouts[i], &color);
      gtk_snapshot_restore (snapshot);
      y += height_of (self, i) + LINE_SPACE;
    }
}

static void
pp_machine_card_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (pp_machine_card_parent_class)->css_changed (widget, change);
  forget_drawing (PP_MACHINE_CARD (widget));
}

static void
pp_machine_card_dispose (GObject *object)
{
  forget_drawing (PP_MACHINE_CARD (object));

  G_OBJECT_CLASS (pp_machine_card_parent_class)->dispose (object);
}

static void
pp_machine_card_finalize (GObject *object)
{
  PpMachineCard *self = PP_MACHINE_CARD (object);

  for (guint i = 0; i < N_LINES; i++)
    g_free (self->texts[i]);
  g_free (self->id);
  g_free (self->icon);

  G_OBJECT_CLASS (pp_machine_card_parent_class)->finalize (object);
}

static void
pp_machine_card_class_init (PpMachineCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pp_machine_card_dispose;
  G_OBJECT_CLASS (klass)->finalize = pp_machine_card_finalize;
  widget_class->measure = pp_machine_card_measure;
  widget_class->get_request_mode = pp_machine_card_get_request_mode;
  widget_class->snapshot = pp_machine_card_snapshot;
  widget_class->css_changed = pp_machine_card_css_changed;
  gtk_widget_class_set_css_name (widget_class, "machinecard");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID_CELL);
}

static void
pp_machine_card_init (PpMachineCard *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "activatable");
  gtk_widget_add_css_class (GTK_WIDGET (self), "machine");
}

/**
 * pp_machine_card_new:
 *
 * Returns: (transfer floating): a card that stands for no machine yet
 */
GtkWidget *
pp_machine_card_new (void)
{
  return g_object_new (PP_TYPE_MACHINE_CARD, NULL);
}

/* Whether it was something else. */
static gboolean
change (char **kept, const char *now)
{
  if (g_strcmp0 (*kept, now) == 0)
    return FALSE;
  g_free (*kept);
  *kept = g_strdup (now);
  return TRUE;
}

/**
 * pp_machine_card_show:
 * @self: a card
 * @words: what it says from now on
 *
 * Returns: whether it said something else, which may want more room
 */
gboolean
pp_machine_card_show (PpMachineCard *self, const PpMachineWords *words)
{
  const char *const lines[N_LINES] = { words->code, words->name, words->state };
  g_autofree char *spoken = NULL;
  gboolean is_other = FALSE;

  g_return_val_if_fail (PP_IS_MACHINE_CARD (self), FALSE);

  change (&self->id, words->id);
  if (change (&self->icon, words->icon))
    {
      g_clear_object (&self->picture);
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }
  for (guint i = 0; i < N_LINES; i++)
    if (change (&self->texts[i], lines[i]))
      {
        g_clear_object (&self->layouts[i]);
        is_other = TRUE;
      }
  if (!is_other)
    return FALSE;
  spoken = g_strdup_printf ("%s, %s. %s", words->code, words->name, words->state);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return TRUE;
}

/**
 * pp_machine_card_get_id:
 * @self: a card
 *
 * Returns: (transfer none) (nullable): id of the machine that it stands for
 */
const char *
pp_machine_card_get_id (PpMachineCard *self)
{
  g_return_val_if_fail (PP_IS_MACHINE_CARD (self), NULL);

  return self->id;
}

/**
 * pp_machine_card_get_length:
 * @self: a card
 *
 * Returns: of how many characters it is, which tells without a drawing which card is higher
 */
int
pp_machine_card_get_length (PpMachineCard *self)
{
  int length = 0;

  g_return_val_if_fail (PP_IS_MACHINE_CARD (self), 0);

  for (guint i = 0; i < N_LINES; i++)
    length += self->texts[i] != NULL ? g_utf8_strlen (self->texts[i], -1) : 0;
  return length;
}
