/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/pp-lot-label.h"

#include "core/pp-day.h"
#include "core/pp-quantity.h"
#include "core/pp-time.h"
#include "intake/pp-material.h"
#include "intake/pp-place.h"
#include "intake/pp-stock.h"
#include "paper/pp-barcode.h"
#include "paper/pp-draw.h"
#include "paper/pp-sticker-fill.h"
#include "people/pp-enterprise.h"
#include "people/pp-person.h"

#include <glib/gi18n-lib.h>

/* A sticker for a sack or a crate, from a label printer of 203 dots an inch. */
#define WIDTH_MM      70.0
#define HEIGHT_MM     40.0
#define MARGIN_MM      2.0
#define INNER_MM      (WIDTH_MM - 2 * MARGIN_MM)
#define INNER_TALL    (HEIGHT_MM - 2 * TOP_MM)
#define PRINTER_DPI    203

#define GUTTER_MM      2.0   /* between what stands left and what stands right */
#define TOP_MM         1.5
#define NUMBER_MM     44.0   /* its width; the amount has the rest of the line */
#define NUMBER_TALL    9.0
#define BARS_TOP      10.5
#define BARS_TALL      9.0
#define MATERIAL_TOP  20.5
#define MATERIAL_TALL  7.5
#define ROWS_TOP      28.3
#define ROWS_TALL     10.4
#define OWNER_MM      32.0
#define LEAST_PT       5.0
#define STEP_PT        0.5

static const PpTextStyle number_style = { 18, TRUE, PP_ALIGN_START };
static const PpTextStyle amount_style = { 13, TRUE, PP_ALIGN_END };
static const PpTextStyle material_style = { 13, TRUE, PP_ALIGN_START };
static const PpTextStyle owner_style = { 9, FALSE, PP_ALIGN_START };
static const PpTextStyle row_style = { 7, FALSE, PP_ALIGN_START };

typedef struct {
  PpLot        *lot;
  PpMaterial   *material;
  PpPerson     *person;
  PpEnterprise *enterprise;   /* (nullable) */
  PpPlace      *place;        /* (nullable) */
  gint64        received;     /* with its corrections */
  gboolean      malayalam;
} Label;

static void
clear (Label *label)
{
  g_clear_object (&label->lot);
  g_clear_object (&label->material);
  g_clear_object (&label->person);
  g_clear_object (&label->enterprise);
  g_clear_object (&label->place);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Label, clear)

static gboolean
read_received (PpDb *db, Label *label, GError **error)
{
  g_autoptr (PpStockMove) move = NULL;

  label->received = label->lot->amount;
  if (!pp_db_first (db, pp_stock_move_get_type (), (gpointer *) &move, error,
                    "WHERE lot = ? AND kind = 'receive'", "t",
                    pp_record_get_id (PP_RECORD (label->lot))))
    return FALSE;
  return move == NULL || pp_stock_move_stands (db, move, &label->received, error);
}

static gboolean
read_label (PpDb *db, const char *id, Label *label, GError **error)
{
  PpLot *lot = label->lot = pp_db_get_live (db, pp_lot_get_type (), id, "lot", error);

  if (lot == NULL || !read_received (db, label, error))
    return FALSE;
  label->material = pp_db_get (db, pp_material_get_type (), lot->material, error);
  label->person = label->material != NULL
                    ? pp_db_get (db, pp_person_get_type (), lot->person, error) : NULL;
  if (label->person == NULL)
    return FALSE;
  if (lot->enterprise != NULL &&
      (label->enterprise = pp_db_get (db, pp_enterprise_get_type (), lot->enterprise,
                                      error)) == NULL)
    return FALSE;
  return lot->place == NULL ||
         (label->place = pp_db_get (db, pp_place_get_type (), lot->place, error)) != NULL;
}

/* One text in its box, in letters as large as it allows. */
static gboolean
draw_fitting (PpPaper *paper, const PpTextStyle *largest, const char *text, double x_mm,
              double y_mm, double width_mm, double height_mm, GError **error)
{
  PpTextStyle style = *largest;

  for (; style.size_pt > LEAST_PT; style.size_pt -= STEP_PT)
    if (pp_draw_text_in (paper, &style, text, x_mm, y_mm, width_mm, height_mm, NULL, NULL))
      return TRUE;
  return pp_draw_text_in (paper, &style, text, x_mm, y_mm, width_mm, height_mm, NULL, error);
}

static const char *
choose (const Label *label, const char *name_en, const char *name_ml)
{
  if (label->malayalam)
    return name_ml != NULL ? name_ml : name_en;
  return name_en != NULL ? name_en : name_ml;
}

/* Empty where the person was erased. */
static const char *
owner_of (const Label *label)
{
  const char *name;

  if (label->enterprise != NULL)
    name = choose (label, label->enterprise->name_en, label->enterprise->name_ml);
  else
    name = choose (label, label->person->name_en, label->person->name_ml);
  return name != NULL ? name : "";
}

static char *
dup_material (const Label *label)
{
  const PpMaterial *material = label->material;
  const char *grade = label->lot->grade != NULL ? label->lot->grade : "";
  const char *point = label->lot->grade != NULL ? " · " : "";

  if (label->malayalam)
    return g_strdup_printf ("%s · %s%s%s", material->name_ml, material->name_en, point, grade);
  return g_strdup_printf ("%s · %s%s%s", material->name_en, material->name_ml, point, grade);
}

static char *
dup_rows (const Label *label)
{
  g_autoptr (GStrvBuilder) rows = g_strv_builder_new ();
  g_autofree char *day = pp_time_day (label->lot->received_at);
  g_autofree char *shown = pp_day_format (day);
  /* TRANSLATORS: a date */
  g_autofree char *received = g_strdup_printf (C_("lot label", "Received: %s"), shown);
  g_autofree char *last = NULL, *expires = NULL, *place = NULL;
  g_auto (GStrv) lines = NULL;

  g_strv_builder_add (rows, received);
  if (label->lot->expires_on != NULL)
    {
      last = pp_day_format (label->lot->expires_on);
      /* TRANSLATORS: a date */
      expires = g_strdup_printf (C_("lot label", "Use by: %s"), last);
      g_strv_builder_add (rows, expires);
    }
  if (label->place != NULL)
    {
      /* TRANSLATORS: the code of a place */
      place = g_strdup_printf (C_("lot label", "Place: %s"), label->place->code);
      g_strv_builder_add (rows, place);
    }
  lines = g_strv_builder_end (rows);
  return g_strjoinv ("\n", lines);
}

/* The places of the usual label, stretched to another one's. */
typedef struct {
  PpPaper *paper;
  double   margin_mm;
  double   top_mm;
  double   across;
  double   down;
} Cell;

static Cell
cell_of (PpPaper *paper, double width_mm, double height_mm, double margin_mm)
{
  double top_mm = MAX (TOP_MM, margin_mm - MARGIN_MM + TOP_MM);

  return (Cell) {
    paper, margin_mm, top_mm, (width_mm - 2 * margin_mm) / INNER_MM,
    (height_mm - 2 * top_mm) / INNER_TALL,
  };
}

static gboolean
put (const Cell *cell, const PpTextStyle *style, const char *text, double x_mm, double y_mm,
     double width_mm, double height_mm, GError **error)
{
  return draw_fitting (cell->paper, style, text, cell->margin_mm + x_mm * cell->across,
                       cell->top_mm + (y_mm - TOP_MM) * cell->down, width_mm * cell->across,
                       height_mm * cell->down, error);
}

static gboolean
draw (const Cell *cell, const Label *label, GError **error)
{
  const char *number = label->lot->number;
  const PpBarcode bars = { PP_BARCODE_CODE128, number, FALSE, PRINTER_DPI };
  PpMeasure measure = pp_measure_from_word (label->lot->measure);
  g_autofree char *amount = pp_quantity_format (label->received, measure);
  g_autofree char *material = dup_material (label);
  g_autofree char *rows = dup_rows (label);

  return put (cell, &number_style, number, 0, TOP_MM, NUMBER_MM - GUTTER_MM, NUMBER_TALL, error) &&
         put (cell, &amount_style, amount, NUMBER_MM, TOP_MM, INNER_MM - NUMBER_MM, NUMBER_TALL,
              error) &&
         pp_barcode_draw (&bars, cell->paper, cell->margin_mm,
                          cell->top_mm + (BARS_TOP - TOP_MM) * cell->down, INNER_MM * cell->across,
                          BARS_TALL * cell->down, error) &&
         put (cell, &material_style, material, 0, MATERIAL_TOP, INNER_MM, MATERIAL_TALL, error) &&
         put (cell, &owner_style, owner_of (label), 0, ROWS_TOP, OWNER_MM - GUTTER_MM, ROWS_TALL,
              error) &&
         put (cell, &row_style, rows, OWNER_MM, ROWS_TOP, INNER_MM - OWNER_MM, ROWS_TALL, error);
}

/* TRANSLATORS: the title of the document; the number of a lot */
#define TITLE C_("lot label", "Lot %s")

/**
 * pp_lot_label_print:
 * @db: a connection
 * @lot: id of a lot
 * @language: "ml" or "en": which of two names stands first; the words are in the language that
 *   the process speaks
 * @made_at: UTC seconds
 * @error: why it could not be made
 *
 * The sticker for a lot, 70 × 40 mm: its number, also as Code 128, what it is, how much came,
 * whose it is, when it came, its last day of use and its place.
 *
 * Returns: (transfer full): the PDF
 */
GBytes *
pp_lot_label_print (PpDb *db, const char *lot, const char *language, gint64 made_at,
                    GError **error)
{
  g_auto (Label) label = { .malayalam = g_strcmp0 (language, "ml") == 0 };
  g_autoptr (PpPaper) paper = NULL;
  g_autofree char *name = NULL;
  Cell cell;

  g_return_val_if_fail (db != NULL && lot != NULL && language != NULL, NULL);

  if (!read_label (db, lot, &label, error))
    return NULL;
  name = g_strdup_printf (TITLE, label.lot->number);
  paper = pp_paper_new (WIDTH_MM, HEIGHT_MM, name, language, made_at);
  cell = cell_of (paper, WIDTH_MM, HEIGHT_MM, MARGIN_MM);
  return draw (&cell, &label, error) ? pp_paper_finish (paper, error) : NULL;
}

/**
 * pp_lot_label_print_sheets:
 * @db: a connection
 * @lot: id of a lot
 * @language: as for pp_lot_label_print()
 * @plan: on which sheets, from where, how many
 * @error: PP_PAPER_ERROR_BAD_PLAN, or why it could not be made
 *
 * The sticker for a lot as often as there are sacks of it, each set in the size that the labels of
 * the sheet have.
 *
 * Returns: (transfer full): the PDF
 */
GBytes *
pp_lot_label_print_sheets (PpDb *db, const char *lot, const char *language,
                           const PpStickerPlan *plan, GError **error)
{
  g_auto (Label) label = { .malayalam = g_strcmp0 (language, "ml") == 0 };
  const PpStickerSheet *sheet = plan->sheet;
  double width_mm = sheet->width_um / 1000.0, height_mm = sheet->height_um / 1000.0;
  double margin_mm = pp_sticker_sheet_margin_mm (sheet->width_um, sheet->height_um);
  g_autoptr (PpPaper) paper = NULL;
  g_autoptr (PpForm) form = NULL;
  g_autofree char *name = NULL;
  gboolean drawn;
  Cell cell;

  if (!pp_sticker_plan_check (plan, error) || !read_label (db, lot, &label, error))
    return NULL;
  name = g_strdup_printf (TITLE, label.lot->number);
  paper = pp_sticker_fill_paper_new (name, language, label.lot->received_at);
  pp_paper_begin_form (paper, width_mm, height_mm);
  cell = cell_of (paper, width_mm, height_mm, margin_mm);
  drawn = draw (&cell, &label, error);
  form = pp_paper_end_form (paper);
  if (!drawn)
    return NULL;
  pp_sticker_fill (plan, paper, form);
  return pp_paper_finish (paper, error);
}
