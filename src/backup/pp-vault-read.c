/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "backup/pp-vault.h"

#include "backup/pp-vault-file.h"
#include "backup/pp-vault-private.h"
#include "backup/pp-backup-error.h"
#include "core/pp-error.h"
#include "core/pp-json.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define SEALED_SIZE (PP_VAULT_KEY_SIZE + crypto_box_SEALBYTES)

/* A backup of a later format begins so too. */
#define FAMILY "PANIPPURA BACKUP "

typedef struct {
  PpVault                 *vault;
  int                      out;        /* -1: to nowhere */
  const char              *plain;
  gint64                   n_out;
  GConverter              *inflate;
  gboolean                 is_inflated; /* what was deflated ended */
  PpVaultStream            stream;
  crypto_generichash_state digest;
} Reader;

static gboolean
fail (int code, GError **error, const char *words)
{
  pp_error_set (error, PP_BACKUP_ERROR, code, NULL, "%s", words);
  return FALSE;
}

static gboolean
damaged (GError **error)
{
  return fail (PP_BACKUP_ERROR_DAMAGED, error,
               _("This backup is damaged or was cut short. Take another one."));
}

static gboolean
foreign (GError **error)
{
  return fail (PP_BACKUP_ERROR_FOREIGN, error, _("This file is no backup of Panippura."));
}

static guint8 *
read_bytes (const PpJson *head, const char *key, gsize length)
{
  const char *text = pp_json_get_text (head, key);
  g_autofree guint8 *bytes = NULL;
  gsize n;

  if (text == NULL)
    return NULL;
  bytes = g_base64_decode (text, &n);
  return n == length ? g_steal_pointer (&bytes) : NULL;
}

static gboolean
read_notes (PpVault *self, const PpJson *head)
{
  g_autofree guint8 *salt = read_bytes (head, "salt", sizeof self->locks.salt);

  self->notes.cluster = g_strdup (pp_json_get_text (head, "cluster"));
  self->notes.desk = g_strdup (pp_json_get_text (head, "desk"));
  self->notes.head = g_strdup (pp_json_get_text (head, "head"));
  if (!pp_json_get_int (head, "last", &self->notes.last_at))
    self->notes.last_at = PP_NONE;
  self->sealed_to_code = read_bytes (head, "code", SEALED_SIZE);
  self->sealed_to_passphrase = read_bytes (head, "passphrase", SEALED_SIZE);
  if (salt != NULL)
    memcpy (self->locks.salt, salt, sizeof self->locks.salt);
  self->locks.has_code = self->sealed_to_code != NULL;
  self->locks.has_passphrase = salt != NULL && self->sealed_to_passphrase != NULL;
  return pp_json_get_int (head, "made", &self->notes.made_at) &&
         pp_json_get_int (head, "size", &self->notes.size) &&
         pp_json_get_int (head, "acts", &self->notes.n_acts) &&
         self->notes.cluster != NULL && self->notes.desk != NULL && self->notes.head != NULL &&
         self->notes.size >= 0 && (self->locks.has_code || self->locks.has_passphrase);
}

/* The two lines before the messages, of which @bytes holds @n bytes. */
static gboolean
read_head (PpVault *self, const guint8 *bytes, gsize n, GError **error)
{
  static const gsize magic = sizeof PP_VAULT_MAGIC - 1;
  const guint8 *end;
  g_autoptr (PpJson) head = NULL;
  gsize length;

  if (n < magic || memcmp (bytes, FAMILY, sizeof FAMILY - 1) != 0)
    return foreign (error);
  if (memcmp (bytes, PP_VAULT_MAGIC, magic) != 0)
    return fail (PP_BACKUP_ERROR_NEWER, error,
                 _("This backup was made by a newer Panippura. Install that one first."));
  end = memchr (bytes + magic, '\n', n - magic);
  if (end == NULL)
    return damaged (error);
  length = (gsize) (end + 1 - bytes);
  head = pp_json_parse ((const char *) bytes + magic, (gssize) (length - magic - 1), NULL);
  if (head == NULL || !read_notes (self, head))
    return damaged (error);
  crypto_generichash (self->bound, sizeof self->bound, bytes, length, NULL, 0);
  return lseek (self->fd, (off_t) length, SEEK_SET) == (off_t) length || damaged (error);
}

/**
 * pp_vault_open:
 * @path: a file
 * @error: PP_BACKUP_ERROR_FILE, PP_BACKUP_ERROR_FOREIGN, PP_BACKUP_ERROR_NEWER,
 *   PP_BACKUP_ERROR_DAMAGED
 *
 * Returns: (transfer full): the backup, whose notes can be read
 */
PpVault *
pp_vault_open (const char *path, GError **error)
{
  g_autoptr (PpVault) self = g_new0 (PpVault, 1);
  g_autofree guint8 *bytes = g_malloc (PP_VAULT_HEAD_MOST);
  struct stat about;
  gsize n;

  self->path = g_strdup (path);
  self->fd = pp_vault_file_open (path, O_RDONLY, error);
  if (self->fd < 0 ||
      !pp_vault_file_read (self->fd, path, bytes, PP_VAULT_HEAD_MOST, &n, error) ||
      !read_head (self, bytes, n, error))
    return NULL;
  self->file_size = fstat (self->fd, &about) == 0 ? (gint64) about.st_size : 0;
  return g_steal_pointer (&self);
}

/**
 * pp_vault_get_notes:
 * @self: a backup
 *
 * Returns: (transfer none): what it says of itself; nobody vouches for it before it was read
 */
const PpVaultNotes *
pp_vault_get_notes (PpVault *self)
{
  return &self->notes;
}

static gboolean
unseal (PpVault *self, const guint8 *sealed, const PpRecoveryPair *pair)
{
  self->is_unlocked = sealed != NULL &&
                      crypto_box_seal_open (self->key, sealed, SEALED_SIZE, pair->public_key,
                                            pair->secret_key) == 0;
  return self->is_unlocked;
}

/**
 * pp_vault_unlock:
 * @self: a backup
 * @typed: its recovery code, or its passphrase
 * @error: PP_BACKUP_ERROR_WRONG_KEY
 *
 * Returns: whether it opens
 */
gboolean
pp_vault_unlock (PpVault *self, const char *typed, GError **error)
{
  g_auto (PpRecoveryPair) pair = { { 0 } };

  if (pp_recovery_read_code (typed, &pair) && unseal (self, self->sealed_to_code, &pair))
    return TRUE;
  if (self->locks.has_passphrase &&
      !pp_recovery_read_passphrase (typed, self->locks.salt, &pair, error))
    return FALSE;
  return (self->locks.has_passphrase && unseal (self, self->sealed_to_passphrase, &pair)) ||
         fail (PP_BACKUP_ERROR_WRONG_KEY, error,
               _("This does not open the backup. Type the recovery code, five groups of five, or "
                 "the passphrase that was set when the backup was made."));
}

static gboolean
put_out (Reader *self, const guint8 *bytes, gsize length, GError **error)
{
  self->n_out += (gint64) length;
  if (self->n_out > self->vault->notes.size)
    return damaged (error);
  crypto_generichash_update (&self->digest, bytes, length);
  return self->out < 0 || pp_vault_file_write (self->out, self->plain, bytes, length, error);
}

static gboolean
inflate (Reader *self, const guint8 *bytes, gsize length, GError **error)
{
  g_autofree guint8 *out = g_malloc (PP_VAULT_CHUNK);
  gsize n_read, n_written = 0;

  /* where the room was filled there may be more, though all was taken in */
  while ((length > 0 || n_written == PP_VAULT_CHUNK) && !self->is_inflated)
    {
      GConverterResult result = g_converter_convert (self->inflate, bytes, length, out,
                                                     PP_VAULT_CHUNK, G_CONVERTER_NO_FLAGS,
                                                     &n_read, &n_written, NULL);

      if (result == G_CONVERTER_ERROR && length == 0)
        return TRUE;
      if (result == G_CONVERTER_ERROR)
        return damaged (error);
      self->is_inflated = result == G_CONVERTER_FINISHED;
      if (!put_out (self, out, n_written, error))
        return FALSE;
      bytes += n_read;
      length -= n_read;
    }
  return length == 0 || damaged (error);
}

static gboolean
read_message (Reader *self, const guint8 *locked, gsize n, gboolean *is_last, GError **error)
{
  g_autofree guint8 *bytes = g_malloc (PP_VAULT_CHUNK);
  unsigned long long length;
  guint8 tag;

  if (n < PP_VAULT_EXTRA ||
      crypto_secretstream_xchacha20poly1305_pull (&self->stream, bytes, &length, &tag, locked, n,
                                                  self->vault->bound,
                                                  sizeof self->vault->bound) != 0)
    return damaged (error);
  *is_last = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
  return inflate (self, bytes, (gsize) length, error);
}

static gboolean
read_messages (Reader *self, PpVaultProgress progress, gpointer data, GCancellable *cancellable,
               GError **error)
{
  PpVault *vault = self->vault;
  g_autofree guint8 *locked = g_malloc (PP_VAULT_CHUNK + PP_VAULT_EXTRA);
  gint64 done = 0;
  gboolean is_last = FALSE;
  gsize n;

  if (!pp_vault_file_read (vault->fd, vault->path, locked, PP_VAULT_BEGIN_SIZE, &n, error))
    return FALSE;
  if (n != PP_VAULT_BEGIN_SIZE ||
      crypto_secretstream_xchacha20poly1305_init_pull (&self->stream, locked, vault->key) != 0)
    return damaged (error);
  while (!is_last)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !pp_vault_file_read (vault->fd, vault->path, locked, PP_VAULT_CHUNK + PP_VAULT_EXTRA,
                               &n, error) ||
          !read_message (self, locked, n, &is_last, error))
        return FALSE;
      done += (gint64) n;
      if (progress != NULL && vault->file_size > 0)
        progress (MIN (1.0, (double) done / (double) vault->file_size), data);
    }
  if (!pp_vault_file_read (vault->fd, vault->path, locked, 1, &n, error))
    return FALSE;
  return (n == 0 && self->is_inflated && self->n_out == vault->notes.size) || damaged (error);
}

/**
 * pp_vault_read_to: (skip)
 * @self: a backup that was unlocked, not read yet
 * @plain: (nullable): where to; %NULL: it is only looked at
 * @digest: (out caller-allocates): BLAKE2b-256 of what was in it
 * @progress: (nullable): told of on this thread
 * @data: for @progress
 * @cancellable: (nullable): stops it
 * @error: #PpBackupError, or G_IO_ERROR_CANCELLED
 *
 * Returns: whether all of it was read and @plain is on the disk; nothing is left behind otherwise
 */
gboolean
pp_vault_read_to (PpVault *self, const char *plain, guint8 digest[PP_VAULT_HASH_SIZE],
                  PpVaultProgress progress, gpointer data, GCancellable *cancellable,
                  GError **error)
{
  g_autofree Reader *reader = g_new0 (Reader, 1);
  gboolean ok;

  g_return_val_if_fail (self->is_unlocked, FALSE);

  *reader = (Reader) { .vault = self, .out = -1, .plain = plain };
  if (plain != NULL)
    {
      reader->out = pp_vault_file_open (plain, O_WRONLY | O_CREAT | O_TRUNC, error);
      if (reader->out < 0)
        return FALSE;
    }
  crypto_generichash_init (&reader->digest, NULL, 0, PP_VAULT_HASH_SIZE);
  reader->inflate = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW));
  ok = read_messages (reader, progress, data, cancellable, error) &&
       (reader->out < 0 || pp_vault_file_sync (reader->out, plain, error));
  crypto_generichash_final (&reader->digest, digest, PP_VAULT_HASH_SIZE);
  g_object_unref (reader->inflate);
  if (reader->out >= 0)
    close (reader->out);
  if (!ok && plain != NULL)
    g_unlink (plain);
  sodium_memzero (reader, sizeof *reader);
  return ok;
}

/**
 * pp_vault_read:
 * @self: a backup that was unlocked, not read yet
 * @plain: where to put what is in it
 * @progress: (nullable): told of on this thread
 * @data: for @progress
 * @cancellable: (nullable): stops it
 * @error: #PpBackupError, or G_IO_ERROR_CANCELLED
 *
 * Returns: whether all of it was read, whole and as it was written; nothing is left behind
 *   otherwise
 */
gboolean
pp_vault_read (PpVault *self, const char *plain, PpVaultProgress progress, gpointer data,
               GCancellable *cancellable, GError **error)
{
  guint8 digest[PP_VAULT_HASH_SIZE];

  g_return_val_if_fail (plain != NULL, FALSE);

  return pp_vault_read_to (self, plain, digest, progress, data, cancellable, error);
}

/**
 * pp_vault_free:
 * @self: (transfer full): a backup
 *
 * Closes it and wipes its key.
 */
void
pp_vault_free (PpVault *self)
{
  if (self->fd >= 0)
    close (self->fd);
  pp_vault_notes_clear (&self->notes);
  g_free (self->path);
  g_free (self->sealed_to_code);
  g_free (self->sealed_to_passphrase);
  sodium_memzero (self, sizeof *self);
  g_free (self);
}

/**
 * pp_vault_note_permille:
 * @share: how much is done, from 0 to 1
 * @permille: a #gint that another thread reads by g_atomic_int_get()
 *
 * A #PpVaultProgress.
 */
void
pp_vault_note_permille (double share, gpointer permille)
{
  g_atomic_int_set ((gint *) permille, (gint) (share * 1000));
}

/**
 * pp_vault_notes_clear:
 * @self: notes
 *
 * Frees what they hold.
 */
void
pp_vault_notes_clear (PpVaultNotes *self)
{
  g_clear_pointer (&self->cluster, g_free);
  g_clear_pointer (&self->desk, g_free);
  g_clear_pointer (&self->head, g_free);
}
