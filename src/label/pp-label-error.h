/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define PP_LABEL_ERROR (pp_label_error_quark ())

typedef enum {
  PP_LABEL_ERROR_NOT_RELEASED,
  PP_LABEL_ERROR_EXPIRED,
  PP_LABEL_ERROR_CHANGED,        /* it would say something else than when the batch was released */
  PP_LABEL_ERROR_MISSING,        /* a declaration that the law asks for has nothing to say */
  PP_LABEL_ERROR_NUTRITION,      /* a nutrition panel is needed and its values are not there */
  PP_LABEL_ERROR_DOES_NOT_FIT,   /* at the least lawful size of letters */
  PP_LABEL_ERROR_BAD_SIZE,       /* of the label, the panel or the pack */
  PP_LABEL_ERROR_BAD_COPIES,
  PP_LABEL_ERROR_TOO_MANY,       /* more labels than packs */
  PP_LABEL_ERROR_BAD_NUTRITION,  /* values that cannot be */
  PP_LABEL_ERROR_HAS_ALREADY,    /* the product has nutrition values */
  PP_LABEL_ERROR_PRINTED,        /* labels were printed since the batch was released */
} PpLabelError;

GQuark pp_label_error_quark (void);

G_END_DECLS
