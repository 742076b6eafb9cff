/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-town.h"

#include "core/pp-json.h"
#include "kinds/pp-kinds.h"
#include "pp-readback.h"
#include "store/pp-local.h"
#include "store/pp-store.h"
#include "sync/pp-desk-key.h"
#include "sync/pp-envelope.h"

#include <string.h>

#define TODAY "2026-11-24"
#define MOST_TEXTS 12
#define MOST_CODES 2

/* The demo's day, played once for all the cases. */
typedef struct {
  PpTown *town;
  char   *told;    /* what was done on the day */
  char   *code;    /* for a second desk */
} Day;

typedef struct {
  const char *name;
  const char *paper;
  const char *verb;       /* whose last record it is made of */
  const char *language;
  guint       n_pages;
  const char *texts[MOST_TEXTS];
  const char *codes[MOST_CODES + 1];   /* on page 1, in their order */
} Paper;

static const Paper papers[] = {
  { "slip-malayalam", "slip", "token.give", "ml", 1,
    { "മീനങ്ങാടി നിർമാണ ക്ലസ്റ്റർ", "Meenangadi Manufacturing Cluster", "ടോക്കൺ", "A-004",
      "ഷീബ ജോസഫ്", "പൾവറൈസർ", "MIL-1", "₹300.00" },
    { "CODE-128:T-20261124-A-004" } },
  { "slip-english", "slip", "token.give", "en", 1,
    { "മീനങ്ങാടി നിർമാണ ക്ലസ്റ്റർ", "Meenangadi Manufacturing Cluster", "Token", "A-004",
      "Sheeba Joseph", "Pulveriser", "24-11-2026", "₹300.00" },
    { "CODE-128:T-20261124-A-004" } },
  { "lot-label-malayalam", "lot-label", "lot.receive", "ml", 1,
    { "ഉണക്കമഞ്ഞൾ", "Dried turmeric", "Alleppey finger", "26 kg", "കൽപക കുടുംബശ്രീ", "R1-A" },
    { "CODE-128:L-A26-00079" } },
  { "lot-label-english", "lot-label", "lot.receive", "en", 1,
    { "ഉണക്കമഞ്ഞൾ", "Dried turmeric", "26 kg", "Kalpaka Kudumbashree", "24-11-2026" },
    { "CODE-128:L-A26-00079" } },
  { "certificate", "certificate", "lab.certify", "ml", 2,
    { "പരിശോധനാ റിപ്പോർട്ട്", "Test report", "മഞ്ഞൾപ്പൊടി", "Turmeric powder",
      "കൽപക കുടുംബശ്രീ സ്പൈസസ് യൂണിറ്റ്", "Kalpaka Kudumbashree Spices Unit", "ഈർപ്പം", "Moisture",
      "8.2 ± 0.3 %", "3.4 ± 0.2 %", "FSS-FPS 2.9.18(2)" },
    { "QR-Code:C-A26-00032 G12011" } },
  { "product-label", "label", "label.print", "ml", 1,
    { "Turmeric powder", "മഞ്ഞൾപ്പൊടി", "100 g", "₹48.00", "₹0.48", "24/11/2026", "24/11/2027",
      "21325999000001", "B-A26-00046", "Kalpaka", "673591", "kalpaka@example.org" },
    { "EAN-13:8909999010019", "QR-Code:PP1|G12011|B-A26-00046" } },
  { "receipt", "receipt", "payment.take", "ml", 1,
    { "രസീത്", "Receipt", "R-A2627-00170", "ഷീബ ജോസഫ്", "Sheeba Joseph", "പൾവറൈസർ", "Pulveriser",
      "ലാബ് പരിശോധന", "₹720.00", "₹1,020.00", "000040000001" },
    { "CODE-128:R-A2627-00170" } },
};

static PpTown *
day_town (Day *day)
{
  PpTown *town = day->town;
  g_autofree char *code = NULL, *enrolled = NULL, *before = NULL, *sent = NULL, *rest = NULL;

  if (town != NULL)
    return town;
  town = day->town = pp_town_new ();
  code = pp_town_make_code (town, TRUE);
  day->code = pp_town_make_code (town, FALSE);
  pp_town_serve (town);
  pp_town_init (town, "a", TODAY);
  before = pp_town_play (town, "a", TODAY, "cluster", "weeks", NULL);
  enrolled = pp_town_admin (town, "a", "enrol", town->address, code, NULL);
  sent = pp_town_admin (town, "a", "sync", NULL);
  day->told = pp_town_play (town, "a", TODAY, "day", NULL);
  rest = pp_town_admin (town, "a", "sync", NULL);
  return town;
}

static PpJson *
read_confirmed (PpTown *town, PpJson **day)
{
  g_autofree char *text = pp_town_admin (town, "a", "day", NULL);
  const PpJsonMember *member;
  PpJson *confirmed;

  *day = pp_json_parse (text, -1, NULL);
  g_assert_nonnull (*day);
  member = pp_json_get (*day, "confirmed");
  g_assert_nonnull (member);
  confirmed = pp_json_parse (member->text, (gssize) member->length, NULL);
  g_assert_nonnull (confirmed);
  return confirmed;
}

static gint64
read_int (const PpJson *json, const char *key)
{
  gint64 value;

  g_assert_true (pp_json_get_int (json, key, &value));
  return value;
}

/* How many acts a day's file tells of, and the number of the last one at its desk. */
static gint64
count_acts (const PpJson *day, gint64 *last)
{
  const PpJsonMember *did = pp_json_get (day, "did");
  g_autofree char *text = g_strndup (did->text, did->length);
  g_auto (GStrv) acts = g_strsplit (text, "\"act\":\"", -1);
  guint n = g_strv_length (acts) - 1;

  g_assert_cmpuint (n, >, 0);
  *last = g_ascii_strtoll (strchr (acts[n], '/') + 1, NULL, 10);
  return n;
}

/* Who did it is told by id, code and name. */
static void
check_actors (const PpJson *day)
{
  const PpJsonMember *did = pp_json_get (day, "did");
  g_autofree char *text = g_strndup (did->text, did->length);

  g_assert_nonnull (strstr (text, "\"by_code\":\"suma\",\"by_name_en\":\"Suma Pradeep\","
                                  "\"by_name_ml\":\"സുമ പ്രദീപ്\""));
  g_assert_null (strstr (text, "\"by_code\":null"));
}

static void
test_confirmed (gconstpointer data)
{
  PpTown *town = day_town ((Day *) data);
  g_autoptr (PpJson) day = NULL;
  g_autoptr (PpJson) confirmed = read_confirmed (town, &day);
  gint64 last;

  g_assert_cmpstr (pp_json_get_text (day, "day"), ==, TODAY);
  g_assert_cmpint (count_acts (day, &last), ==, read_int (day, "acts"));
  check_actors (day);
  g_assert_cmpint (read_int (confirmed, "acts"), ==, last);
  g_assert_cmpint (read_int (confirmed, "waiting"), ==, 0);
  g_assert_cmpint (read_int (confirmed, "refused"), ==, 0);
  g_assert_cmpint (read_int (confirmed, "clashes"), ==, 0);
}

static gpointer
read_server_key (PpDb *db, gpointer key, GError **error)
{
  return pp_desk_key_read_server (db, key, error) ? key : NULL;
}

static GBytes *
decode (const char *base64)
{
  gsize length;
  guchar *bytes = g_base64_decode (base64, &length);

  return g_bytes_new_take (bytes, length);
}

/* The server's own word, which nobody else can give. */
static void
test_receipt (gconstpointer data)
{
  PpTown *town = day_town ((Day *) data);
  g_autofree char *folder = pp_town_desk (town, "a");
  g_autoptr (PpStore) store = NULL;
  g_autoptr (PpJson) day = NULL;
  g_autoptr (PpJson) confirmed = read_confirmed (town, &day);
  g_autoptr (GBytes) body = decode (pp_json_get_text (confirmed, "signed_receipt"));
  g_autoptr (PpEnvelope) envelope = pp_envelope_open (body, NULL);
  guint8 key[PP_KEY_SIZE];

  store = pp_store_open (folder, pp_kinds_get_schema (), PP_STORE_READ_ONLY, NULL);
  g_assert_nonnull (store);
  g_assert_nonnull (pp_store_read (store, read_server_key, key, NULL));
  pp_store_close (store);

  g_assert_nonnull (envelope);
  g_assert_true (pp_envelope_is_signed_by (envelope, key));
  g_assert_cmpint (read_int (envelope->header, "have"), ==, read_int (confirmed, "acts"));
  key[0] ^= 1;
  g_assert_false (pp_envelope_is_signed_by (envelope, key));
}

static PpReadback *
print_paper (PpTown *town, const Paper *paper, const char *id)
{
  g_autofree char *path = g_build_filename (town->folder, "paper.pdf", NULL);
  g_autofree char *printed = NULL, *bytes = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GError) error = NULL;
  PpReadback *readback;
  gsize length;

  town->language = paper->language;
  printed = pp_town_admin (town, "a", "print", paper->paper, id, "--language", paper->language,
                           "--out", path, NULL);
  town->language = NULL;
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  pdf = g_bytes_new_take (g_steal_pointer (&bytes), length);
  readback = pp_readback_new (pdf, &error);
  g_assert_no_error (error);
  return readback;
}

static void
check_paper (PpReadback *readback, const Paper *paper)
{
  g_autofree char *text = pp_readback_get_text (readback, 1);
  g_auto (GStrv) codes = pp_readback_get_codes (readback, 1, 300);

  g_assert_cmpuint (pp_readback_get_n_pages (readback), ==, paper->n_pages);
  for (guint i = 0; i < MOST_TEXTS && paper->texts[i] != NULL; i++)
    if (!pp_readback_has_text (readback, 1, paper->texts[i]))
      g_error ("“%s” is not on it: %s", paper->texts[i], text);
  g_assert_cmpuint (g_strv_length (codes), ==,
                    g_strv_length ((char **) paper->codes));
  for (guint i = 0; codes[i] != NULL; i++)
    g_assert_cmpstr (codes[i], ==, paper->codes[i]);
}

/* One case: a paper of the day. */
typedef struct {
  Day         *day;
  const Paper *paper;
} PaperCase;

static void
test_paper (gconstpointer data)
{
  const PaperCase *asked = data;
  PpTown *town = day_town (asked->day);
  g_autofree char *id = pp_town_find_told (asked->day->told, asked->paper->verb, "id");
  g_autoptr (PpReadback) readback = print_paper (town, asked->paper, id);

  check_paper (readback, asked->paper);
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char *
list_rows (PpTown *town, const char *desk, const char *kind)
{
  g_autofree char *told = pp_town_admin (town, desk, "--json", "list", kind, NULL);
  g_auto (GStrv) lines = g_strsplit (told, "\n", -1);

  qsort (lines, g_strv_length (lines), sizeof *lines, compare_lines);
  return g_strjoinv ("\n", lines);
}

static void
assert_same_rows (PpTown *town)
{
  for (const PpKindFunc *kind = pp_kinds; *kind != NULL; kind++)
    {
      g_autoptr (GTypeClass) held = g_type_class_ref ((*kind) ());
      const char *name = PP_RECORD_CLASS (held)->kind;
      g_autofree char *a = list_rows (town, "a", name);
      g_autofree char *b = list_rows (town, "b", name);

      g_test_message ("%s", name);
      g_assert_cmpstr (a, ==, b);
    }
}

/* A second desk joins, has all that the first one did, and the first one has what it does. */
static void
test_second_desk (gconstpointer data)
{
  Day *day = (Day *) data;
  PpTown *town = day_town (day);
  g_autofree char *person = pp_town_find_told (day->told, "token.give", "person");
  g_autofree char *given = g_strconcat ("person=", person, NULL);
  g_autofree char *joined = NULL, *taken = NULL, *token = NULL, *sent = NULL, *back = NULL;
  g_autofree char *first = NULL, *second = NULL;

  joined = pp_town_admin (town, "b", "enrol", "--demo", town->address, day->code, NULL);
  taken = pp_town_admin (town, "b", "sync", NULL);
  assert_same_rows (town);

  token = pp_town_admin (town, "b", "--by", "rajani", "--json", "do", "token.give", given, NULL);
  g_assert_nonnull (strstr (token, "\"number\":\"B-001\""));
  sent = pp_town_admin (town, "b", "sync", NULL);
  back = pp_town_admin (town, "a", "sync", NULL);
  assert_same_rows (town);

  first = pp_town_admin (town, "a", "verify", NULL);
  second = pp_town_admin (town, "b", "verify", NULL);
}

static void
add_papers (Day *day, PaperCase *asked)
{
  for (gsize i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autofree char *path = g_strconcat ("/day/paper/", papers[i].name, NULL);

      asked[i] = (PaperCase) { day, &papers[i] };
      g_test_add_data_func (path, &asked[i], test_paper);
    }
}

int
main (int argc, char **argv)
{
  Day day = { NULL };
  PaperCase asked[G_N_ELEMENTS (papers)];
  int failed;

  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/day/confirmed", &day, test_confirmed);
  g_test_add_data_func ("/day/receipt", &day, test_receipt);
  add_papers (&day, asked);
  g_test_add_data_func ("/day/second-desk", &day, test_second_desk);
  failed = g_test_run ();

  g_clear_pointer (&day.town, pp_town_free);
  g_free (day.told);
  g_free (day.code);
  return failed;
}
