/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "core/pp-record.h"

G_BEGIN_DECLS

#define PP_TYPE_ASK_CARD (pp_ask_card_get_type ())
G_DECLARE_FINAL_TYPE (PpAskCard, pp_ask_card, PP, ASK_CARD, AdwBin)

void pp_ask_card_start      (PpAskCard *self, const char *title, const char *verb,
                             gpointer argument);
void pp_ask_card_add_note   (PpAskCard *self, const char *words);
void pp_ask_card_add_text   (PpAskCard *self, const char *column, const char *title,
                             const char *text);
void pp_ask_card_add_choice (PpAskCard *self, const char *column, const char *title,
                             const char *const *values, const char *const *titles,
                             const char *chosen);
void pp_ask_card_ask        (PpAskCard *self, const char *deed);

G_END_DECLS
