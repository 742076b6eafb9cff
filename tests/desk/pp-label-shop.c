/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-label-shop.h"

#include "desk/labels/pp-label-card.h"
#include "desk/shell/pp-preview.h"
#include "desk/shell/pp-save-dialog.h"
#include "label/pp-label-batch.h"

#include <glib/gstdio.h>

/**
 * pp_label_shop_stock:
 * @works: a cluster
 *
 * A batch of sambar powder, not decided about, that keeps for as long as this test is run.
 *
 * Returns: its id
 */
const char *
pp_label_shop_stock (PpWorks *works)
{
  const char *product = pp_works_product (works, "sambar_powder", "Sambar powder",
                                          "സാമ്പാർ പൊടി", "200 g", "₹85");

  pp_fixture_do (works->fixture, "mini", "product.edit", "id", product, "shelf_days", "3650", NULL);
  pp_works_add (works, product, "Coriander", "മല്ലി");
  pp_fixture_do (works->fixture, "mini", "product.add_allergen", "product", product,
                 "allergen", "gluten", "absent", "1", NULL);
  return pp_works_batch (works, product);
}

static gpointer
read_log (PpDb *db, gpointer batch, GError **error)
{
  return pp_label_batch_log (db, batch, error);
}

/**
 * pp_label_shop_log:
 * @works: a cluster
 * @batch: one of its batches
 *
 * Returns: (transfer full) (element-type PpLabelLogLine): what was printed for it
 */
GPtrArray *
pp_label_shop_log (PpWorks *works, const char *batch)
{
  return pp_store_read (works->fixture->store, read_log, (gpointer) batch, NULL);
}

/**
 * pp_label_shop_form:
 * @screen: with a label
 *
 * Returns: (transfer none): what is filled in for it
 */
PpForm *
pp_label_shop_form (PpScreen *screen)
{
  return pp_screen_find (pp_screen_find (screen->window, PP_TYPE_LABEL_CARD, NULL), PP_TYPE_FORM,
                         "form");
}

typedef struct {
  PpScreen   *screen;
  const char *name;
  double      width_mm;    /* 0: any */
} Wanted;

static gboolean
is_shown (gpointer data)
{
  const Wanted *wanted = data;
  GtkStack *sheet = pp_screen_find (wanted->screen->window, GTK_TYPE_STACK, "sheet");
  double width, height;

  pp_preview_get_size (pp_screen_find (wanted->screen->window, PP_TYPE_PREVIEW, "preview"), &width,
                       &height);
  return g_strcmp0 (gtk_stack_get_visible_child_name (sheet), wanted->name) == 0 &&
         (wanted->width_mm == 0 || ABS (wanted->width_mm - width) < 0.1);
}

/**
 * pp_label_shop_await:
 * @screen: with a label
 * @name: of what is to be seen: "label", "problems" or "unread"
 * @width_mm: of what is seen; 0: any
 *
 * Waits until it is seen.
 */
void
pp_label_shop_await (PpScreen *screen, const char *name, double width_mm)
{
  Wanted wanted = { screen, name, width_mm };

  pp_screen_wait (is_shown, &wanted);
  pp_screen_settle ();
}

/**
 * pp_label_shop_count:
 * @list: a list
 *
 * Returns: how many rows it has
 */
guint
pp_label_shop_count (GtkWidget *list)
{
  guint n = 0;

  while (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), (int) n) != NULL)
    n++;
  return n;
}

/**
 * pp_label_shop_top:
 * @type: of a window
 *
 * Returns: (transfer none) (nullable): the one of that type that is open
 */
GtkWindow *
pp_label_shop_top (GType type)
{
  GListModel *tops = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (tops); i++)
    {
      g_autoptr (GtkWindow) top = g_list_model_get_item (tops, i);

      if (g_type_is_a (G_OBJECT_TYPE (top), type) && gtk_widget_get_mapped (GTK_WIDGET (top)))
        return top;
    }
  return NULL;
}

static gboolean
has_words (gpointer paper)
{
  return *gtk_label_get_label (pp_screen_find (paper, GTK_TYPE_LABEL, "job_words")) != '\0';
}

static void
assert_pages (const char *path, guint n_pages)
{
  PpPreview *preview = g_object_ref_sink (g_object_new (PP_TYPE_PREVIEW, NULL));
  g_autofree char *text = NULL;
  g_autoptr (GBytes) pdf = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  pdf = g_bytes_new (text, length);
  g_assert_true (pp_preview_show (preview, pdf, NULL));
  g_assert_cmpuint (pp_preview_get_n_pages (preview), ==, n_pages);
  g_object_unref (preview);
}

static gboolean
is_made (gpointer paper)
{
  return pp_preview_get_n_pages (pp_screen_find (paper, PP_TYPE_PREVIEW, NULL)) > 0;
}

/**
 * pp_label_shop_choose:
 * @paper: a window with a paper
 * @folder: a path
 *
 * Asks for a file of the paper, where that is not asked yet, and chooses the name that is proposed,
 * in a folder.
 *
 * Returns: (transfer full): that name
 */
char *
pp_label_shop_choose (GtkWindow *paper, const char *folder)
{
  GtkWindow *dialog;
  char *name;

  pp_screen_wait (is_made, paper);
  gtk_widget_activate_action (GTK_WIDGET (paper), "paper.save", NULL);
  pp_screen_settle ();
  dialog = pp_label_shop_top (PP_TYPE_SAVE_DIALOG);
  g_assert_nonnull (dialog);
  name = pp_field_dup_text (pp_screen_find (dialog, PP_TYPE_FIELD, "name"));
  pp_field_set_text (pp_screen_find (dialog, PP_TYPE_FIELD, "folder"), "-");
  pp_field_set_text (pp_screen_find (dialog, PP_TYPE_FIELD, "path"), folder);
  gtk_label_set_label (pp_screen_find (paper, GTK_TYPE_LABEL, "job_words"), "");
  pp_screen_click (dialog, "Save");
  pp_screen_wait (has_words, paper);
  return name;
}

/**
 * pp_label_shop_save:
 * @paper: a window with a paper
 * @n_pages: that its file must have
 *
 * Saves the paper under the name that is proposed; nothing else is left in its folder.
 *
 * Returns: (transfer full): that name
 */
char *
pp_label_shop_save (GtkWindow *paper, guint n_pages)
{
  g_autofree char *folder = g_dir_make_tmp ("panippura-paper-XXXXXX", NULL), *path = NULL;
  char *name = pp_label_shop_choose (paper, folder);

  path = g_build_filename (folder, name, NULL);
  assert_pages (path, n_pages);
  g_assert_no_errno (g_unlink (path));
  g_assert_no_errno (g_rmdir (folder));
  return name;
}
