/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/pp-recovery.h"

#include "core/pp-error.h"
#include "pp-fixture.h"

#include <string.h>

static gboolean
same (const PpRecoveryPair *one, const PpRecoveryPair *other)
{
  return memcmp (one, other, sizeof *one) == 0;
}

/* A code is read as people copy it, and gives the same keys each time. */
static void
test_code (void)
{
  g_autofree char *code = pp_recovery_make_code (), *other = pp_recovery_make_code ();
  g_autofree char *small = g_ascii_strdown (code, -1), *plain = NULL, *sloppy = NULL;
  g_auto (GStrv) groups = g_strsplit (code, "-", -1);
  PpRecoveryPair made, read;

  g_assert_cmpstr (code, !=, other);
  g_assert_cmpuint (g_strv_length (groups), ==, 5);
  for (int i = 0; i < 5; i++)
    g_assert_cmpuint (strlen (groups[i]), ==, 5);
  plain = g_strjoinv ("", groups);
  sloppy = g_strjoinv ("  ", groups);
  for (char *p = sloppy; *p != '\0'; p++)
    *p = *p == '0' ? 'o' : *p == '1' ? 'l' : *p;

  g_assert_true (pp_recovery_read_code (code, &made));
  g_assert_true (pp_recovery_read_code (small, &read) && same (&made, &read));
  g_assert_true (pp_recovery_read_code (plain, &read) && same (&made, &read));
  g_assert_true (pp_recovery_read_code (sloppy, &read) && same (&made, &read));
  g_assert_true (pp_recovery_read_code (other, &read) && !same (&made, &read));
}

/* One wrong sign, two in each other's place, one too few or too many: all are told from a code. */
static void
test_slips (void)
{
  g_autofree char *code = pp_recovery_make_code (), *more = g_strconcat (code, "7", NULL);
  PpRecoveryPair pair;

  for (gsize i = 0; i < strlen (code); i++)
    {
      g_autofree char *slip = g_strdup (code), *less = g_strdup (code);

      if (code[i] == '-')
        continue;
      slip[i] = code[i] == '7' ? '8' : '7';
      g_assert_false (pp_recovery_read_code (slip, &pair));
      memmove (less + i, less + i + 1, strlen (code) - i);
      g_assert_false (pp_recovery_read_code (less, &pair));
      if (i > 0 && code[i - 1] != '-' && code[i - 1] != code[i] &&
          !(code[i] == 'Z' && code[i - 1] == '0') && !(code[i] == '0' && code[i - 1] == 'Z'))
        {
          memcpy (slip, code, strlen (code));
          slip[i] = code[i - 1];
          slip[i - 1] = code[i];
          g_assert_false (pp_recovery_read_code (slip, &pair));
        }
    }
  g_assert_false (pp_recovery_read_code (more, &pair));
  g_assert_false (pp_recovery_read_code ("", &pair));
  g_assert_false (pp_recovery_read_code ("പാസ്‌വേഡ്", &pair));
}

typedef struct {
  const char     *text;
  PpRecoveryKeys *keys;
} Asked;

static gpointer
set_code (PpDb *db, gpointer data, GError **error)
{
  return pp_recovery_set_code (db, ((Asked *) data)->text, error) ? data : NULL;
}

static gpointer
set_passphrase (PpDb *db, gpointer data, GError **error)
{
  return pp_recovery_set_passphrase (db, ((Asked *) data)->text, error) ? data : NULL;
}

static gpointer
check_code (PpDb *db, gpointer data, GError **error)
{
  return pp_recovery_check_code (db, ((Asked *) data)->text, error) ? data : NULL;
}

static gpointer
read_keys (PpDb *db, gpointer data, GError **error)
{
  return pp_recovery_read_keys (db, ((Asked *) data)->keys, error) ? data : NULL;
}

/* The desk keeps what locks, not what opens. */
static void
test_kept (void)
{
  g_autoptr (PpFixture) fixture = pp_fixture_new ();
  g_autofree char *code = pp_recovery_make_code (), *other = pp_recovery_make_code ();
  g_autoptr (GError) wrong = NULL, none = NULL, weak = NULL;
  PpRecoveryKeys keys;
  PpRecoveryPair pair;
  Asked asked = { code, &keys };

  g_assert_nonnull (pp_store_read (fixture->store, read_keys, &asked, NULL));
  g_assert_false (keys.has_code || keys.has_passphrase);
  g_assert_null (pp_store_read (fixture->store, check_code, &asked, &none));
  g_assert_cmpstr (pp_error_get_code (none), ==, "store.wrong-pin");

  g_assert_nonnull (pp_store_maintain (fixture->store, set_code, &asked, NULL));
  g_assert_nonnull (pp_store_read (fixture->store, check_code, &asked, NULL));
  asked.text = other;
  g_assert_null (pp_store_read (fixture->store, check_code, &asked, &wrong));
  g_assert_cmpstr (pp_error_get_field (wrong), ==, "code");

  asked.text = "eleven chrs";
  g_assert_null (pp_store_maintain (fixture->store, set_passphrase, &asked, &weak));
  g_assert_cmpstr (pp_error_get_field (weak), ==, "passphrase");
  asked.text = "മഴ പെയ്ത രാത്രി";
  g_assert_nonnull (pp_store_maintain (fixture->store, set_passphrase, &asked, NULL));
  g_assert_nonnull (pp_store_read (fixture->store, read_keys, &asked, NULL));
  g_assert_true (keys.has_code && keys.has_passphrase);
  g_assert_true (pp_recovery_read_code (code, &pair));
  g_assert_cmpmem (pair.public_key, sizeof pair.public_key, keys.code_key, sizeof keys.code_key);
  g_assert_true (pp_recovery_read_passphrase (asked.text, keys.salt, &pair, NULL));
  g_assert_cmpmem (pair.public_key, sizeof pair.public_key, keys.passphrase_key,
                   sizeof keys.passphrase_key);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/recovery/code", test_code);
  g_test_add_func ("/recovery/slips", test_slips);
  g_test_add_func ("/recovery/kept", test_kept);

  return g_test_run ();
}
