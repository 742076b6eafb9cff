/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-act.h"

G_BEGIN_DECLS

/**
 * PpPerson:
 * @name_en: (nullable): the name in Latin letters, as the person writes it
 * @name_ml: (nullable): the name in Malayalam; at least one of the two is there
 * @phone: (nullable): E.164; several people may share one
 * @house: (nullable): name of the house, by which people of one name are told apart
 * @ward: of the local body; PP_NONE where not told
 */
typedef struct {
  PpRecord parent_instance;
  char    *name_en;
  char    *name_ml;
  char    *phone;
  char    *house;
  gint64   ward;
} PpPerson;

PP_DECLARE_RECORD (PpPerson, pp_person)

/**
 * PpConsent:
 * @person: who
 * @purpose: service, contact or publish
 * @version: of the notice that was read out
 * @language: in which it was: ml or en
 * @given: whether it was given; a later fact with %FALSE withdraws it
 */
typedef struct {
  PpRecord parent_instance;
  char    *person;
  char    *purpose;
  char    *version;
  char    *language;
  gboolean given;
} PpConsent;

PP_DECLARE_RECORD (PpConsent, pp_consent)

/**
 * PpPersonErase:
 * @person: who is to be erased
 * @reason: why
 */
typedef struct {
  PpRecord parent_instance;
  char    *person;
  char    *reason;
} PpPersonErase;

PP_DECLARE_RECORD (PpPersonErase, pp_person_erase)

char      *pp_person_dup_name          (PpRecord *self);
GPtrArray *pp_person_list_alike        (PpDb *db, gpointer asked, GError **error);
gpointer   pp_person_register          (PpAct *act, gpointer asked, GError **error);
gpointer   pp_person_register_namesake (PpAct *act, gpointer asked, GError **error);
gpointer   pp_person_edit              (PpAct *act, gpointer asked, GError **error);
gpointer   pp_person_consent           (PpAct *act, gpointer asked, GError **error);
gpointer   pp_person_forget            (PpAct *act, gpointer asked, GError **error);

G_END_DECLS
