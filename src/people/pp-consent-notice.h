/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "people/pp-person.h"

G_BEGIN_DECLS

/** PP_NOTICE_RIGHTS: the part of a notice that goes with every purpose. */
#define PP_NOTICE_RIGHTS "rights"

/**
 * PpConsentNotice:
 * @version: "2026-1"
 * @purpose: of the consent, or PP_NOTICE_RIGHTS
 * @text_en: what is read out
 * @text_ml: the same in Malayalam
 */
typedef struct {
  char *version;
  char *purpose;
  char *text_en;
  char *text_ml;
} PpConsentNotice;

/**
 * PpConsentNow:
 * @notice: as it is read out now
 * @consent: (nullable): what was noted last for its purpose
 * @at: when that was, UTC seconds; PP_NONE where nothing was
 */
typedef struct {
  const PpConsentNotice *notice;
  PpConsent             *consent;
  gint64                 at;
} PpConsentNow;

GPtrArray  *pp_consent_notice_list (void);
const char *pp_consent_notice_text (const PpConsentNotice *self, const char *language);
void        pp_consent_notice_free (PpConsentNotice *self);

GPtrArray  *pp_consent_list_now    (PpDb *db, const char *person, GPtrArray *notices,
                                    GError **error);
gboolean    pp_consent_is_given    (const PpConsentNow *self);

G_END_DECLS
