/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/intake/pp-intake.h"

#include "desk/intake/pp-lot-page.h"
#include "desk/intake/pp-store-list.h"
#include "desk/intake/pp-weigh-in.h"
#include "desk/shell/pp-focus.h"

#include <string.h>

struct _PpIntake
{
  PpPane       parent_instance;

  GtkStack    *stack;
  PpWeighIn   *weigh_in;
  PpStoreList *store;
  PpLotPage   *lot;
};

G_DEFINE_FINAL_TYPE (PpIntake, pp_intake, PP_TYPE_PANE)

static void
open_lot (PpIntake *self, const char *lot)
{
  pp_lot_page_open (self->lot, lot);
  gtk_stack_set_visible_child_name (self->stack, "lot");
  pp_focus_enter (self->lot);
}

static void
lot_closed_cb (PpIntake *self)
{
  gtk_stack_set_visible_child_name (self->stack, "store");
  pp_weigh_in_start (self->weigh_in, NULL);
}

static void
pp_intake_go (PpPane *pane, const char *kind, const char *id)
{
  PpIntake *self = PP_INTAKE (pane);

  if (strcmp (kind, "lot") == 0)
    {
      open_lot (self, id);
      return;
    }
  gtk_stack_set_visible_child_name (self->stack, "store");
  pp_weigh_in_start (self->weigh_in, strcmp (kind, "person") == 0 ||
                                     strcmp (kind, "enterprise") == 0 ? id : NULL);
}

static void
pp_intake_dispose (GObject *object)
{
  pp_pane_dispose_template (PP_PANE (object), PP_TYPE_INTAKE);

  G_OBJECT_CLASS (pp_intake_parent_class)->dispose (object);
}

static void
pp_intake_class_init (PpIntakeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pp_intake_dispose;
  PP_PANE_CLASS (klass)->go = pp_intake_go;

  g_type_ensure (PP_TYPE_WEIGH_IN);
  g_type_ensure (PP_TYPE_STORE_LIST);
  g_type_ensure (PP_TYPE_LOT_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/panippura/Panippura/ui/intake/intake.ui");
  gtk_widget_class_bind_template_child (widget_class, PpIntake, stack);
  gtk_widget_class_bind_template_child (widget_class, PpIntake, weigh_in);
  gtk_widget_class_bind_template_child (widget_class, PpIntake, store);
  gtk_widget_class_bind_template_child (widget_class, PpIntake, lot);
  gtk_widget_class_bind_template_callback (widget_class, open_lot);
  gtk_widget_class_bind_template_callback (widget_class, lot_closed_cb);
}

static void
pp_intake_init (PpIntake *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
