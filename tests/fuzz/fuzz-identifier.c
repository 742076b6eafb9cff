/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-fuzz.h"

#include "core/pp-identifier.h"

const char pp_fuzz_name[] = "identifier";

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static PpIdentifierVerdict (*const checks[]) (const char *text) = {
    pp_identifier_check_fssai, pp_identifier_check_gstin, pp_identifier_check_pan,
    pp_identifier_check_udyam, pp_identifier_check_mobile, pp_identifier_check_pin_code,
    pp_identifier_check_ifsc, pp_identifier_check_gtin, pp_identifier_check_sscc,
    pp_identifier_check_upi, pp_identifier_check_local_body, pp_identifier_check_iec,
    pp_identifier_check_container, pp_identifier_check_air_waybill,
  };
  g_autofree char *text = pp_fuzz_text (data, size);
  g_autofree char *plain = pp_identifier_normalise (text), *again = NULL;
  g_autofree char *mobile = pp_identifier_normalise_mobile (text);

  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    checks[i] (text);
  pp_identifier_holds_aadhaar (text);
  if (plain != NULL)
    {
      again = pp_identifier_normalise (plain);
      g_assert_cmpstr (again, ==, plain);
    }
  if (mobile != NULL && pp_identifier_check_mobile (mobile) == PP_IDENTIFIER_GOOD)
    {
      g_autofree char *shown = pp_identifier_format_mobile (mobile);

      g_assert_cmpint (pp_identifier_check_mobile (shown), ==, PP_IDENTIFIER_GOOD);
    }
  return 0;
}
