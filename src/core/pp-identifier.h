/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  PP_IDENTIFIER_GOOD,
  PP_IDENTIFIER_UNUSUAL,   /* well formed, but worth a second look */
  PP_IDENTIFIER_BAD,
} PpIdentifierVerdict;

PpIdentifierVerdict pp_identifier_check_fssai       (const char *text);
PpIdentifierVerdict pp_identifier_check_fssai_on    (const char *text, const char *day);
PpIdentifierVerdict pp_identifier_check_gstin       (const char *text);
PpIdentifierVerdict pp_identifier_check_pan         (const char *text);
PpIdentifierVerdict pp_identifier_check_udyam       (const char *text);
PpIdentifierVerdict pp_identifier_check_mobile      (const char *text);
PpIdentifierVerdict pp_identifier_check_pin_code    (const char *text);
PpIdentifierVerdict pp_identifier_check_ifsc        (const char *text);
PpIdentifierVerdict pp_identifier_check_gtin        (const char *text);
PpIdentifierVerdict pp_identifier_check_sscc        (const char *text);
PpIdentifierVerdict pp_identifier_check_upi         (const char *text);
PpIdentifierVerdict pp_identifier_check_local_body  (const char *text);
PpIdentifierVerdict pp_identifier_check_iec         (const char *text);
PpIdentifierVerdict pp_identifier_check_container   (const char *text);
PpIdentifierVerdict pp_identifier_check_air_waybill (const char *text);

char               *pp_identifier_normalise         (const char *text);
char               *pp_identifier_normalise_mobile  (const char *text);
char               *pp_identifier_format_mobile     (const char *number);
gboolean            pp_identifier_has_shape         (const char *text, const char *shape);
gboolean            pp_identifier_gstin_has_pan     (const char *gstin, const char *pan);
char               *pp_identifier_gtin_check_digit  (const char *body);
gboolean            pp_identifier_holds_aadhaar     (const char *text);

G_END_DECLS
