/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PP_TYPE_INSTRUMENT_CHOICE (pp_instrument_choice_get_type ())
G_DECLARE_FINAL_TYPE (PpInstrumentChoice, pp_instrument_choice, PP, INSTRUMENT_CHOICE, AdwBin)

GtkWidget  *pp_instrument_choice_new       (const char *name);
void        pp_instrument_choice_offer     (PpInstrumentChoice *self, GPtrArray *instruments,
                                            const char *day);
const char *pp_instrument_choice_get       (PpInstrumentChoice *self);
void        pp_instrument_choice_set       (PpInstrumentChoice *self, const char *id);

G_END_DECLS
