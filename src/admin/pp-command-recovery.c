/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "admin/pp-command-recovery.h"

#include "core/pp-error.h"
#include "core/pp-json.h"
#include "people/pp-people-error.h"
#include "people/pp-staff-secret.h"
#include "store/pp-recovery.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

/* One of the verbs that set a secret, for whom asks. */
static gboolean
set_secret (PpStore *store, const char *verb, const char *staff, const char *pin,
            const char *secret, GError **error)
{
  PpRequest *request = pp_request_new (verb, staff,
                                       g_object_new (pp_staff_pin_get_type (), "staff", staff,
                                                     NULL));
  g_autoptr (PpRecord) done = NULL;

  request->pin = g_strdup (pin);
  request->new_pin = g_strdup (secret);
  done = pp_store_run (store, request, error);
  return done != NULL;
}

static gboolean
set_own_secret (PpAdmin *admin, const char *verb, const char *secret, GError **error)
{
  g_autoptr (PpStore) store = pp_admin_open (admin, PP_STORE_WRITE, error);
  g_autofree char *staff = NULL, *pin = NULL;
  gboolean done;

  if (store == NULL)
    return FALSE;
  staff = pp_admin_find_staff (store, admin->by, error);
  pin = staff != NULL ? pp_admin_sign_in (store, staff, error) : NULL;
  done = pin != NULL &&
         set_secret (store, verb, staff, *pin != '\0' ? pin : NULL, secret, error);
  pp_store_close (store);
  return done;
}

/**
 * pp_command_recovery_tell:
 * @admin: what was asked
 * @code: a recovery code, shown this once
 *
 * Prints it and what it is for.
 */
void
pp_command_recovery_tell (PpAdmin *admin, const char *code)
{
  g_autoptr (GString) out = g_string_new (NULL);

  if (!admin->json)
    {
      printf (_("The recovery code is  %s\nWrite it down and lock it away, not beside this "
                "computer: it opens the backups, and lets a manager in who has lost their PIN. It "
                "is not shown again.\n"), code);
      return;
    }
  pp_json_add_text (out, "recovery_code", code);
  printf ("%s}\n", out->str);
}

/**
 * pp_command_recovery_code:
 * @admin: what was asked
 * @argc: how many words
 * @argv: the words
 * @error: why there is no new one; the old one is as it was
 *
 * Makes a new recovery code.
 *
 * Returns: whether it is made
 */
gboolean
pp_command_recovery_code (PpAdmin *admin, int argc, char **argv, GError **error)
{
  g_autofree char *code = NULL;

  if (!pp_admin_parse (NULL, "recovery-code", &argc, &argv, 0, error))
    return FALSE;
  code = pp_recovery_make_code ();
  if (!set_own_secret (admin, "recovery.set_code", code, error))
    return FALSE;
  pp_command_recovery_tell (admin, code);
  return TRUE;
}

/**
 * pp_command_passphrase:
 * @admin: what was asked
 * @argc: how many words
 * @argv: the words
 * @error: why it was not set
 *
 * Asks for a passphrase that opens backups beside the recovery code.
 *
 * Returns: whether it is set
 */
gboolean
pp_command_passphrase (PpAdmin *admin, int argc, char **argv, GError **error)
{
  g_autofree char *passphrase = NULL, *again = NULL;

  if (!pp_admin_parse (NULL, "passphrase", &argc, &argv, 0, error))
    return FALSE;
  passphrase = pp_admin_read_pin (_("New passphrase, four or five words: "));
  again = pp_admin_read_pin (_("The same passphrase again: "));
  if (strcmp (passphrase, again) != 0)
    {
      pp_error_set (error, PP_PEOPLE_ERROR, PP_PEOPLE_ERROR_WRONG_PIN, "passphrase",
                    _("The two are not the same. Nothing was done."));
      return FALSE;
    }
  if (!set_own_secret (admin, "recovery.set_passphrase", passphrase, error))
    return FALSE;
  if (!admin->json)
    printf (_("The passphrase opens all backups that are made from now on.\n"));
  return TRUE;
}

/**
 * pp_command_recover:
 * @admin: what was asked
 * @argc: how many words
 * @argv: the words: code of a manager
 * @error: why the PIN is as it was
 *
 * Lets a manager in who has lost their PIN: asks for the recovery code and a new PIN.
 *
 * Returns: whether the new PIN is set
 */
gboolean
pp_command_recover (PpAdmin *admin, int argc, char **argv, GError **error)
{
  g_autoptr (PpStore) store = NULL;
  g_autofree char *staff = NULL, *code = NULL, *pin = NULL;
  gboolean done;

  if (!pp_admin_parse (NULL, "recover STAFF", &argc, &argv, 1, error))
    return FALSE;
  store = pp_admin_open (admin, PP_STORE_WRITE, error);
  if (store == NULL)
    return FALSE;
  staff = pp_admin_find_staff (store, argv[1], error);
  code = staff != NULL ? pp_admin_read_pin (_("Recovery code: ")) : NULL;
  pin = code != NULL ? pp_admin_read_new_pin (_("New PIN, six digits: "), error) : NULL;
  done = pin != NULL && set_secret (store, "staff.recover", staff, code, pin, error);
  pp_store_close (store);
  if (done && !admin->json)
    printf (_("The new PIN is set.\n"));
  return done;
}
