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
#include <unistd.h>

#define SEALED_SIZE (PP_VAULT_KEY_SIZE + crypto_box_SEALBYTES)

/* Writing takes two thirds of the time, reading again the rest. */
#define WRITING (2.0 / 3)

typedef struct {
  int                       in;
  int                       out;
  const char               *plain;
  const char               *path;
  gint64                    size;
  PpVaultProgress           progress;
  gpointer                  data;
  GCancellable             *cancellable;
  GConverter               *deflate;
  PpVaultStream             stream;
  crypto_generichash_state  digest;                    /* of what is locked in */
  guint8                    bound[PP_VAULT_HASH_SIZE];
  guint8                    chunk[PP_VAULT_CHUNK];     /* deflated, not written yet */
  gsize                     n_chunk;
} Writer;

static void
add_bytes (GString *out, const char *key, const guint8 *bytes, gsize length)
{
  g_autofree char *text = g_base64_encode (bytes, length);

  pp_json_add_text (out, key, text);
}

static void
add_sealed (GString *out, const char *name, const guint8 *key, const guint8 *public_key)
{
  guint8 sealed[SEALED_SIZE];

  crypto_box_seal (sealed, key, PP_VAULT_KEY_SIZE, public_key);
  add_bytes (out, name, sealed, sizeof sealed);
}

static char *
make_head (const PpVaultNotes *notes, const PpRecoveryKeys *keys, const guint8 *key)
{
  GString *out = g_string_new (NULL);

  pp_json_add_int (out, "made", notes->made_at);
  pp_json_add_int (out, "size", notes->size);
  pp_json_add_int (out, "acts", notes->n_acts);
  if (notes->last_at != PP_NONE)
    pp_json_add_int (out, "last", notes->last_at);
  pp_json_add_text (out, "cluster", notes->cluster);
  pp_json_add_text (out, "desk", notes->desk);
  pp_json_add_text (out, "head", notes->head);
  if (keys->has_code)
    add_sealed (out, "code", key, keys->code_key);
  if (keys->has_passphrase)
    {
      add_bytes (out, "salt", keys->salt, sizeof keys->salt);
      add_sealed (out, "passphrase", key, keys->passphrase_key);
    }
  g_string_append (out, "}\n");
  g_string_prepend (out, PP_VAULT_MAGIC);
  return g_string_free (out, FALSE);
}

static gboolean
write_head (Writer *self, const PpVaultNotes *notes, const PpRecoveryKeys *keys,
            const guint8 *key, GError **error)
{
  g_autofree char *head = make_head (notes, keys, key);
  guint8 begin[PP_VAULT_BEGIN_SIZE];
  gsize length = strlen (head);

  crypto_generichash (self->bound, sizeof self->bound, (const guint8 *) head, length, NULL, 0);
  crypto_secretstream_xchacha20poly1305_init_push (&self->stream, begin, key);
  return pp_vault_file_write (self->out, self->path, (const guint8 *) head, length, error) &&
         pp_vault_file_write (self->out, self->path, begin, sizeof begin, error);
}

static gboolean
write_chunk (Writer *self, gboolean is_last, GError **error)
{
  guint8 locked[PP_VAULT_CHUNK + PP_VAULT_EXTRA];

  crypto_secretstream_xchacha20poly1305_push (
    &self->stream, locked, NULL, self->chunk, self->n_chunk, self->bound, sizeof self->bound,
    is_last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL
            : crypto_secretstream_xchacha20poly1305_TAG_MESSAGE);
  if (!pp_vault_file_write (self->out, self->path, locked, self->n_chunk + PP_VAULT_EXTRA, error))
    return FALSE;
  self->n_chunk = 0;
  return TRUE;
}

/* Deflates what was read into messages; nothing at all ends them. */
static gboolean
lock_in (Writer *self, const guint8 *bytes, gsize length, GError **error)
{
  GConverterFlags flags = length == 0 ? G_CONVERTER_INPUT_AT_END : G_CONVERTER_NO_FLAGS;
  GConverterResult result = G_CONVERTER_CONVERTED;

  while (length > 0 || (flags == G_CONVERTER_INPUT_AT_END && result != G_CONVERTER_FINISHED))
    {
      gsize n_read, n_written;

      if (self->n_chunk == PP_VAULT_CHUNK && !write_chunk (self, FALSE, error))
        return FALSE;
      result = g_converter_convert (self->deflate, bytes, length, self->chunk + self->n_chunk,
                                    PP_VAULT_CHUNK - self->n_chunk, flags, &n_read, &n_written,
                                    error);
      if (result == G_CONVERTER_ERROR)
        return FALSE;
      bytes += n_read;
      length -= n_read;
      self->n_chunk += n_written;
    }
  return TRUE;
}

static gboolean
write_body (Writer *self, GError **error)
{
  g_autofree guint8 *bytes = g_malloc (PP_VAULT_CHUNK);
  gint64 done = 0;
  gsize n;

  do
    {
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error) ||
          !pp_vault_file_read (self->in, self->plain, bytes, PP_VAULT_CHUNK, &n, error) ||
          !lock_in (self, bytes, n, error))
        return FALSE;
      crypto_generichash_update (&self->digest, bytes, n);
      done += (gint64) n;
      if (self->progress != NULL && self->size > 0)
        self->progress (WRITING * (double) done / (double) self->size, self->data);
    }
  while (n > 0);
  return write_chunk (self, TRUE, error) && pp_vault_file_sync (self->out, self->path, error);
}

static void
reading_progress (double share, gpointer data)
{
  Writer *self = data;

  if (self->progress != NULL)
    self->progress (WRITING + (1 - WRITING) * share, self->data);
}

/* What is on the disk now, opened and held against what went in. */
static gboolean
read_again (Writer *self, const guint8 *key, GError **error)
{
  g_autoptr (PpVault) written = pp_vault_open (self->path, error);
  guint8 in[PP_VAULT_HASH_SIZE], out[PP_VAULT_HASH_SIZE];

  if (written == NULL)
    return FALSE;
  memcpy (written->key, key, sizeof written->key);
  written->is_unlocked = TRUE;
  if (!pp_vault_read_to (written, NULL, out, reading_progress, self, self->cancellable, error))
    return FALSE;
  crypto_generichash_final (&self->digest, in, sizeof in);
  if (memcmp (in, out, sizeof in) == 0)
    return TRUE;
  pp_error_set (error, PP_BACKUP_ERROR, PP_BACKUP_ERROR_DAMAGED, NULL,
                _("What came back from the disk is not what was written. Take another disk."));
  return FALSE;
}

static gboolean
write_all (Writer *self, const PpVaultNotes *notes, const PpRecoveryKeys *keys, GError **error)
{
  guint8 key[PP_VAULT_KEY_SIZE];
  gboolean ok;

  crypto_secretstream_xchacha20poly1305_keygen (key);
  ok = write_head (self, notes, keys, key, error) && write_body (self, error) &&
       read_again (self, key, error);
  sodium_memzero (key, sizeof key);
  return ok;
}

/**
 * pp_vault_write:
 * @plain: the file to lock in, which nobody writes meanwhile
 * @path: where to; what has this name now is kept until the new one is known to be good
 * @notes: what is to be read without a key
 * @keys: to what it is locked; at least one
 * @progress: (nullable): told of on this thread
 * @data: for @progress
 * @cancellable: (nullable): stops it; nothing is left behind
 * @error: #PpBackupError, or G_IO_ERROR_CANCELLED
 *
 * Writes a backup file as src/backup/FORMAT.md describes, reads it again from the disk, and gives
 * it its name only then.
 *
 * Returns: whether it is there
 */
gboolean
pp_vault_write (const char *plain, const char *path, const PpVaultNotes *notes,
                const PpRecoveryKeys *keys, PpVaultProgress progress, gpointer data,
                GCancellable *cancellable, GError **error)
{
  g_autofree Writer *self = g_new0 (Writer, 1);
  g_autofree char *part = g_strconcat (path, ".part", NULL);
  gboolean ok = FALSE;

  g_return_val_if_fail (keys->has_code || keys->has_passphrase, FALSE);

  *self = (Writer) { .plain = plain, .path = part, .size = notes->size, .progress = progress,
                     .data = data, .cancellable = cancellable, .out = -1 };
  crypto_generichash_init (&self->digest, NULL, 0, PP_VAULT_HASH_SIZE);
  self->deflate = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW, 1));
  self->in = pp_vault_file_open (plain, O_RDONLY, error);
  if (self->in >= 0)
    self->out = pp_vault_file_open (part, O_WRONLY | O_CREAT | O_TRUNC, error);
  ok = self->out >= 0 && write_all (self, notes, keys, error) &&
       pp_vault_file_rename (part, path, error);
  if (!ok && self->out >= 0)
    g_unlink (part);
  if (self->out >= 0)
    close (self->out);
  if (self->in >= 0)
    close (self->in);
  g_object_unref (self->deflate);
  sodium_memzero (self, sizeof *self);
  return ok;
}
