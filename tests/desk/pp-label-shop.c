/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-label-shop.h"

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
