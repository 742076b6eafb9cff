/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/lab/pp-work-sheet.h"

#include "desk/lab/pp-work-cell.h"
#include "desk/shell/pp-deed.h"

#include <glib/gi18n.h>

struct _PpWorkSheet
{
  AdwBin      parent_instance;

  GtkGrid    *grid;
  GPtrArray  *lines;     /* (element-type PpWorkLine) */
  char       *tests;     /* what the lines are of */
  PpWorkLine *saving;    /* (nullable): the line whose result is being entered */
};

G_DEFINE_FINAL_TYPE (PpWorkSheet, pp_work_sheet, ADW_TYPE_BIN)

enum {
  CORRECT,
  SHOWN,
  FINISHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The focus goes to the nearest line in that direction where there is something to type. */
static void
step (PpWorkSheet *self, PpWorkLine *from, int direction)
{
  guint index;

  if (!g_ptr_array_find (self->lines, from, &index))
    return;
  for (int i = (int) index + direction; i >= 0 && i < (int) self->lines->len; i += direction)
    if (pp_work_line_focus (g_ptr_array_index (self->lines, i)))
      return;
  if (direction > 0)
    g_signal_emit (self, signals[FINISHED], 0);
}

static void
entered_cb (gpointer widget, gpointer record, const GError *error)
{
  PpWorkSheet *self = widget;
  g_autoptr (PpWorkLine) line = g_steal_pointer (&self->saving);

  if (error != NULL)
    pp_work_line_show_error (line, error);
  else
    step (self, line, 1);
}

static void
save (PpWorkSheet *self, PpWorkLine *line)
{
  if (self->saving != NULL)
    return;
  self->saving = g_object_ref (line);
  pp_deed_run (self, "lab.enter", pp_work_line_ask (line), entered_cb);
}

static void
wish_cb (PpWorkSheet *self, int wish, PpWorkLine *line)
{
  switch ((PpWorkWish) wish)
    {
    case PP_WORK_SAVE:
      save (self, line);
      break;
    case PP_WORK_CORRECT:
      g_signal_emit (self, signals[CORRECT], 0, line);
      break;
    case PP_WORK_NEXT:
      step (self, line, 1);
      break;
    case PP_WORK_PREVIOUS:
      step (self, line, -1);
      break;
    case PP_WORK_SHOW:
      g_signal_emit (self, signals[SHOWN], 0, line);
      break;
    }
}

static void
pp_work_sheet_dispose (GObject *object)
{
  PpWorkSheet *self = PP_WORK_SHEET (object);

  g_clear_object (&self->saving);
  g_ptr_array_set_size (self->lines, 0);

  G_OBJECT_CLASS (pp_work_sheet_parent_class)->dispose (object);
}

static void
pp_work_sheet_finalize (GObject *object)
{
  PpWorkSheet *self = PP_WORK_SHEET (object);

  g_ptr_array_unref (self->lines);
  g_free (self->tests);

  G_OBJECT_CLASS (pp_work_sheet_parent_class)->finalize (object);
}

static void
pp_work_sheet_class_init (PpWorkSheetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pp_work_sheet_dispose;
  object_class->finalize = pp_work_sheet_finalize;

  /**
   * PpWorkSheet::correct:
   * @self: the sheet
   * @line: a #PpWorkLine
   *
   * Its result is to be corrected.
   */
  signals[CORRECT] = g_signal_new ("correct", PP_TYPE_WORK_SHEET, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, PP_TYPE_WORK_LINE);
  /**
   * PpWorkSheet::shown:
   * @self: the sheet
   * @line: a #PpWorkLine
   *
   * The focus came to it.
   */
  signals[SHOWN] = g_signal_new ("shown", PP_TYPE_WORK_SHEET, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, PP_TYPE_WORK_LINE);
  /**
   * PpWorkSheet::finished:
   * @self: the sheet
   *
   * Enter was pressed in the last line.
   */
  signals[FINISHED] = g_signal_new ("finished", PP_TYPE_WORK_SHEET, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);
}

static void
pp_work_sheet_init (PpWorkSheet *self)
{
  self->lines = g_ptr_array_new_with_free_func (g_object_unref);
}

static GtkGrid *
make_grid (void)
{
  const char *const headings[] = {
    C_("work sheet", "Test"), C_("work sheet", "Limit"), C_("work sheet", "Result"),
    C_("work sheet", "Instrument"), C_("work sheet", "Verdict"),
  };
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 15);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 3);
  gtk_widget_add_css_class (grid, "card");
  gtk_widget_add_css_class (grid, "work-sheet");
  for (int i = 0; i < (int) G_N_ELEMENTS (headings); i++)
    gtk_grid_attach (GTK_GRID (grid), pp_work_cell_label (headings[i], "caption-heading", 0),
                     i, 0, 1, 1);
  return GTK_GRID (grid);
}

static char *
dup_tests (PpSampleData *data)
{
  GString *tests = g_string_new (pp_record_get_id (PP_RECORD (data->state->sample)));

  for (guint i = 0; i < data->state->findings->len; i++)
    {
      const PpFinding *finding = g_ptr_array_index (data->state->findings, i);

      g_string_append_printf (tests, " %s",
                              pp_record_get_id (PP_RECORD (finding->parameter)));
    }
  return g_string_free (tests, FALSE);
}

static void
build (PpWorkSheet *self, PpSession *session, PpSampleData *data)
{
  g_ptr_array_set_size (self->lines, 0);
  self->grid = make_grid ();
  for (guint i = 0; i < data->state->findings->len; i++)
    {
      PpWorkLine *line = pp_work_line_new (session, data, i);

      pp_work_line_attach (line, self->grid, 1 + (int) i * PP_WORK_LINE_ROWS);
      g_signal_connect_object (line, "wish", G_CALLBACK (wish_cb), self, G_CONNECT_SWAPPED);
      g_ptr_array_add (self->lines, line);
    }
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->grid));
}

/**
 * pp_work_sheet_show:
 * @self: a sheet
 * @session: who is at the desk
 * @data: of a sample
 *
 * Shows the sample's findings. Lines that it shows already stay, with what is typed there.
 */
void
pp_work_sheet_show (PpWorkSheet *self, PpSession *session, PpSampleData *data)
{
  g_autofree char *tests = dup_tests (data);

  g_return_if_fail (PP_IS_WORK_SHEET (self));

  if (g_strcmp0 (self->tests, tests) != 0)
    {
      g_free (self->tests);
      self->tests = g_steal_pointer (&tests);
      build (self, session, data);
      return;
    }
  for (guint i = 0; i < self->lines->len; i++)
    pp_work_line_show (g_ptr_array_index (self->lines, i), data, i);
}

/**
 * pp_work_sheet_focus:
 * @self: a sheet
 *
 * Returns: whether the next key goes to the first line that wants a result; not where none does
 */
gboolean
pp_work_sheet_focus (PpWorkSheet *self)
{
  g_return_val_if_fail (PP_IS_WORK_SHEET (self), FALSE);

  for (guint i = 0; i < self->lines->len; i++)
    if (pp_work_line_focus (g_ptr_array_index (self->lines, i)))
      return TRUE;
  return FALSE;
}
