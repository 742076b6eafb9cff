/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "people/pp-staff.h"
#include "store/pp-store.h"

G_BEGIN_DECLS

#define PP_TYPE_SESSION (pp_session_get_type ())
G_DECLARE_FINAL_TYPE (PpSession, pp_session, PP, SESSION, GObject)

PpSession  *pp_session_new          (PpStore *store);

PpStore    *pp_session_get_store    (PpSession *self);
PpStaff    *pp_session_get_staff    (PpSession *self);
guint       pp_session_get_roles    (PpSession *self);
const char *pp_session_get_language (PpSession *self);
void        pp_session_set_language (PpSession *self, const char *language);
void        pp_session_choose_language (PpSession *self, const char *language);
const char *pp_session_get_choice   (PpSession *self);
gboolean    pp_session_may          (PpSession *self, const char *verb);

guint       pp_session_get_visit    (PpSession *self);
void        pp_session_sign_in      (PpSession *self, PpStaff *staff, guint roles);
void        pp_session_sign_out     (PpSession *self);

char       *pp_session_language_key (const char *staff);

void        pp_session_set_returning (PpSession *self, gboolean is_returning);
gboolean    pp_session_is_returning  (PpSession *self);

void        pp_session_keep         (PpSession *self, const char *form, const char *field,
                                     const char *text);
const char *pp_session_kept         (PpSession *self, const char *form, const char *field);
void        pp_session_forget       (PpSession *self, const char *form);
void        pp_session_touch        (PpSession *self, const char *form);
gboolean    pp_session_is_touched   (PpSession *self, const char *form);
GHashTable *pp_session_look_round   (PpSession *self);

G_END_DECLS
