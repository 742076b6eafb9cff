/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "backup/pp-vault.h"

#include "backup/pp-backup-error.h"
#include "core/pp-error.h"
#include "pp-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#define PASSPHRASE "four words of rain"
#define CANARY     "Kunjamma 9447012345"

typedef struct {
  char          *folder;
  char          *plain;
  char          *sealed;
  char          *back;
  char          *code;
  PpRecoveryKeys keys;
} Place;

static Place *
place_new (gsize size)
{
  Place *self = g_new0 (Place, 1);
  g_autofree char *bytes = g_malloc (size + 1);
  PpRecoveryPair pair;

  self->folder = g_dir_make_tmp ("pp-vault-XXXXXX", NULL);
  self->plain = g_build_filename (self->folder, "plain", NULL);
  self->sealed = g_build_filename (self->folder, "one.backup", NULL);
  self->back = g_build_filename (self->folder, "back", NULL);
  self->code = pp_recovery_make_code ();
  pp_recovery_read_code (self->code, &pair);
  self->keys.has_code = self->keys.has_passphrase = TRUE;
  memcpy (self->keys.code_key, pair.public_key, sizeof pair.public_key);
  memset (self->keys.salt, 7, sizeof self->keys.salt);
  g_assert_true (pp_recovery_read_passphrase (PASSPHRASE, self->keys.salt, &pair, NULL));
  memcpy (self->keys.passphrase_key, pair.public_key, sizeof pair.public_key);

  /* some that deflates well, some that does not */
  for (gsize i = 0; i < size; i++)
    bytes[i] = i / 100000 % 2 == 0 ? (char) ('a' + i % 3) : (char) g_test_rand_int_range (0, 256);
  if (size > sizeof CANARY)
    memcpy (bytes + size / 2, CANARY, sizeof CANARY);
  g_file_set_contents (self->plain, bytes, (gssize) size, NULL);
  return self;
}

static void
place_free (Place *self)
{
  pp_fixture_remove (self->folder);
  g_free (self->folder);
  g_free (self->plain);
  g_free (self->sealed);
  g_free (self->back);
  g_free (self->code);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Place, place_free)

static gboolean
seal (Place *self, GCancellable *cancellable, GError **error)
{
  GStatBuf about;
  PpVaultNotes notes = { .made_at = 1770000000, .n_acts = 12, .last_at = 1769999999,
                         .cluster = (char *) "G01001", .desk = (char *) "A",
                         .head = (char *) "0123456789abcdef" };

  g_stat (self->plain, &about);
  notes.size = about.st_size;
  return pp_vault_write (self->plain, self->sealed, &notes, &self->keys, NULL, NULL, cancellable,
                         error);
}

static gboolean
open_with (Place *self, const char *typed, GError **error)
{
  g_autoptr (PpVault) vault = pp_vault_open (self->sealed, error);

  return vault != NULL && pp_vault_unlock (vault, typed, error) &&
         pp_vault_read (vault, self->back, NULL, NULL, NULL, error);
}

static GBytes *
contents (const char *path)
{
  char *bytes;
  gsize length;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &bytes, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (bytes, length);
}

static void
assert_same (Place *self)
{
  g_autoptr (GBytes) plain = contents (self->plain), back = contents (self->back);

  g_assert_true (g_bytes_equal (plain, back));
}

/* Of no bytes, of one message, of just as many as fill messages, of many. */
static void
test_round_trip (void)
{
  static const gsize sizes[] = { 0, 1, 65535, 65536, 65537, 200000, 3000000 };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (Place) place = place_new (sizes[i]);
      g_autoptr (GBytes) sealed = NULL;
      g_autoptr (PpVault) vault = NULL;
      g_autoptr (GError) error = NULL;
      const PpVaultNotes *notes;

      seal (place, NULL, &error);
      g_assert_no_error (error);
      open_with (place, place->code, &error);
      g_assert_no_error (error);
      assert_same (place);
      open_with (place, PASSPHRASE, &error);
      g_assert_no_error (error);
      assert_same (place);

      vault = pp_vault_open (place->sealed, &error);
      notes = pp_vault_get_notes (vault);
      g_assert_cmpint (notes->size, ==, (gint64) sizes[i]);
      g_assert_cmpint (notes->n_acts, ==, 12);
      g_assert_cmpint (notes->last_at, ==, 1769999999);
      g_assert_cmpstr (notes->cluster, ==, "G01001");
      sealed = contents (place->sealed);
      g_assert_null (memmem (g_bytes_get_data (sealed, NULL), g_bytes_get_size (sealed), CANARY,
                             strlen (CANARY)));
    }
}

static void
assert_refused (Place *place, const char *typed, const char *code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (open_with (place, typed, &error));
  g_assert_cmpstr (pp_error_get_code (error), ==, code);
  g_assert_false (g_file_test (place->back, G_FILE_TEST_EXISTS));
}

static void
test_wrong_key (void)
{
  g_autoptr (Place) place = place_new (1000);
  g_autofree char *other = pp_recovery_make_code ();

  g_assert_true (seal (place, NULL, NULL));
  assert_refused (place, other, "backup.wrong-key");
  assert_refused (place, "", "backup.wrong-key");
  assert_refused (place, "five words of no rain", "backup.wrong-key");
}

/* No byte can be altered, left out or put in, no message moved, nothing cut off or added. */
static void
test_altered (void)
{
  g_autoptr (Place) place = place_new (300000);
  g_autoptr (GBytes) whole = NULL;
  const char *bytes;
  gsize length;

  g_assert_true (seal (place, NULL, NULL));
  whole = contents (place->sealed);
  bytes = g_bytes_get_data (whole, &length);
  for (int i = 0; i < 120; i++)
    {
      g_autofree char *altered = g_malloc (length + 8);
      gsize at = (gsize) g_test_rand_int_range (0, (int) length), n = length;
      g_autoptr (GError) error = NULL;

      memcpy (altered, bytes, length);
      switch (i % 4)
        {
        case 0:
          altered[at] ^= (char) (1 << g_test_rand_int_range (0, 8));
          break;
        case 1:
          n = at;
          break;
        case 2:
          memmove (altered + at, altered + at + 1, length - at - 1);
          n = length - 1;
          break;
        default:
          memcpy (altered + length, "12345678", 8);
          n = length + (gsize) g_test_rand_int_range (1, 8);
        }
      g_file_set_contents (place->sealed, altered, (gssize) n, NULL);
      g_assert_false (open_with (place, place->code, &error));
      g_assert_cmpstr (error->message, !=, "");
      g_assert_false (g_file_test (place->back, G_FILE_TEST_EXISTS));
    }
}

static void
test_swapped (void)
{
  g_autoptr (Place) place = place_new (500000);
  g_autoptr (GBytes) whole = NULL;
  g_autofree char *altered = NULL;
  const gsize message = 65536 + 17;
  const char *bytes;
  gsize length, body;

  g_assert_true (seal (place, NULL, NULL));
  whole = contents (place->sealed);
  bytes = g_bytes_get_data (whole, &length);
  body = (gsize) ((const char *) memchr (bytes + 20, '\n', length - 20) + 1 - bytes) + 24;
  g_assert_cmpuint (length, >, body + 2 * message);
  altered = g_memdup2 (bytes, length);
  memcpy (altered + body, bytes + body + message, message);
  memcpy (altered + body + message, bytes + body, message);
  g_file_set_contents (place->sealed, altered, (gssize) length, NULL);
  assert_refused (place, place->code, "backup.damaged");
}

static void
test_foreign (void)
{
  static const struct { const char *bytes; const char *code; } cases[] = {
    { "", "backup.foreign" },
    { "%PDF-1.7 something", "backup.foreign" },
    { "PANIPPURA BACKUP 2\n{}\n", "backup.newer" },
    { "PANIPPURA BACKUP 1\n", "backup.damaged" },
    { "PANIPPURA BACKUP 1\n{\"made\":1}\n", "backup.damaged" },
    { "PANIPPURA BACKUP 1\nno JSON\n", "backup.damaged" },
  };
  g_autoptr (Place) place = place_new (10);
  g_autoptr (GError) missing = NULL;

  g_assert_null (pp_vault_open (place->sealed, &missing));
  g_assert_cmpstr (pp_error_get_code (missing), ==, "backup.file");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_file_set_contents (place->sealed, cases[i].bytes, -1, NULL);
      assert_refused (place, place->code, cases[i].code);
    }
}

/* What was there stays where the new one could not be written. */
static void
test_stopped (void)
{
  g_autoptr (Place) place = place_new (100000);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *part = g_strconcat (place->sealed, ".part", NULL);

  g_assert_true (seal (place, NULL, NULL));
  g_cancellable_cancel (cancellable);
  g_assert_false (seal (place, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
  g_assert_true (open_with (place, place->code, NULL));
  assert_same (place);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/vault/round-trip", test_round_trip);
  g_test_add_func ("/vault/wrong-key", test_wrong_key);
  g_test_add_func ("/vault/altered", test_altered);
  g_test_add_func ("/vault/swapped", test_swapped);
  g_test_add_func ("/vault/foreign", test_foreign);
  g_test_add_func ("/vault/stopped", test_stopped);

  return g_test_run ();
}
