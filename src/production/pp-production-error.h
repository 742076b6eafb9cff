/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define PP_PRODUCTION_ERROR (pp_production_error_quark ())

typedef enum {
  PP_PRODUCTION_ERROR_BAD_PRODUCT,      /* a product that cannot be */
  PP_PRODUCTION_ERROR_BAD_GTIN,
  PP_PRODUCTION_ERROR_BAD_INGREDIENT,   /* a place, share or additive that cannot be */
  PP_PRODUCTION_ERROR_BAD_ALLERGEN,
  PP_PRODUCTION_ERROR_HAS_ALREADY,      /* the allergen is there */
  PP_PRODUCTION_ERROR_NOT_CHECKED_IN,
  PP_PRODUCTION_ERROR_WRONG_STATE,      /* not in this state of the run */
  PP_PRODUCTION_ERROR_NOT_THEIRS,
  PP_PRODUCTION_ERROR_BAD_AMOUNT,
  PP_PRODUCTION_ERROR_WRONG_MEASURE,
  PP_PRODUCTION_ERROR_NO_INPUT,         /* a batch of nothing */
  PP_PRODUCTION_ERROR_TOO_MUCH,         /* more than the raw material can give */
  PP_PRODUCTION_ERROR_BAD_PACKS,
  PP_PRODUCTION_ERROR_NO_REASON,
  PP_PRODUCTION_ERROR_HEAVIER,          /* than what went in, and nobody says why */
  PP_PRODUCTION_ERROR_PACKS_APART,      /* from what was made, and nobody says why */
} PpProductionError;

GQuark pp_production_error_quark (void);

G_END_DECLS
