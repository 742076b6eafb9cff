/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lab/pp-certificate-words.h"

static const struct { const char *en, *ml; } words[] = {
  [PP_WORD_TITLE] = { "Test report", "പരിശോധനാ റിപ്പോർട്ട്" },
  [PP_WORD_NUMBER] = { "Report number", "റിപ്പോർട്ട് നമ്പർ" },
  [PP_WORD_ISSUED] = { "Date of issue", "നൽകിയ തീയതി" },
  [PP_WORD_REASON] = { "Reason", "കാരണം" },
  [PP_WORD_CUSTOMER] = { "Customer", "ഉപഭോക്താവ്" },
  [PP_WORD_CONTACT] = { "Address and telephone", "വിലാസം, ഫോൺ" },
  [PP_WORD_ITEM] = { "Item tested", "പരിശോധിച്ച സാധനം" },
  [PP_WORD_BATCH] = { "Batch number", "ബാച്ച് നമ്പർ" },
  [PP_WORD_LOT] = { "Lot number", "ലോട്ട് നമ്പർ" },
  [PP_WORD_MADE] = { "Date of manufacture", "നിർമാണ തീയതി" },
  [PP_WORD_EXPIRES] = { "Expiry date", "കാലാവധി തീരുന്ന തീയതി" },
  [PP_WORD_SAMPLE] = { "Sample number", "സാമ്പിൾ നമ്പർ" },
  [PP_WORD_QUANTITY] = { "Quantity of the sample", "സാമ്പിളിന്റെ അളവ്" },
  [PP_WORD_RECEIVED] = { "Date of receipt", "സാമ്പിൾ ലഭിച്ച തീയതി" },
  [PP_WORD_CONDITION] = { "Condition on receipt", "ലഭിച്ചപ്പോഴത്തെ അവസ്ഥ" },
  [PP_WORD_FIT] = { "fit for testing", "പരിശോധനയ്ക്ക് പറ്റിയത്" },
  [PP_WORD_UNFIT] = { "not fit for testing", "പരിശോധനയ്ക്ക് പറ്റാത്തത്" },
  [PP_WORD_DRAWN_BY] = { "Sample drawn by", "സാമ്പിൾ എടുത്തത്" },
  [PP_WORD_BY_CUSTOMER] = { "the customer", "ഉപഭോക്താവ്" },
  [PP_WORD_BY_LAB] = { "the laboratory", "ലാബ്" },
  [PP_WORD_TESTED] = { "Dates of the tests", "പരിശോധിച്ച തീയതി" },
  [PP_WORD_STANDARD] = { "Standard", "മാനദണ്ഡം" },
  [PP_WORD_DECISION_RULE] = { "Decision rule", "തീരുമാന രീതി" },
  [PP_WORD_SIMPLE] = { "Simple: the result is compared with the limit as it is.",
                       "ലളിതം: ഫലം പരിധിയുമായി നേരിട്ട് ഒത്തുനോക്കുന്നു." },
  [PP_WORD_GUARDED] = { "Guarded: a result passes where it is within the limit by its "
                        "uncertainty. Where it is within by less, the pass is conditional.",
                        "കരുതലോടെ: അനിശ്ചിതത്വത്തിന്റെ അത്രയും പരിധിക്കുള്ളിലായ ഫലം പാലിക്കുന്നു. "
                        "അതിൽ കുറവാണെങ്കിൽ ഉപാധിയോടെ പാലിക്കുന്നു." },
  [PP_WORD_TWO_SIDED] = { "Two-sided guard: a result passes or fails where it is away from the "
                          "limit by its uncertainty. Nearer to it, it is inconclusive.",
                          "ഇരുവശത്തും കരുതലോടെ: പരിധിയിൽ നിന്ന് അനിശ്ചിതത്വത്തിന്റെ അത്രയും "
                          "അകന്ന ഫലം പാലിക്കുന്നു, അല്ലെങ്കിൽ പാലിക്കുന്നില്ല. "
                          "അതിലും അടുത്താണെങ്കിൽ തീർച്ചയില്ല." },
  [PP_WORD_COMPLIES] = { "The sample complies with the standard.",
                         "സാമ്പിൾ മാനദണ്ഡം പാലിക്കുന്നു." },
  [PP_WORD_FAILS] = { "The sample does not comply with the standard.",
                      "സാമ്പിൾ മാനദണ്ഡം പാലിക്കുന്നില്ല." },
  [PP_WORD_PARAMETER] = { "Parameter", "പരിശോധിക്കുന്ന ഇനം" },
  [PP_WORD_RESULT] = { "Result", "ഫലം" },
  [PP_WORD_LIMIT] = { "Limit", "അനുവദനീയ പരിധി" },
  [PP_WORD_METHOD] = { "Method", "പരിശോധനാ രീതി" },
  [PP_WORD_VERDICT] = { "Verdict", "തീരുമാനം" },
  [PP_WORD_SOURCE] = { "Source of the limit", "പരിധിയുടെ ഉറവിടം" },
  [PP_WORD_VERDICT_NONE] = { "no limit", "പരിധിയില്ല" },
  [PP_WORD_VERDICT_PASS] = { "Pass", "പാലിക്കുന്നു" },
  [PP_WORD_VERDICT_CONDITIONAL] = { "Conditional pass", "ഉപാധിയോടെ പാലിക്കുന്നു" },
  [PP_WORD_VERDICT_INCONCLUSIVE] = { "Inconclusive", "തീർച്ചയില്ല" },
  [PP_WORD_VERDICT_FAIL] = { "Fail", "പാലിക്കുന്നില്ല" },
  [PP_WORD_VERIFIED] = { "verified", "ഉറപ്പാക്കിയത്" },
  [PP_WORD_ASSUMED] = { "assumed", "അനുമാനം" },
  [PP_WORD_ABSENT] = { "absent", "ഇല്ല" },
  [PP_WORD_PRESENT] = { "present", "ഉണ്ട്" },
  [PP_WORD_ONLY_TESTED] = { "The results relate only to the items tested.",
                            "ഫലങ്ങൾ പരിശോധിച്ച സാമ്പിളിനു മാത്രം ബാധകം." },
  [PP_WORD_AS_RECEIVED] = { "The customer drew the sample and gave the details of the item. The "
                            "results apply to the sample as received.",
                            "സാമ്പിൾ എടുത്തതും വിവരങ്ങൾ നൽകിയതും ഉപഭോക്താവാണ്. "
                            "ഫലങ്ങൾ ലഭിച്ച നിലയിലുള്ള സാമ്പിളിന് ബാധകം." },
  [PP_WORD_WAS_UNFIT] = { "The sample was not fit when it was received, and was tested as the "
                          "customer wished. This may have affected the results.",
                          "സാമ്പിൾ പരിശോധനയ്ക്ക് പറ്റിയ നിലയിലല്ല ലഭിച്ചത്; "
                          "ഉപഭോക്താവ് ആവശ്യപ്പെട്ടതിനാൽ പരിശോധിച്ചു. "
                          "ഇത് ഫലങ്ങളെ ബാധിച്ചിരിക്കാം." },
  [PP_WORD_LIMITS_FROM] = { "The limits are verified: they were read in the law or in a page that "
                            "quotes it. Those marked * are assumed: they were not.",
                            "പരിധികൾ ഉറപ്പാക്കിയതാണ്: നിയമത്തിലോ അത് ഉദ്ധരിക്കുന്ന രേഖയിലോ "
                            "വായിച്ചവ. * അടയാളമുള്ളവ അനുമാനം: അങ്ങനെ വായിച്ചിട്ടില്ല." },
  [PP_WORD_METHODS_FROM] = { "The methods are those that the laboratory's list names for the "
                             "standard; the person who authorised this report confirmed them.",
                             "മാനദണ്ഡത്തിനായി ലാബിന്റെ പട്ടികയിലുള്ള രീതികളാണ് ഇവ; റിപ്പോർട്ട് "
                             "അംഗീകരിച്ചയാൾ അവ ഉറപ്പാക്കി." },
  [PP_WORD_NO_DEVIATION] = { "No addition to, deviation from or exclusion from the methods was "
                             "recorded. All tests were done in this laboratory.",
                             "രീതികളിൽ കൂട്ടിച്ചേർക്കലോ മാറ്റമോ ഒഴിവാക്കലോ രേഖപ്പെടുത്തിയിട്ടില്ല. "
                             "എല്ലാ പരിശോധനയും ഈ ലാബിൽ നടത്തി." },
  [PP_WORD_UNCERTAINTY] = { "After ± stands the expanded uncertainty (k = 2).",
                            "± കഴിഞ്ഞുള്ളത് വികസിത അനിശ്ചിതത്വം (k = 2)." },
  [PP_WORD_LESS_THAN] = { "After < stands the limit of quantification: the result is below it.",
                          "< കഴിഞ്ഞുള്ളത് അളക്കാവുന്ന ഏറ്റവും കുറഞ്ഞ അളവ്: ഫലം അതിലും താഴെ." },
  [PP_WORD_ALTERNATIVES] = { "Of parameters marked (or) one is enough.",
                             "(or) എന്നു ചേർത്ത ഇനങ്ങളിൽ ഒന്നു മതി." },
  [PP_WORD_NOT_ACCREDITED] = { "This laboratory is not accredited.",
                               "ഈ ലാബിന് അക്രഡിറ്റേഷൻ ഇല്ല." },
  [PP_WORD_IN_FULL] = { "This report shall not be reproduced except in full without the "
                        "approval of the laboratory.",
                        "ലാബിന്റെ അനുമതിയില്ലാതെ ഈ റിപ്പോർട്ട് ഭാഗികമായി പകർത്തരുത്." },
  [PP_WORD_ANALYSTS] = { "Tested by", "പരിശോധിച്ചത്" },
  [PP_WORD_VERIFIERS] = { "Verified by", "പരിശോധിച്ചുറപ്പാക്കിയത്" },
  [PP_WORD_ISSUER] = { "Authorised by", "അംഗീകരിച്ചത്" },
  [PP_WORD_END] = { "End of report", "റിപ്പോർട്ട് അവസാനിച്ചു" },
};

/**
 * pp_certificate_word:
 * @word: what to say
 * @malayalam: in which language
 *
 * Returns: (transfer none): the words
 */
const char *
pp_certificate_word (PpCertificateWord word, gboolean malayalam)
{
  g_return_val_if_fail ((gsize) word < G_N_ELEMENTS (words), "");

  return malayalam ? words[word].ml : words[word].en;
}

/**
 * pp_certificate_dup_both:
 * @word: what to say
 * @malayalam: which language stands first
 * @between: what stands between the two
 *
 * Returns: (transfer full): the words in both languages
 */
char *
pp_certificate_dup_both (PpCertificateWord word, gboolean malayalam, const char *between)
{
  return g_strconcat (pp_certificate_word (word, malayalam), between,
                      pp_certificate_word (word, !malayalam), NULL);
}

/**
 * pp_certificate_dup_amends:
 * @number: of the certificate that is replaced
 * @malayalam: in which language
 *
 * Returns: (transfer full): that this one stands in its place (ISO/IEC 17025:2017, 7.8.8)
 */
char *
pp_certificate_dup_amends (const char *number, gboolean malayalam)
{
  return malayalam
           ? g_strdup_printf ("ഭേദഗതി ചെയ്ത സർട്ടിഫിക്കറ്റ്: %s; ഇത് അതിനു പകരമുള്ളത്", number)
           : g_strdup_printf ("Amendment to certificate %s, which it replaces", number);
}
