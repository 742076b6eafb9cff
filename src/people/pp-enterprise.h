/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-act.h"

G_BEGIN_DECLS

/**
 * PpEnterprise:
 * @name_en: (nullable): as on its papers; needed before a label can be printed
 * @name_ml: (nullable): in Malayalam
 * @form: business, shg (self-help group) or cooperative
 * @address: (nullable): complete, in English: the label's maker line (FSS Labelling 2020, 5(6))
 * @phone: (nullable): for customers, E.164
 * @email: (nullable): for customers
 * @fssai: (nullable): licence or registration, 14 digits
 * @udyam: (nullable): Udyam registration
 * @gstin: (nullable): GSTIN
 * @gs1_prefix: (nullable): company prefix given by GS1 India, from which its GTINs begin
 * @women_led: whether women lead it
 * @ward: of the local body; PP_NONE where not told
 */
typedef struct {
  PpRecord parent_instance;
  char    *name_en;
  char    *name_ml;
  char    *form;
  char    *address;
  char    *phone;
  char    *email;
  char    *fssai;
  char    *udyam;
  char    *gstin;
  char    *gs1_prefix;
  gboolean women_led;
  gint64   ward;
} PpEnterprise;

PP_DECLARE_RECORD (PpEnterprise, pp_enterprise)

/**
 * PpMembership:
 * @enterprise: which
 * @person: who
 * @office: member, owner, president or secretary
 */
typedef struct {
  PpRecord parent_instance;
  char    *enterprise;
  char    *person;
  char    *office;
} PpMembership;

PP_DECLARE_RECORD (PpMembership, pp_membership)

char      *pp_enterprise_dup_name     (PpRecord *self);
GPtrArray *pp_enterprise_list         (PpDb *db, GError **error);
GPtrArray *pp_enterprise_list_members (PpDb *db, const char *enterprise, GError **error);
GPtrArray *pp_enterprise_list_of      (PpDb *db, const char *person, GError **error);
gboolean   pp_enterprise_contact      (PpDb *db, const char *enterprise, char **person,
                                       GError **error);
gpointer   pp_enterprise_register     (PpAct *act, gpointer asked, GError **error);
gpointer   pp_enterprise_edit         (PpAct *act, gpointer asked, GError **error);
gpointer   pp_enterprise_join         (PpAct *act, gpointer asked, GError **error);
gpointer   pp_enterprise_leave        (PpAct *act, gpointer asked, GError **error);

G_END_DECLS
