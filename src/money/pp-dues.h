/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "money/pp-charge.h"
#include "people/pp-person.h"
#include "store/pp-db.h"

G_BEGIN_DECLS

/**
 * PpDue:
 * @person: who owes
 * @paise: how much of what was charged; 0 where nothing was
 * @since: when the oldest charge that is open was made, UTC seconds; PP_NONE where there is none
 * @n_uncharged: how many finished bookings and tested samples are not charged yet
 * @uncharged_paise: what these come to
 */
typedef struct {
  PpPerson *person;
  gint64    paise;
  gint64    since;
  guint     n_uncharged;
  gint64    uncharged_paise;
} PpDue;

/**
 * PpOpenCharge:
 * @charge: a first charge, of which something is still to be paid
 * @charged_paise: what it amounts to with its corrections
 * @paid_paise: what was paid of it
 * @made_at: when it was made, UTC seconds
 */
typedef struct {
  PpCharge *charge;
  gint64    charged_paise;
  gint64    paid_paise;
  gint64    made_at;
} PpOpenCharge;

GPtrArray *pp_dues_list         (PpDb *db, GError **error);
GPtrArray *pp_dues_list_charges (PpDb *db, const char *person, GError **error);
gboolean   pp_dues_find_payer   (PpDb *db, const char *enterprise, char **person, GError **error);

G_END_DECLS
