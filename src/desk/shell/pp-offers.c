/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-offers.h"

#include "people/pp-role.h"

#include <glib/gi18n.h>

#define DESK  (PP_ROLE_MANAGER | PP_ROLE_DESK)
#define LAB   PP_ROLE_LAB
#define LABEL (PP_ROLE_MANAGER | PP_ROLE_LABEL)

/* What can be done with what the one box finds. The first of a kind is the usual one. */
const PpOffer pp_offers[] = {
  { "person",     NC_("offer", "Book"),           "bookings",   DESK },
  { "person",     NC_("offer", "Take in"),        "intake",     DESK },
  { "person",     NC_("offer", "Fees"),           "money",      DESK },
  { "enterprise", NC_("offer", "Book"),           "bookings",   DESK },
  { "enterprise", NC_("offer", "Take in"),        "intake",     DESK },
  { "enterprise", NC_("offer", "Fees"),           "money",      DESK },
  { "enterprise", NC_("offer", "Labels"),         "labels",     LABEL },
  { "booking",    NC_("offer", "Show"),           "bookings",   DESK },
  { "token",      NC_("offer", "Show"),           "today",      DESK },
  { "machine",    NC_("offer", "Book"),           "bookings",   DESK },
  { "lot",        NC_("offer", "Show"),           "intake",     DESK },
  { "lot",        NC_("offer", "Use"),            "production", DESK },
  { "run",        NC_("offer", "Show"),           "production", DESK },
  { "batch",      NC_("offer", "Test"),           "lab",        LAB },
  { "batch",      NC_("offer", "Labels"),         "labels",     LABEL },
  { "sample",     NC_("offer", "Results"),        "lab",        LAB },
  { "product",    NC_("offer", "Labels"),         "labels",     LABEL },
  { "payment",    NC_("offer", "Receipt"),        "money",      DESK },
  { NULL }
};

/**
 * pp_offers_title:
 * @offer: one of pp_offers
 *
 * Returns: (transfer none): its title, translated
 */
const char *
pp_offers_title (const PpOffer *offer)
{
  return g_dpgettext2 (NULL, "offer", offer->title);
}
