/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/shell/pp-pane.h"

G_BEGIN_DECLS

#define PP_TYPE_PAYMENT_FORM (pp_payment_form_get_type ())
G_DECLARE_FINAL_TYPE (PpPaymentForm, pp_payment_form, PP, PAYMENT_FORM, PpPane)

void pp_payment_form_set     (PpPaymentForm *self, const char *person, gint64 due_paise,
                              gint64 uncharged_paise);
void pp_payment_form_charged (PpPaymentForm *self);
void pp_payment_form_take    (PpPaymentForm *self);
void pp_payment_form_start   (PpPaymentForm *self);

G_END_DECLS
