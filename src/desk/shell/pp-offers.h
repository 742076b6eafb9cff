/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PpOffer:
 * @kind: of the record that was found
 * @title: what can be done with it, to be translated in the context "offer"
 * @workplace: where
 * @roles: bits of the roles that do it
 */
typedef struct {
  const char *kind;
  const char *title;
  const char *workplace;
  guint       roles;
} PpOffer;

extern const PpOffer pp_offers[];

const char *pp_offers_title (const PpOffer *offer);

G_END_DECLS
