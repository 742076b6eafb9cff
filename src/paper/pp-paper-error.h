/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pp-error.h"

G_BEGIN_DECLS

#define PP_PAPER_ERROR (pp_paper_error_quark ())

/**
 * PpPaperError:
 * @PP_PAPER_ERROR_DOES_NOT_FIT: a text, a row or a bar code needs more room than it was given
 * @PP_PAPER_ERROR_NOT_ASCII: a bar code may hold printable ASCII only
 * @PP_PAPER_ERROR_BAD_PLAN: a sheet of labels has no such place, or no so many are printed
 * @PP_PAPER_ERROR_FAILED: the bar code or the document could not be made
 */
typedef enum {
  PP_PAPER_ERROR_DOES_NOT_FIT,
  PP_PAPER_ERROR_NOT_ASCII,
  PP_PAPER_ERROR_FAILED,
  PP_PAPER_ERROR_BAD_PLAN,
} PpPaperError;

GQuark pp_paper_error_quark (void);

G_END_DECLS
