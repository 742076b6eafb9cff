/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/manage/pp-manage.h"

#include "desk/manage/pp-backup-page.h"
#include "desk/manage/pp-district-page.h"
#include "desk/manage/pp-editor.h"
#include "desk/manage/pp-health-page.h"
#include "desk/manage/pp-manage-pages.h"
#include "desk/shell/pp-moment-field.h"
#include "desk/manage/pp-percent-field.h"
#include "desk/manage/pp-record-page.h"
#include "desk/manage/pp-rights-page.h"
#include "desk/manage/pp-switch-field.h"
#include "desk/manage/pp-weekdays-field.h"
#include "desk/shell/pp-choice-field.h"
#include "desk/shell/pp-focus.h"
#include "desk/shell/pp-pick-field.h"
#include "desk/shell/pp-row.h"
#include "desk/shell/pp-text-field.h"

#include <glib/gi18n.h>
#include <string.h>


struct _PpManage
{
  PpPane     parent_instance;

  GtkWidget *menu;
  GtkWidget *pages;
  gboolean   is_filled;
};

G_DEFINE_FINAL_TYPE (PpManage, pp_manage, PP_TYPE_PANE)

/* Those of what is managed that are no list and form. */
static const struct {
  const char *name;
  const char *title;
  const char *verb;      /* who may do it comes here */
  GType     (*type) (void);
} own_pages[] = {
  { "rights", NC_("page", "Rights"), "staff.grant", pp_rights_page_get_type },
  { "district", NC_("page", "District"), "cluster.edit", pp_district_page_get_type },
  { "backup", NC_("page", "Backup"), "recovery.set_code", pp_backup_page_get_type },
  { "record", NC_("page", "Record"), "cluster.edit", pp_record_page_get_type },
  { "health", NC_("page", "Health of the desk"), "cluster.edit", pp_health_page_get_type },
};

static const PpEditorPage *
find_page (const char *name)
{
  for (guint i = 0; pp_manage_pages[i] != NULL; i++)
    if (g_strcmp0 (pp_manage_pages[i]->name, name) == 0)
      return pp_manage_pages[i];
  return NULL;
}

static GtkWidget *
make_page (const char *name)
{
  const PpEditorPage *editor = find_page (name);

  if (editor != NULL)
    return pp_editor_new (editor);
  for (gsize i = 0; i < G_N_ELEMENTS (own_pages); i++)
    if (strcmp (own_pages[i].name, name) == 0)
      return g_object_new (own_pages[i].type (), NULL);
  g_assert_not_reached ();
}

/* A page is made when it is first shown. */
static GtkWidget *
show_page (PpManage *self, const char *name)
{
  GtkWidget *page = gtk_stack_get_child_by_name (GTK_STACK (self->pages), name);

  if (page == NULL)
    {
      page = make_page (name);
      gtk_stack_add_named (GTK_STACK (self->pages), page, name);
    }
  gtk_stack_set_visible_child (GTK_STACK (self->pages), page);
  return page;
}

static void
row_selected_cb (PpManage *self, GtkListBoxRow *row)
{
  if (row != NULL)
    show_page (self, pp_row_get_id (row));
}

/* Enter goes on into the page, past the rest of the list. */
static void
row_activated_cb (PpManage *self)
{
  pp_focus_enter (self->pages);
}

static void
add_row (PpManage *self, const char *name, const char *title)
{
  GtkWidget *row = gtk_list_box_row_new (), *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), 12);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 18);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  pp_row_set_id (row, name);
  gtk_list_box_append (GTK_LIST_BOX (self->menu), row);
}

/* What this person may work at, once it is known who it is. */
static void
fill_menu (PpManage *self)
{
  PpSession *session = pp_pane_get_session (PP_PANE (self));

  if (self->is_filled)
    return;
  self->is_filled = TRUE;
  for (guint i = 0; pp_manage_pages[i] != NULL; i++)
    if (pp_editor_page_may (pp_manage_pages[i], session))
      add_row (self, pp_manage_pages[i]->name, _(pp_manage_pages[i]->title));
  for (gsize i = 0; i < G_N_ELEMENTS (own_pages); i++)
    if (pp_session_may (session, own_pages[i].verb))
      add_row (self, own_pages[i].name, g_dpgettext2 (NULL, "page", own_pages[i].title));
}

static GtkListBoxRow *
row_of (PpManage *self, const char *name)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->menu), i)) != NULL; i++)
    if (g_strcmp0 (pp_row_get_id (row), name) == 0)
      return row;
  return NULL;
}

static void
pp_manage_map (GtkWidget *widget)
{
  PpManage *self = PP_MANAGE (widget);

  GTK_WIDGET_CLASS (pp_manage_parent_class)->map (widget);
  fill_menu (self);
  if (gtk_list_box_get_selected_row (GTK_LIST_BOX (self->menu)) == NULL)
    gtk_list_box_select_row (GTK_LIST_BOX (self->menu),
                             gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->menu), 0));
}

static void
pp_manage_go (PpPane *pane, const char *kind, const char *id)
{
  PpManage *self = PP_MANAGE (pane);
  GtkListBoxRow *row = row_of (self, kind);

  if (row == NULL)
    return;
  gtk_list_box_select_row (GTK_LIST_BOX (self->menu), row);
  pp_pane_go (PP_PANE (show_page (self, kind)), kind, id);
}

/* A list tells which of its records is open; of any other page its name is all there is to tell. */
static gboolean
pp_manage_get_place (PpPane *pane, const char **kind, const char **id)
{
  PpManage *self = PP_MANAGE (pane);

  *kind = gtk_stack_get_visible_child_name (GTK_STACK (self->pages));
  *id = NULL;
  return *kind != NULL && find_page (*kind) == NULL;
}

static void
pp_manage_dispose (GObject *object)
{
  pp_pane_dispose_template (PP_PANE (object), PP_TYPE_MANAGE);

  G_OBJECT_CLASS (pp_manage_parent_class)->dispose (object);
}

static void
ensure_fields (void)
{
  g_type_ensure (PP_TYPE_FORM);
  g_type_ensure (PP_TYPE_TEXT_FIELD);
  g_type_ensure (PP_TYPE_CHOICE_FIELD);
  g_type_ensure (PP_TYPE_PICK_FIELD);
  g_type_ensure (PP_TYPE_SWITCH_FIELD);
  g_type_ensure (PP_TYPE_MOMENT_FIELD);
  g_type_ensure (PP_TYPE_PERCENT_FIELD);
  g_type_ensure (PP_TYPE_WEEKDAYS_FIELD);
}

static void
pp_manage_class_init (PpManageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pp_manage_dispose;
  widget_class->map = pp_manage_map;
  PP_PANE_CLASS (klass)->go = pp_manage_go;
  PP_PANE_CLASS (klass)->get_place = pp_manage_get_place;

  ensure_fields ();
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/panippura/Panippura/ui/manage/manage.ui");
  gtk_widget_class_bind_template_child (widget_class, PpManage, menu);
  gtk_widget_class_bind_template_child (widget_class, PpManage, pages);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
pp_manage_init (PpManage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pp_list_make_menu (self->menu);
}
