/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PpCertificateWord:
 *
 * What a certificate says, in both languages whatever the screen speaks: so not in a catalogue.
 */
/** PP_CERTIFICATE_FAIL_MARK: what stands before a verdict that is a failure. */
#define PP_CERTIFICATE_FAIL_MARK "× "

/** PP_CERTIFICATE_ASSUMED_MARK: what stands after the source of a limit that is not verified. */
#define PP_CERTIFICATE_ASSUMED_MARK " *"

typedef enum {
  PP_WORD_TITLE,
  PP_WORD_NUMBER,
  PP_WORD_ISSUED,
  PP_WORD_REASON,
  PP_WORD_CUSTOMER,
  PP_WORD_CONTACT,
  PP_WORD_ITEM,
  PP_WORD_BATCH,
  PP_WORD_LOT,
  PP_WORD_MADE,
  PP_WORD_EXPIRES,
  PP_WORD_SAMPLE,
  PP_WORD_QUANTITY,
  PP_WORD_RECEIVED,
  PP_WORD_CONDITION,
  PP_WORD_FIT,
  PP_WORD_UNFIT,
  PP_WORD_DRAWN_BY,
  PP_WORD_BY_CUSTOMER,
  PP_WORD_BY_LAB,
  PP_WORD_TESTED,
  PP_WORD_STANDARD,
  PP_WORD_DECISION_RULE,
  PP_WORD_SIMPLE,
  PP_WORD_GUARDED,
  PP_WORD_TWO_SIDED,
  PP_WORD_COMPLIES,
  PP_WORD_FAILS,
  PP_WORD_PARAMETER,
  PP_WORD_RESULT,
  PP_WORD_LIMIT,
  PP_WORD_METHOD,
  PP_WORD_VERDICT,
  PP_WORD_SOURCE,
  PP_WORD_VERDICT_NONE,
  PP_WORD_VERDICT_PASS,
  PP_WORD_VERDICT_CONDITIONAL,
  PP_WORD_VERDICT_INCONCLUSIVE,
  PP_WORD_VERDICT_FAIL,
  PP_WORD_VERIFIED,
  PP_WORD_ASSUMED,
  PP_WORD_ABSENT,
  PP_WORD_PRESENT,
  PP_WORD_ONLY_TESTED,
  PP_WORD_AS_RECEIVED,
  PP_WORD_WAS_UNFIT,
  PP_WORD_LIMITS_FROM,
  PP_WORD_METHODS_FROM,
  PP_WORD_NO_DEVIATION,
  PP_WORD_UNCERTAINTY,
  PP_WORD_LESS_THAN,
  PP_WORD_ALTERNATIVES,
  PP_WORD_NOT_ACCREDITED,
  PP_WORD_IN_FULL,
  PP_WORD_ANALYSTS,
  PP_WORD_VERIFIERS,
  PP_WORD_ISSUER,
  PP_WORD_END,
} PpCertificateWord;

const char *pp_certificate_word       (PpCertificateWord word, gboolean malayalam);
char       *pp_certificate_dup_both   (PpCertificateWord word, gboolean malayalam,
                                       const char *between);
char       *pp_certificate_dup_amends (const char *number, gboolean malayalam);

G_END_DECLS
