/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pp-record.h"

G_BEGIN_DECLS

/**
 * PpRequest:
 * @verb: what is asked for
 * @actor: id of the member of staff who asks
 * @argument: (nullable): sealed
 * @at: the time to use; PP_NONE for the clock. Only a demo or test cluster takes another
 * @told_at: a late entry's time as told; PP_NONE where it is none
 * @pin: (nullable): the actor's PIN, or the recovery code, where the verb asks for it
 * @second: (nullable): a second member of staff, who stands by the verb
 * @second_pin: (nullable): their PIN
 * @new_pin: (nullable): a PIN, recovery code or passphrase that the verb is to set
 * @is_rehearsal: nothing is written and no PIN is asked for: would it be refused otherwise?
 *
 * What is asked of the store. PINs travel here and nowhere else: neither argument nor log
 * ever holds one.
 */
typedef struct {
  char     *verb;
  char     *actor;
  PpRecord *argument;
  gint64    at;
  gint64    told_at;
  char     *pin;
  char     *second;
  char     *second_pin;
  char     *new_pin;
  gboolean  is_rehearsal;
} PpRequest;

PpRequest *pp_request_new  (const char *verb, const char *actor, gpointer argument);
void       pp_request_free (PpRequest *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PpRequest, pp_request_free)

G_END_DECLS
