/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/shell/pp-pane.h"

G_BEGIN_DECLS

#define PP_TYPE_CONSENT_LINE (pp_consent_line_get_type ())
G_DECLARE_FINAL_TYPE (PpConsentLine, pp_consent_line, PP, CONSENT_LINE, PpPane)

void pp_consent_line_tell (PpConsentLine *self, const char *person);

G_END_DECLS
