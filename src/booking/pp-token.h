/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "booking/pp-booking.h"
#include "store/pp-act.h"

G_BEGIN_DECLS

/**
 * PpToken:
 * @day: for which it holds
 * @number: "A-014", anew each day
 * @person: who waits
 * @booking: (nullable): what they came for
 * @state: waiting, served or left
 */
typedef struct {
  PpRecord parent_instance;
  char    *day;
  char    *number;
  char    *person;
  char    *booking;
  char    *state;
} PpToken;

PP_DECLARE_RECORD (PpToken, pp_token)

/**
 * PpTokenStep:
 * @token: which
 * @state: served or left
 */
typedef struct {
  PpRecord parent_instance;
  char    *token;
  char    *state;
} PpTokenStep;

PP_DECLARE_RECORD (PpTokenStep, pp_token_step)

char      *pp_token_dup_code     (PpToken *self);
gboolean   pp_token_serve        (PpAct *act, PpBooking *booking, GError **error);
GPtrArray *pp_token_list_waiting (PpDb *db, const char *day, GError **error);
gpointer   pp_token_give         (PpAct *act, gpointer asked, GError **error);
gpointer   pp_token_close        (PpAct *act, gpointer asked, GError **error);

G_END_DECLS
