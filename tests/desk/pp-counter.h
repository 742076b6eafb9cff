/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pp-screen.h"

#include "desk/shell/pp-field.h"
#include "money/pp-payment.h"

G_BEGIN_DECLS

/* What the tests of Money share: customers, their payments, and what is asked of a clerk. */

const char *pp_counter_add_customer  (PpFixture *town);
PpPayment  *pp_counter_last_payment  (PpFixture *town, const char *person);
gint64      pp_counter_due           (PpFixture *town, const char *person);
GtkWidget  *pp_counter_find_question (void);
gboolean    pp_counter_has_question  (gpointer unused);
void        pp_counter_enter_pin     (PpFixture *town, const char *second);
guint       pp_counter_close_papers  (void);
void        pp_counter_open          (PpScreen *screen, const char *person);
PpField    *pp_counter_field         (PpScreen *screen, const char *name);
GtkWidget  *pp_counter_find_row      (gpointer within, const char *id);
void        pp_counter_assert_text   (PpField *in, const char *text);

G_END_DECLS
