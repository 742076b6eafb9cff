/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-words.h"

#include "people/pp-role.h"

#include <glib/gi18n.h>

/* What people call the words of ENUM columns. Where one word means two things, the column tells. */
static const struct {
  const char *column;
  const char *word;
  const char *name;
} names[] = {
  { "form", "business",    NC_("word", "Business") },
  { "form", "shg",         NC_("word", "Self-help group") },
  { "form", "cooperative", NC_("word", "Cooperative") },
  { "form", "day_sheet",   NC_("word", "Day sheet to write on") },
  { "form", "token_pad",   NC_("word", "Token pad") },
  { "state", "typed",      NC_("word", "Typed in") },
  { "state", "struck",     NC_("word", "Struck out") },
  { "kind", "dryer",       NC_("word", "Dryer") },
  { "kind", "mill",        NC_("word", "Mill") },
  { "kind", "press",       NC_("word", "Oil press") },
  { "kind", "loom",        NC_("word", "Loom") },
  { "kind", "cutter",      NC_("word", "Laser cutter") },
  { "kind", "packer",      NC_("word", "Packing machine") },
  { "kind", "cold_store",  NC_("word", "Cold store") },
  { "kind", "lab_bench",   NC_("word", "Lab bench") },
  { "kind", "other",       NC_("word", "Other") },
  { "kind", "room",        NC_("word", "Room") },
  { "kind", "rack",        NC_("word", "Rack") },
  { "kind", "freezer",     NC_("word", "Freezer") },
  { "kind", "peel",        NC_("word", "Peel") },
  { "kind", "husk",        NC_("word", "Husk") },
  { "kind", "shell",       NC_("word", "Shell") },
  { "kind", "oil_cake",    NC_("word", "Oil cake") },
  { "kind", "water",       NC_("word", "Waste water") },
  { "kind", "packaging",   NC_("word", "Packing") },
  { "kind", "rejects",     NC_("word", "Rejects") },
  { NULL, "receive",       NC_("word", "Came in") },
  { NULL, "consume",       NC_("word", "Used") },
  { NULL, "hand_back",     NC_("word", "Handed back") },
  { NULL, "waste",         NC_("word", "Spoilt or lost") },
  { NULL, "correct",       NC_("word", "Corrected") },
  { "mode", "cash",        NC_("word", "Cash") },
  { "mode", "upi",         NC_("word", "UPI") },
  { "language", "ml",      NC_("word", "Malayalam") },
  { "language", "en",      NC_("word", "English") },
  { "language", "en_ml",   NC_("word", "English and Malayalam") },
  { "languages", "en",     NC_("word", "English") },
  { "languages", "en_ml",  NC_("word", "English and Malayalam") },
  { "verdict", "pass",     NC_("word", "Pass") },
  { "verdict", "fail",     NC_("word", "Fail") },
  { "verdict", "conditional", NC_("word", "Conditional pass") },
  { "verdict", "inconclusive", NC_("word", "Inconclusive") },
  { "verdict", "none",     NC_("word", "No limit") },
  { "value", "absent",     NC_("word", "Absent") },
  { "value", "present",    NC_("word", "Present") },
  { "drawn_by", "customer", NC_("word", "The customer") },
  { "drawn_by", "lab",     NC_("word", "The laboratory") },
  { "condition", "fit",    NC_("word", "Fit to be tested") },
  { "condition", "unfit",  NC_("word", "Not fit to be tested") },
  { "decision_rule", "simple", NC_("word", "The value alone decides") },
  { "decision_rule", "guarded",
    NC_("word", "Pass only where the uncertainty lies within the limit") },
  { "decision_rule", "two_sided",
    NC_("word", "Undecided where the uncertainty crosses the limit") },
  { "veg_mark", "green",   NC_("word", "Vegetarian (green)") },
  { "veg_mark", "brown",   NC_("word", "Non-vegetarian (brown)") },
  { "veg_mark", "none",    NC_("word", "No mark") },
  { "state", "booked",     NC_("word", "Booked") },
  { "state", "checked_in", NC_("word", "Checked in") },
  { "state", "done",       NC_("word", "Done") },
  { "state", "cancelled",  NC_("word", "Cancelled") },
  { "state", "no_show",    NC_("word", "Did not come") },
  { "purpose", "service",  NC_("word", "Service") },
  { "purpose", "contact",  NC_("word", "Being contacted") },
  { "purpose", "publish",  NC_("word", "Being published") },
  { "what", "person",      NC_("word", "All that is kept of a person") },
  { "what", "record",      NC_("word", "What was done") },
  { "asked_by", "self",    NC_("word", "The person") },
  { "asked_by", "nominee", NC_("word", "Whom the person named") },
  { "asked_by", "authority", NC_("word", "An authority, by law") },
  { "form", "paper",       NC_("word", "Paper") },
  { "form", "json",        NC_("word", "JSON file") },
  { "form", "csv",         NC_("word", "CSV file") },
  { "source", "lab",       NC_("word", "Laboratory") },
  { "source", "calculated", NC_("word", "Calculated") },
  { "source", "literature", NC_("word", "Literature") },
  { "basis", "verified",   NC_("word", "Verified") },
  { "basis", "assumed",    NC_("word", "Assumed") },
  { "kind", "decimal",     NC_("word", "Decimal number") },
  { "kind", "presence",    NC_("word", "Presence") },
  { "kind", "text",        NC_("word", "Text") },
  { "office", "member",    NC_("word", "Member") },
  { "office", "owner",     NC_("word", "Owner") },
  { "office", "president", NC_("word", "President") },
  { "office", "secretary", NC_("word", "Secretary") },
  { "role", "manager",     NC_("word", "Manager") },
  { "role", "desk",        NC_("word", "Front desk") },
  { "role", "lab",         NC_("word", "Lab") },
  { "role", "label",       NC_("word", "Label coordinator") },
  { "role", "trainer",     NC_("word", "Trainer") },
  { "role", "export",      NC_("word", "Export cell") },
  { NULL, "mass",          NC_("word", "Weight") },
  { NULL, "volume",        NC_("word", "Volume") },
  { NULL, "length",        NC_("word", "Length") },
  { NULL, "count",         NC_("word", "Number") },
  { NULL, "customer",      NC_("word", "Customer") },
  { NULL, "released",      NC_("word", "Released") },
  { NULL, "rejected",      NC_("word", "Rejected") },
  { "decision", "withdrawn", NC_("word", "Decision taken back") },
  { NULL, "running",       NC_("word", "Running") },
  { NULL, "finished",      NC_("word", "Finished") },
  { NULL, "abandoned",     NC_("word", "Abandoned") },
  { NULL, "waiting",       NC_("word", "Waiting") },
  { NULL, "served",        NC_("word", "Served") },
  { NULL, "left",          NC_("word", "Went away") },
};

/**
 * pp_words_of:
 * @column: of a record
 * @word: that an ENUM column holds
 *
 * Returns: (transfer none): what people call it, translated; the word itself where it is a newer
 *   peer's
 */
const char *
pp_words_of (const char *column, const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (names[i].word, word) == 0 &&
        (names[i].column == NULL || g_strcmp0 (names[i].column, column) == 0))
      return g_dpgettext2 (GETTEXT_PACKAGE, "word", names[i].name);
  return word;
}

/**
 * pp_words_of_roles:
 * @roles: bits of #PpRole
 *
 * Returns: (transfer full): what people call them, translated, with commas
 */
char *
pp_words_of_roles (guint roles)
{
  g_auto (GStrv) words = g_strsplit (PP_ROLE_WORDS, " ", -1);
  g_autoptr (GPtrArray) held = g_ptr_array_new ();

  for (guint i = 0; words[i] != NULL; i++)
    if ((roles & pp_role_from_word (words[i])) != 0)
      g_ptr_array_add (held, (gpointer) pp_words_of ("role", words[i]));
  g_ptr_array_add (held, NULL);
  return g_strjoinv (", ", (char **) held->pdata);
}
