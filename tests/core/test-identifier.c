/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/pp-checksum.h"
#include "core/pp-identifier.h"

#include <string.h>

typedef PpIdentifierVerdict (*Check) (const char *text);

typedef struct {
  const char         *text;
  PpIdentifierVerdict verdict;
} Case;

#define GOOD    PP_IDENTIFIER_GOOD
#define UNUSUAL PP_IDENTIFIER_UNUSUAL
#define BAD     PP_IDENTIFIER_BAD

static const Case fssai[] = {
  { "11326001000123", GOOD }, { "21326001000456", GOOD }, { "10026041000789", GOOD },
  { "11324003000999", GOOD }, { "21325012001234", GOOD }, { " 1132600 1000123 ", GOOD },
  { "11399001000123", UNUSUAL }, { "12926001000123", UNUSUAL }, { "11309001000123", UNUSUAL },
  { "1132600100012", BAD }, { "113260010001234", BAD }, { "31326001000123", BAD },
  { "1132600100012A", BAD }, { "11326-0100012", BAD }, { "", BAD },
};

static const Case gstin[] = {
  { "32AAAPA0000A1ZG", GOOD }, { "32ABCFK1234L1ZM", GOOD }, { "32AABHB4321C2ZA", GOOD },
  { "32AAATT5678M1ZY", GOOD }, { "29AAECP2468Q1ZM", GOOD }, { "33BBBPB1111B1Z1", GOOD },
  { "22ALJPT5243L1ZS", GOOD }, { "32 aaapa0000a 1zg", GOOD },
  { "32AAAPA0000A1ZA", BAD }, { "32ABCFK1324L1ZM", BAD }, { "32AABHB4321C2Z", BAD },
  { "32AAA1T5678M1ZY", BAD }, { "00AAECP2468Q1ZM", BAD }, { "33BBBPB1111B101", BAD },
  { "22ALJPT5243L1ZB", BAD },
};

static const Case pan[] = {
  { "AAAPA0000A", GOOD }, { "ABCFK1234L", GOOD }, { "AABHB4321C", GOOD },
  { "AAATT5678M", GOOD }, { "AAECP2468Q", GOOD },
  { "AAAXA0000A", BAD }, { "AAAPA000A", BAD }, { "AAAPA00000", BAD }, { "1AAPA0000A", BAD },
  { "AAAPAO000A", BAD },
};

static const Case udyam[] = {
  { "UDYAM-KL-05-0000001", GOOD }, { "UDYAM-KL-01-0012345", GOOD },
  { "UDYAM-KL-14-0123456", GOOD }, { "UDYAM-KL-09-7654321", GOOD },
  { "UDYAM-TN-02-0000010", GOOD }, { "UDYAM-TN-38-0000010", GOOD },
  { "UDYAM-KL-5-0000001", BAD }, { "UDYAM-KL-05-000001", BAD }, { "UDYAM-KL-15-0000001", BAD },
  { "UDYAM-KL-00-0000001", BAD }, { "UDYAMKL050000001", BAD }, { "UDYOG-KL-05-0000001", BAD },
};

static const Case mobile[] = {
  { "9447012345", GOOD }, { "+91 94470 12345", GOOD }, { "09447012345", GOOD },
  { "6282012345", GOOD }, { "7012345678", GOOD }, { "9194470123", GOOD },
  { "5447012345", BAD }, { "944701234", BAD }, { "94470123456", BAD }, { "94470A2345", BAD },
  { "+92 9447012345", BAD }, { "+9447012345", BAD }, { "", BAD }, { "0471 2345678", BAD },
};

static const Case pin_code[] = {
  { "670001", GOOD }, { "673001", GOOD }, { "680001", GOOD }, { "682001", GOOD },
  { "695001", GOOD }, { "695 001", GOOD }, { "൬൭൦൦൦൧", GOOD },
  { "600001", UNUSUAL }, { "575001", UNUSUAL }, { "673310", UNUSUAL }, { "682555", UNUSUAL },
  { "696001", UNUSUAL }, { "669999", UNUSUAL },
  { "067001", BAD }, { "69500", BAD }, { "6950011", BAD }, { "695 O01", BAD },
};

static const Case ifsc[] = {
  { "FDRL0001001", GOOD }, { "SIBL0000001", GOOD }, { "KLGB0040101", GOOD },
  { "KSBK0000001", GOOD }, { "SBIN0070028", GOOD }, { "sbin0070028", GOOD },
  { "FDRL1001001", BAD }, { "FDR00001001", BAD }, { "FDRL000100", BAD },
  { "FDRL00010011", BAD }, { "fdrl-0001001", BAD },
};

static const Case gtin[] = {
  { "8901234567890", GOOD }, { "8900000000012", GOOD }, { "8909876543210", GOOD },
  { "8902506000015", GOOD }, { "8907770001232", GOOD }, { "2000001002506", GOOD },
  { "18901234567897", GOOD }, { "18900000000019", GOOD }, { "18909876543217", GOOD },
  { "08901234567890", GOOD }, { "89012345", GOOD }, { "20000011", GOOD },
  { "036000291452", GOOD },
  { "98901234567893", UNUSUAL },
  { "8901234567891", BAD }, { "8901324567890", BAD }, { "890123456789", BAD },
  { "8900000000010", BAD }, { "8909876543211", BAD }, { "890777000123X", BAD },
  { "89012345678905", BAD }, { "08901234567895", BAD }, { "0", BAD }, { "", BAD },
  { "0000000000", BAD },
};

static const Case sscc[] = {
  { "089012345000000019", GOOD }, { "389098765000012347", GOOD },
  { "389098765000012346", BAD }, { "8901234567890", BAD },
};

static const Case upi[] = {
  { "cluster.pp@exbank", GOOD }, { "9447012345@upi", GOOD }, { "a-b_c.d@Bank1", GOOD },
  { "cluster.pp", BAD }, { "a@exbank", BAD }, { "cluster@", BAD }, { "cluster@e", BAD },
  { "cluster@1bank", BAD }, { "clus ter&@exbank", BAD }, { "a@b@exbank", BAD }, { "", BAD },
  { "cluster@ex.bank", BAD },
};

static const Case local_body[] = {
  { "G01001", GOOD }, { "B14006", GOOD }, { "D02001", GOOD }, { "M02087", GOOD },
  { "C01001", GOOD }, { "g01001", GOOD },
  { "X01001", BAD }, { "G15001", BAD }, { "G00001", BAD }, { "G01000", BAD }, { "G0101", BAD },
  { "G010011", BAD },
};

static const Case iec[] = {
  { "AAECP2468Q", GOOD }, { "1012345678", GOOD }, { "101234567", BAD }, { "AAEXP2468Q", BAD },
};

static const Case container[] = {
  { "CSQU3054383", GOOD }, { "MSKU1234565", GOOD }, { "TGHU7654320", GOOD },
  { "PNPU0000017", GOOD }, { "KOCU4829104", GOOD }, { "COCU9999997", GOOD },
  { "CSQU3054384", BAD }, { "MSKU1234560", BAD }, { "CSQ3054383", BAD },
  { "CSQX3054383", BAD }, { "TGHU76543210", BAD },
};

static const Case air_waybill[] = {
  { "098-12345675", GOOD }, { "176-76543213", GOOD }, { "157-40000015", GOOD },
  { "618-22233341", GOOD }, { "125-99900006", GOOD },
  { "098-12345679", BAD }, { "176-7654321", BAD }, { "157-40000017", BAD },
  { "6182223334", BAD }, { "125-99900008", BAD },
};

static const struct {
  const char *name;
  Check       check;
  const Case *cases;
  gsize       n_cases;
} tables[] = {
  { "fssai", pp_identifier_check_fssai, fssai, G_N_ELEMENTS (fssai) },
  { "gstin", pp_identifier_check_gstin, gstin, G_N_ELEMENTS (gstin) },
  { "pan", pp_identifier_check_pan, pan, G_N_ELEMENTS (pan) },
  { "udyam", pp_identifier_check_udyam, udyam, G_N_ELEMENTS (udyam) },
  { "mobile", pp_identifier_check_mobile, mobile, G_N_ELEMENTS (mobile) },
  { "pin-code", pp_identifier_check_pin_code, pin_code, G_N_ELEMENTS (pin_code) },
  { "ifsc", pp_identifier_check_ifsc, ifsc, G_N_ELEMENTS (ifsc) },
  { "gtin", pp_identifier_check_gtin, gtin, G_N_ELEMENTS (gtin) },
  { "sscc", pp_identifier_check_sscc, sscc, G_N_ELEMENTS (sscc) },
  { "upi", pp_identifier_check_upi, upi, G_N_ELEMENTS (upi) },
  { "local-body", pp_identifier_check_local_body, local_body, G_N_ELEMENTS (local_body) },
  { "iec", pp_identifier_check_iec, iec, G_N_ELEMENTS (iec) },
  { "container", pp_identifier_check_container, container, G_N_ELEMENTS (container) },
  { "air-waybill", pp_identifier_check_air_waybill, air_waybill, G_N_ELEMENTS (air_waybill) },
};

static void
test_vectors (gconstpointer data)
{
  gsize table = GPOINTER_TO_SIZE (data);

  for (gsize i = 0; i < tables[table].n_cases; i++)
    {
      g_test_message ("%s", tables[table].cases[i].text);
      g_assert_cmpint (tables[table].check (tables[table].cases[i].text), ==,
                       tables[table].cases[i].verdict);
    }
}

static void
test_fssai_year (void)
{
  g_assert_cmpint (pp_identifier_check_fssai_on ("11326001000123", "2026-01-01"), ==, GOOD);
  g_assert_cmpint (pp_identifier_check_fssai_on ("11326001000123", "2025-12-31"), ==, UNUSUAL);
  g_assert_cmpint (pp_identifier_check_fssai_on ("11399001000123", "2026-11-21"), ==, UNUSUAL);
  g_assert_cmpint (pp_identifier_check_fssai_on ("1132600100012", "2026-11-21"), ==, BAD);
}

static void
test_gstin_and_pan (void)
{
  g_assert_true (pp_identifier_gstin_has_pan ("32ABCFK1234L1ZM", " abcfk1234l"));
  g_assert_false (pp_identifier_gstin_has_pan ("32ABCFK1234L1ZM", "AAAPA0000A"));
  g_assert_false (pp_identifier_gstin_has_pan ("32ABCFK1234L1ZM", ""));
  g_assert_false (pp_identifier_gstin_has_pan ("32ABCFK1234L1ZA", "ABCFK1234L"));
}

static void
test_normalise (void)
{
  static const struct {
    const char *text;
    const char *stored;
  } mobiles[] = {
    { "9447012345", "+919447012345" }, { "09447012345", "+919447012345" },
    { "919447012345", "+919447012345" }, { "+91-94470-12345", "+919447012345" },
    { "\u202a+91 94470 12345\u202c", "+919447012345" }, { "൯൪൪൭൦ ൧൨൩൪൫", "+919447012345" },
    { "9194470123", "+919194470123" }, { "5447012345", NULL }, { "\xff", NULL },
  };
  g_autofree char *normal = pp_identifier_normalise (" udyam-kl-05-0000001\u00a0");

  g_assert_cmpstr (normal, ==, "UDYAM-KL-05-0000001");
  for (gsize i = 0; i < G_N_ELEMENTS (mobiles); i++)
    {
      g_autofree char *stored = pp_identifier_normalise_mobile (mobiles[i].text);

      g_assert_cmpstr (stored, ==, mobiles[i].stored);
    }
}

static void
test_format_mobile (void)
{
  static const struct { const char *stored, *shown; } cases[] = {
    { "+916000000101", "+91 60000 00101" }, { "+919447012345", "+91 94470 12345" },
    { "04936 247123", "04936 247123" }, { "+91600000010", "+91600000010" },
    { "+9160000001011", "+9160000001011" }, { "", "" }, { NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *shown = pp_identifier_format_mobile (cases[i].stored);

      g_assert_cmpstr (shown, ==, cases[i].shown);
    }
}

static void
test_gtin_check_digit (void)
{
  static const struct {
    const char *body;
    const char *digit;
  } cases[] = {
    { "890123456789", "0" }, { "890250600001", "5" }, { "1890123456789", "7" },
    { "8901234", "5" }, { "08901234500000001", "9" }, { "89012345678X", NULL }, { "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *digit = pp_identifier_gtin_check_digit (cases[i].body);

      g_assert_cmpstr (digit, ==, cases[i].digit);
    }
}

/* Check digits of the literature: 3 behind 236, 1 behind 12345, 0 behind 123456789012. */
static void
test_verhoeff (void)
{
  static const char *const good[] = { "2363", "123451", "1234567890120", "0" };
  static const char *const bad[] = { "2364", "3263", "123541", "123452", "1234567890121", "1" };

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (pp_checksum_verhoeff (good[i], strlen (good[i])));
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (pp_checksum_verhoeff (bad[i], strlen (bad[i])));
}

static void
test_aadhaar (void)
{
  static const char *const held[] = {
    "999941057058", "999971658847", "999933119405", "999955183433", "999990501894",
    "her card is 9999 4105 7058.", "9999-4105-7058", "99994105 7058", "൯൯൯൯൪൧൦൫൭൦൫൮",
    "9999 \u2013 4105 7058", "2026 9999 4105 7058", "9999 4105 7058 9447012345",
    "no:999941057058,ok",
  };
  static const char *const clear[] = {
    "", "123456789012", "999941057059", "999914057058", "099941057058", "99994105705",
    "222222222222", "9999410570581", "1999941057058", "99 99410 57058", "9999.4105.7058",
    "+999941057058", "9999x4105x7058", "9447012345",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (held); i++)
    {
      g_test_message ("%s", held[i]);
      g_assert_true (pp_identifier_holds_aadhaar (held[i]));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (clear); i++)
    {
      g_test_message ("%s", clear[i]);
      g_assert_false (pp_identifier_holds_aadhaar (clear[i]));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *path = g_strconcat ("/identifier/", tables[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_vectors);
    }
  g_test_add_func ("/identifier/fssai-year", test_fssai_year);
  g_test_add_func ("/identifier/gstin-and-pan", test_gstin_and_pan);
  g_test_add_func ("/identifier/normalise", test_normalise);
  g_test_add_func ("/identifier/format-mobile", test_format_mobile);
  g_test_add_func ("/identifier/gtin-check-digit", test_gtin_check_digit);
  g_test_add_func ("/identifier/verhoeff", test_verhoeff);
  g_test_add_func ("/identifier/aadhaar", test_aadhaar);

  return g_test_run ();
}
