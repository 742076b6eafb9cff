/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-hit-row.h"

#include "desk/shell/pp-drawn-text.h"
#include "desk/shell/pp-offers.h"
#include "kinds/pp-kind-words.h"

/* So many buttons leave the title beside them the room that it needs. */
#define MOST_BESIDE 3

#define SPACING 9

struct _PpHitRow
{
  GtkListBoxRow  parent_instance;

  PpDrawnText   *title;
  PpDrawnText   *what;        /* what it is, and what tells it from others */
  GtkWidget     *offers;
  char          *kind;
  guint          roles;       /* for which there are offers */
  char          *id;
};

G_DEFINE_FINAL_TYPE (PpHitRow, pp_hit_row, GTK_TYPE_LIST_BOX_ROW)

enum {
  OFFERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
offer_cb (GtkButton *button, PpHitRow *self)
{
  g_signal_emit (self, signals[OFFERED], 0, g_object_get_data (G_OBJECT (button), "workplace"));
}

/* More of them than that stand below the title. */
static void
place_offers (PpHitRow *self, gboolean below)
{
  GtkLayoutManager *grid = gtk_widget_get_layout_manager (gtk_widget_get_parent (self->offers));
  GtkLayoutChild *title = gtk_layout_manager_get_layout_child (grid, GTK_WIDGET (self->title));
  GtkLayoutChild *offers = gtk_layout_manager_get_layout_child (grid, self->offers);

  g_object_set (title, "column-span", below ? 2 : 1, NULL);
  g_object_set (offers, "row", below ? 1 : 0, "row-span", below ? 1 : 2, NULL);
}

/* The buttons of a row stay while it stands for things of one kind. */
static void
show_kind (PpHitRow *self, const char *kind, guint roles)
{
  GtkWidget *button;
  guint n = 0;

  if (g_strcmp0 (self->kind, kind) == 0 && self->roles == roles)
    return;
  g_free (self->kind);
  self->kind = g_strdup (kind);
  self->roles = roles;
  while ((button = gtk_widget_get_first_child (self->offers)) != NULL)
    gtk_box_remove (GTK_BOX (self->offers), button);
  for (const PpOffer *offer = pp_offers; offer->kind != NULL; offer++)
    {
      if (g_strcmp0 (offer->kind, kind) != 0)
        continue;
      n++;
      if ((offer->roles & roles) == 0)
        continue;
      button = gtk_button_new_with_label (pp_offers_title (offer));
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      g_object_set_data (G_OBJECT (button), "workplace", (gpointer) offer->workplace);
      g_signal_connect_object (button, "clicked", G_CALLBACK (offer_cb), self, 0);
      gtk_box_append (GTK_BOX (self->offers), button);
    }
  place_offers (self, n > MOST_BESIDE);
}

static void
pp_hit_row_finalize (GObject *object)
{
  PpHitRow *self = PP_HIT_ROW (object);

  g_free (self->kind);
  g_free (self->id);

  G_OBJECT_CLASS (pp_hit_row_parent_class)->finalize (object);
}

static void
pp_hit_row_class_init (PpHitRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pp_hit_row_finalize;

  /**
   * PpHitRow::offered:
   * @self: the row
   * @workplace: where its button leads
   */
  signals[OFFERED] = g_signal_new ("offered", PP_TYPE_HIT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
pp_hit_row_init (PpHitRow *self)
{
  GtkWidget *grid = gtk_grid_new ();

  self->title = PP_DRAWN_TEXT (pp_drawn_text_new ());
  self->what = PP_DRAWN_TEXT (pp_drawn_text_new ());
  self->offers = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING);
  gtk_widget_add_css_class (GTK_WIDGET (self->what), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->what), "kind");
  gtk_widget_set_hexpand (GTK_WIDGET (self->what), TRUE);
  gtk_widget_set_valign (self->offers, GTK_ALIGN_CENTER);
  gtk_grid_set_column_spacing (GTK_GRID (grid), SPACING);
  gtk_grid_attach (GTK_GRID (grid), GTK_WIDGET (self->title), 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), GTK_WIDGET (self->what), 0, 1, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), self->offers, 1, 0, 1, 2);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), grid);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
}

/**
 * pp_hit_row_new:
 *
 * Returns: (transfer floating): a row that stands for nothing yet
 */
GtkWidget *
pp_hit_row_new (void)
{
  return g_object_new (PP_TYPE_HIT_ROW, NULL);
}

/**
 * pp_hit_row_show:
 * @self: a row
 * @hit: what it stands for from now on
 * @roles: bits of the roles of whoever is at the desk
 */
void
pp_hit_row_show (PpHitRow *self, const PpPick *hit, guint roles)
{
  g_autofree char *what = NULL;

  g_return_if_fail (PP_IS_HIT_ROW (self));

  what = g_strjoin (" · ", pp_kind_words_of_kind (hit->kind), hit->note, NULL);

  g_free (self->id);
  self->id = g_strdup (hit->id);
  pp_drawn_text_set_text (self->title, hit->title);
  pp_drawn_text_set_text (self->what, what);
  show_kind (self, hit->kind, roles);
}

/**
 * pp_hit_row_get_kind:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): kind of the record that it stands for
 */
const char *
pp_hit_row_get_kind (PpHitRow *self)
{
  g_return_val_if_fail (PP_IS_HIT_ROW (self), NULL);

  return self->kind;
}

/**
 * pp_hit_row_get_id:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): id of the record that it stands for
 */
const char *
pp_hit_row_get_id (PpHitRow *self)
{
  g_return_val_if_fail (PP_IS_HIT_ROW (self), NULL);

  return self->id;
}
