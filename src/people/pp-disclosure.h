/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-act.h"

G_BEGIN_DECLS

/**
 * PpDisclosure:
 * @what: person: all that is kept of one; record: what was done in some days
 * @person: (nullable): whose it is
 * @asked_by: (nullable): who asked for a person's: self, nominee (whom they named for it) or
 *   authority (whom a law lets ask)
 * @form: paper or json of a person, csv of the record
 * @first_day: (nullable): of the record
 * @last_day: (nullable): of the record
 * @n_rows: how many records or lines there were; PP_NONE on paper
 * @copies: how many were printed; PP_NONE for a file
 */
typedef struct {
  PpRecord parent_instance;
  char    *what;
  char    *person;
  char    *asked_by;
  char    *form;
  char    *first_day;
  char    *last_day;
  gint64   n_rows;
  gint64   copies;
} PpDisclosure;

PP_DECLARE_RECORD (PpDisclosure, pp_disclosure)

gpointer pp_disclosure_of_person (PpAct *act, gpointer asked, GError **error);
gpointer pp_disclosure_of_record (PpAct *act, gpointer asked, GError **error);

G_END_DECLS
