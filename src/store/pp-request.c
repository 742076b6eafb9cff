/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/pp-request.h"

#include <sodium.h>
#include <string.h>

static void
wipe (char *secret)
{
  if (secret != NULL)
    sodium_memzero (secret, strlen (secret));
  g_free (secret);
}

/**
 * pp_request_new:
 * @verb: a verb's name
 * @actor: who asks
 * @argument: (transfer full) (nullable): the verb's argument; it is sealed
 *
 * Returns: (transfer full): a request for now, without PINs
 */
PpRequest *
pp_request_new (const char *verb, const char *actor, gpointer argument)
{
  PpRequest *self = g_new0 (PpRequest, 1);

  self->verb = g_strdup (verb);
  self->actor = g_strdup (actor);
  self->argument = argument;
  self->at = PP_NONE;
  self->told_at = PP_NONE;
  if (argument != NULL)
    pp_record_seal (argument);
  return self;
}

/**
 * pp_request_free:
 * @self: (transfer full): a request
 *
 * Frees it and wipes its PINs from memory.
 */
void
pp_request_free (PpRequest *self)
{
  g_clear_object (&self->argument);
  g_free (self->verb);
  g_free (self->actor);
  g_free (self->second);
  wipe (self->pin);
  wipe (self->second_pin);
  wipe (self->new_pin);
  g_free (self);
}
