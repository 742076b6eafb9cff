/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/money/pp-blank-page.h"

#include "daybook/pp-blank.h"
#include "desk/shell/pp-deed.h"
#include "desk/shell/pp-focus.h"
#include "desk/shell/pp-form.h"
#include "desk/shell/pp-row.h"
#include "desk/shell/pp-shown.h"
#include "desk/shell/pp-text-field.h"
#include "desk/shell/pp-words.h"

#include <glib/gi18n.h>
#include <string.h>

/* Papers to write on where there is no power, and what became of the numbers on them. */
struct _PpBlankPage
{
  PpPane     parent_instance;

  PpForm    *form;
  GtkWidget *papers;
  GtkWidget *empty;
};

G_DEFINE_FINAL_TYPE (PpBlankPage, pp_blank_page, PP_TYPE_PANE)

static gpointer
pp_blank_page_load (PpDb *db, gpointer unused, GError **error)
{
  return pp_blank_list_open (db, error);
}

static void
made_cb (gpointer widget, gpointer record, const GError *error)
{
  if (error != NULL)
    pp_shell_toast (pp_shell_of (widget), error->message, NULL);
  else
    pp_shell_paper (pp_shell_of (widget), "blank", pp_record_get_id (record));
}

static void
make (PpBlankPage *self, const char *form)
{
  PpBlankForm *draft = g_object_new (pp_blank_form_get_type (), NULL);

  pp_record_set_text (draft, "form", form);
  pp_deed_run (self, "paper.print_blank", draft, made_cb);
}

static void
sheet_cb (PpBlankPage *self)
{
  make (self, "day_sheet");
}

static void
pad_cb (PpBlankPage *self)
{
  make (self, "token_pad");
}

static void
noted_cb (gpointer widget, gpointer record, const GError *error)
{
  PpBlankPage *self = widget;
  const PpPaperLine *line = record;
  g_autofree char *words = NULL;

  if (error != NULL)
    {
      pp_form_show_error (self->form, error);
      return;
    }
  pp_form_finish (self->form);
  pp_focus_grab (pp_form_field (self->form, "number"));
  words = g_strdup_printf (strcmp (line->state, "struck") == 0 ? _("Struck out: %s")
                                                               : _("Typed in: %s"), line->number);
  pp_shell_toast (pp_shell_of (self), words, pp_record_get_id (record));
}

static void
note (PpBlankPage *self, const char *verb)
{
  PpPaperLine *draft = pp_form_read (self->form);

  if (draft != NULL)
    pp_deed_run (self, verb, draft, noted_cb);
}

static void
number_cb (PpBlankPage *self)
{
  pp_focus_grab (pp_form_field (self->form, "note"));
}

static void
typed_cb (PpBlankPage *self)
{
  note (self, "paper.typed_in");
}

static void
strike_cb (PpBlankPage *self)
{
  note (self, "paper.strike");
}

static void
print_cb (GtkWidget *button, PpBlankPage *self)
{
  pp_shell_paper (pp_shell_of (self), "blank", pp_row_get_id (button));
}

static char *
describe (const PpBlankUse *use)
{
  g_autofree char *at = pp_shown_time (use->blank->printed_at);
  g_autofree char *missing = pp_blank_dup_missing (use);
  GString *words = g_string_new (NULL);

  g_string_append_printf (words, _("Printed: %1$s · typed in: %2$u · struck out: %3$u"), at,
                          use->n_typed, use->n_struck);
  if (missing != NULL)
    {
      g_string_append_c (words, '\n');
      g_string_append_printf (words, _("Not known: %s"), missing);
    }
  if (use->next != NULL)
    {
      g_string_append_c (words, '\n');
      g_string_append_printf (words, _("Not written on yet, from: %s"), use->next);
    }
  return g_string_free (words, FALSE);
}

static GtkWidget *
make_row (PpBlankPage *self, const PpBlankUse *use)
{
  const char *id = pp_record_get_id (PP_RECORD (use->blank));
  g_autofree char *first = pp_blank_dup_number (use->blank, use->blank->from_no);
  g_autofree char *last = pp_blank_dup_number (use->blank, use->blank->to_no);
  g_autofree char *title = g_strdup_printf ("%s: %s – %s",
                                            pp_words_of ("form", use->blank->form), first, last);
  g_autofree char *words = describe (use);
  GtkWidget *row = pp_row_new (title, words), *print;

  print = pp_row_add_button (row, "", id, G_CALLBACK (print_cb), self);
  gtk_button_set_icon_name (GTK_BUTTON (print), "printer-symbolic");
  gtk_widget_set_tooltip_text (print, C_("receipt", "Print"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (print), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_("receipt", "Print"), -1);
  return row;
}

static void
pp_blank_page_show (PpPane *pane, gpointer result)
{
  PpBlankPage *self = PP_BLANK_PAGE (pane);
  GPtrArray *uses = result;
  int focused = pp_list_clear (self->papers);

  gtk_widget_set_visible (self->papers, uses->len > 0);
  gtk_widget_set_visible (self->empty, uses->len == 0);
  for (guint i = 0; i < uses->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->papers),
                         make_row (self, g_ptr_array_index (uses, i)));
  pp_list_refocus (self->papers, focused);
}

static void
pp_blank_page_dispose (GObject *object)
{
  pp_pane_dispose_template (PP_PANE (object), PP_TYPE_BLANK_PAGE);

  G_OBJECT_CLASS (pp_blank_page_parent_class)->dispose (object);
}

static void
pp_blank_page_class_init (PpBlankPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PpPaneClass *pane_class = PP_PANE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pp_blank_page_dispose;
  pane_class->kinds = "blank paper_line";
  pane_class->load = pp_blank_page_load;
  pane_class->show = pp_blank_page_show;
  pane_class->result_free = (GDestroyNotify) g_ptr_array_unref;

  g_type_ensure (PP_TYPE_FORM);
  g_type_ensure (PP_TYPE_TEXT_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/panippura/Panippura/ui/money/blank-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PpBlankPage, form);
  gtk_widget_class_bind_template_child (widget_class, PpBlankPage, papers);
  gtk_widget_class_bind_template_child (widget_class, PpBlankPage, empty);
  gtk_widget_class_bind_template_callback (widget_class, sheet_cb);
  gtk_widget_class_bind_template_callback (widget_class, pad_cb);
  gtk_widget_class_bind_template_callback (widget_class, number_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, strike_cb);
}

static void
pp_blank_page_init (PpBlankPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pp_form_set_kind (self->form, pp_paper_line_get_type ());
}
