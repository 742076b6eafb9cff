/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "label/pp-label-print.h"

static const PpColumn print_columns[] = {
  PP_COLUMN (PpLabelPrint, batch,       REF,  .of = "batch", .required = TRUE),
  PP_COLUMN (PpLabelPrint, copies,      INT,  .required = TRUE),
  PP_COLUMN (PpLabelPrint, width_um,    INT,  .required = TRUE),
  PP_COLUMN (PpLabelPrint, height_um,   INT,  .required = TRUE),
  PP_COLUMN (PpLabelPrint, panel_cm2,   INT),
  PP_COLUMN (PpLabelPrint, surface_cm2, INT),
  PP_COLUMN (PpLabelPrint, language,    ENUM, .of = "en en_ml", .required = TRUE),
  PP_COLUMN (PpLabelPrint, first,       BOOL, .required = TRUE),
  PP_COLUMN (PpLabelPrint, sha256,      TEXT),
};

static const PpColumn form_columns[] = {
  PP_COLUMN (PpLabelPrintForm, batch,       REF,  .of = "batch", .required = TRUE),
  PP_COLUMN (PpLabelPrintForm, copies,      INT,  .required = TRUE),
  PP_COLUMN (PpLabelPrintForm, width_um,    INT,  .length = TRUE),
  PP_COLUMN (PpLabelPrintForm, height_um,   INT,  .length = TRUE),
  PP_COLUMN (PpLabelPrintForm, panel_cm2,   INT),
  PP_COLUMN (PpLabelPrintForm, surface_cm2, INT),
  PP_COLUMN (PpLabelPrintForm, language,    ENUM, .of = "en en_ml"),
};

PP_DEFINE_RECORD (PpLabelPrint, pp_label_print, "label_print", FACT, print_columns)
PP_DEFINE_RECORD (PpLabelPrintForm, pp_label_print_form, "label_print_form", ARGUMENT,
                  form_columns)
