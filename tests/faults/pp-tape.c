/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-tape.h"

#include "pp-disk-log.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define SECTOR 512u

typedef struct {
  PpDiskRecord head;
  const char  *data;
} Step;

struct _PpTape {
  GBytes     *log;
  GArray     *steps;      /* (element-type Step) */
  GHashTable *base;       /* (element-type utf8 GBytes): the files as they were at first */
  GHashTable *times;      /* (element-type utf8 gsize): when they were written */
};

/* A file whose size may lie beyond its bytes: zeros follow them. */
typedef struct {
  GByteArray *bytes;
  guint64     size;
  gint64      written_at; /* UTC seconds */
  GPtrArray  *waiting;    /* (element-type Step) (not owned): not synced */
} File;

/* The disk at one moment. A folder's names are kept in order by every file system that has a
 * journal: of those not synced, only the last are lost. */
typedef struct {
  GPtrArray  *all;        /* (element-type File) */
  GHashTable *files;      /* (element-type uint File) (not owned): by the log's numbers */
  GHashTable *live;       /* (element-type utf8 File) (not owned): as the program sees them */
  GHashTable *names;      /* (element-type utf8 File) (not owned): as they are on the disk */
  GHashTable *folders;    /* (element-type utf8) */
  GPtrArray  *waiting;    /* (element-type Step) (not owned): names that are not synced */
  GString    *said;
} Disk;

static File *
file_new (GBytes *bytes)
{
  File *self = g_new0 (File, 1);

  self->bytes = g_byte_array_new ();
  self->waiting = g_ptr_array_new ();
  if (bytes != NULL)
    g_byte_array_append (self->bytes, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  self->size = self->bytes->len;
  return self;
}

static void
file_free (gpointer data)
{
  File *self = data;

  g_byte_array_unref (self->bytes);
  g_ptr_array_unref (self->waiting);
  g_free (self);
}

static void
set_size (File *self, guint64 size)
{
  self->size = size;
  if (self->bytes->len > size)
    g_byte_array_set_size (self->bytes, size);
}

static void
put (File *self, guint64 offset, const void *data, gsize length)
{
  guint before = self->bytes->len;

  if (offset + length > before)
    g_byte_array_set_size (self->bytes, offset + length);
  if (offset > before)
    memset (self->bytes->data + before, 0, offset - before);
  memcpy (self->bytes->data + offset, data, length);
  self->size = MAX (self->size, offset + length);
}

static void
do_step (File *self, const Step *step)
{
  self->written_at = step->head.at;
  switch (step->head.op)
    {
    case PP_DISK_WROTE:
      put (self, step->head.offset, step->data, step->head.length);
      break;
    case PP_DISK_SIZED:
      set_size (self, step->head.offset);
      break;
    default:
      set_size (self, MAX (self->size, step->head.offset));
    }
}

static void
sync_file (File *self)
{
  for (guint i = 0; i < self->waiting->len; i++)
    do_step (self, g_ptr_array_index (self->waiting, i));
  g_ptr_array_set_size (self->waiting, 0);
}

static void
tear (File *self, const Step *step, double chance, GRand *random)
{
  guint64 at = step->head.offset, end = at + step->head.length, next;

  for (; at < end; at = next)
    {
      const char *data = step->data + (at - step->head.offset);
      gsize length;

      next = MIN ((at / SECTOR + 1) * SECTOR, end);
      length = next - at;
      if (g_rand_double (random) < chance)
        put (self, at, data, length);
      else if (g_rand_int_range (random, 0, 10) == 0)
        {
          g_autofree char *garbage = g_malloc (length);

          for (gsize i = 0; i < length; i++)
            garbage[i] = (char) g_rand_int (random);
          put (self, at, garbage, length);
        }
    }
}

static void
cut_file (File *self, PpCut cut, GRand *random)
{
  double chance = g_rand_double (random);

  for (guint i = 0; cut != PP_CUT_LOST && i < self->waiting->len; i++)
    {
      const Step *step = g_ptr_array_index (self->waiting, i);

      if (cut == PP_CUT_TORN && step->head.op == PP_DISK_WROTE)
        tear (self, step, chance, random);
      else if (cut == PP_CUT_KEPT || g_rand_double (random) < chance)
        do_step (self, step);
    }
}

static char *
text_of (const Step *step)
{
  return g_strndup (step->data, step->head.length);
}

static void
name_step (Disk *disk, GHashTable *names, const Step *step)
{
  g_autofree char *name = text_of (step);
  gpointer file;

  switch (step->head.op)
    {
    case PP_DISK_MADE:
      file = g_hash_table_lookup (disk->files, GUINT_TO_POINTER (step->head.file));
      g_hash_table_insert (names, g_steal_pointer (&name), file);
      break;
    case PP_DISK_FOLDER_MADE:
      g_hash_table_add (disk->folders, g_steal_pointer (&name));
      break;
    case PP_DISK_REMOVED:
      g_hash_table_remove (names, name);
      break;
    default:
      file = g_hash_table_lookup (names, name);
      g_hash_table_remove (names, name);
      g_hash_table_insert (names, g_strndup (step->data + strlen (name) + 1,
                                             step->head.length - strlen (name) - 1), file);
    }
}

static gboolean
is_in (const char *name, gsize length, const char *folder)
{
  gsize prefix = strlen (folder);

  if (prefix == 0)
    return memchr (name, '/', length) == NULL;
  return length > prefix && memcmp (name, folder, prefix) == 0 && name[prefix] == '/';
}

static gboolean
touches (const Step *step, const char *folder)
{
  gsize first = strnlen (step->data, step->head.length);

  return is_in (step->data, first, folder) ||
         (step->head.op == PP_DISK_RENAMED &&
          is_in (step->data + first + 1, step->head.length - first - 1, folder));
}

static void
sync_names (Disk *disk, const char *folder)
{
  guint n = disk->waiting->len;

  while (n > 0 && !touches (g_ptr_array_index (disk->waiting, n - 1), folder))
    n--;
  for (guint i = 0; i < n; i++)
    name_step (disk, disk->names, g_ptr_array_index (disk->waiting, i));
  if (n > 0)
    g_ptr_array_remove_range (disk->waiting, 0, n);
}

static void
cut_names (Disk *disk, PpCut cut, GRand *random)
{
  guint n = disk->waiting->len;

  if (cut == PP_CUT_LOST)
    n = 0;
  else if (cut != PP_CUT_KEPT)
    n = g_rand_int_range (random, 0, n + 1);
  for (guint i = 0; i < n; i++)
    name_step (disk, disk->names, g_ptr_array_index (disk->waiting, i));
}

static void
wait_name (Disk *disk, const Step *step)
{
  g_ptr_array_add (disk->waiting, (gpointer) step);
  if (step->head.op != PP_DISK_FOLDER_MADE)
    name_step (disk, disk->live, step);
}

static File *
add_file (Disk *disk, GBytes *bytes)
{
  File *file = file_new (bytes);

  g_ptr_array_add (disk->all, file);
  return file;
}

static void
play_step (Disk *disk, const Step *step)
{
  gpointer key = GUINT_TO_POINTER (step->head.file);
  File *file = g_hash_table_lookup (disk->files, key);
  g_autofree char *name = text_of (step);

  switch (step->head.op)
    {
    case PP_DISK_FOUND:
      file = g_hash_table_lookup (disk->live, name);
      g_assert_nonnull (file);
      g_hash_table_insert (disk->files, key, file);
      break;
    case PP_DISK_MADE:
      g_hash_table_insert (disk->files, key, add_file (disk, NULL));
      wait_name (disk, step);
      break;
    case PP_DISK_RENAMED: case PP_DISK_REMOVED: case PP_DISK_FOLDER_MADE:
      wait_name (disk, step);
      break;
    case PP_DISK_SYNCED:
      sync_file (file);
      break;
    case PP_DISK_FOLDER_SYNCED:
      sync_names (disk, name);
      break;
    case PP_DISK_SAID:
      g_string_append (disk->said, name);
      break;
    case PP_DISK_PASSED:
      break;
    default:
      g_ptr_array_add (file->waiting, (gpointer) step);
    }
}

static void
write_file (const char *path, const File *file)
{
  const struct timespec times[] = { { .tv_nsec = UTIME_OMIT }, { file->written_at, 0 } };
  int fd = g_open (path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (write (fd, file->bytes->data, file->bytes->len), ==, file->bytes->len);
  g_assert_cmpint (ftruncate (fd, file->size), ==, 0);
  g_assert_cmpint (futimens (fd, times), ==, 0);
  g_close (fd, NULL);
}

static void
write_disk (Disk *disk, const char *folder, PpCut cut, GRand *random)
{
  GHashTableIter iter;
  gpointer name, data;

  g_hash_table_iter_init (&iter, disk->folders);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_mkdir (path, 0700);
    }
  g_hash_table_iter_init (&iter, disk->names);
  while (g_hash_table_iter_next (&iter, &name, &data))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      File *file = data;

      cut_file (file, cut, random);
      write_file (path, file);
    }
}

static void
disk_init (Disk *self, GHashTable *base, GHashTable *times)
{
  GHashTableIter iter;
  gpointer name, bytes;

  self->all = g_ptr_array_new_with_free_func (file_free);
  self->files = g_hash_table_new (NULL, NULL);
  self->live = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->folders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->waiting = g_ptr_array_new ();
  self->said = g_string_new (NULL);
  g_hash_table_iter_init (&iter, base);
  while (g_hash_table_iter_next (&iter, &name, &bytes))
    {
      File *file = add_file (self, bytes);

      file->written_at = GPOINTER_TO_SIZE (g_hash_table_lookup (times, name));
      g_hash_table_insert (self->live, g_strdup (name), file);
      g_hash_table_insert (self->names, g_strdup (name), file);
    }
}

static void
disk_clear (Disk *self)
{
  g_ptr_array_unref (self->all);
  g_hash_table_unref (self->files);
  g_hash_table_unref (self->live);
  g_hash_table_unref (self->names);
  g_hash_table_unref (self->folders);
  g_ptr_array_unref (self->waiting);
  g_string_free (self->said, TRUE);
}

static gboolean
is_step (const Step *step)
{
  return step->head.op != PP_DISK_SAID && step->head.op != PP_DISK_FOUND;
}

static void
read_base (PpTape *self, const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf about;
      char *bytes;
      gsize length;

      if (g_str_has_suffix (name, "-shm") || !g_file_get_contents (path, &bytes, &length, NULL))
        continue;
      g_hash_table_insert (self->base, g_strdup (name), g_bytes_new_take (bytes, length));
      g_assert_cmpint (g_stat (path, &about), ==, 0);
      g_hash_table_insert (self->times, g_strdup (name), GSIZE_TO_POINTER (about.st_mtime));
    }
}

/**
 * pp_tape_new:
 * @log: what pp-disk.c wrote
 * @base: a folder as the data folder was when the program began
 *
 * Returns: (transfer full): a tape
 */
PpTape *
pp_tape_new (const char *log, const char *base)
{
  PpTape *self = g_new0 (PpTape, 1);
  char *bytes;
  gsize length;

  g_assert_true (g_file_get_contents (log, &bytes, &length, NULL));
  self->log = g_bytes_new_take (bytes, length);
  self->steps = g_array_new (FALSE, FALSE, sizeof (Step));
  self->base = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                      (GDestroyNotify) g_bytes_unref);
  self->times = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (gsize at = 0; at < length;)
    {
      Step step;

      memcpy (&step.head, bytes + at, sizeof step.head);
      step.data = bytes + at + sizeof step.head;
      at += sizeof step.head + step.head.length;
      g_array_append_val (self->steps, step);
    }
  read_base (self, base);
  return self;
}

/**
 * pp_tape_free:
 * @self: (transfer full): a tape
 */
void
pp_tape_free (PpTape *self)
{
  g_bytes_unref (self->log);
  g_array_unref (self->steps);
  g_hash_table_unref (self->base);
  g_hash_table_unref (self->times);
  g_free (self);
}

/**
 * pp_tape_get_n_steps:
 * @self: a tape
 *
 * Returns: how many steps there are, the same that PP_DISK_KILL counts
 */
guint
pp_tape_get_n_steps (PpTape *self)
{
  guint n = 0;

  for (guint i = 0; i < self->steps->len; i++)
    n += is_step (&g_array_index (self->steps, Step, i));
  return n;
}

/**
 * pp_tape_find_said:
 * @self: a tape
 * @words: what the program told
 *
 * Returns: how many steps were done when it first told it; 0 where it never did
 */
guint
pp_tape_find_said (PpTape *self, const char *words)
{
  guint n = 0;

  for (guint i = 0; i < self->steps->len; i++)
    {
      const Step *step = &g_array_index (self->steps, Step, i);

      if (step->head.op == PP_DISK_SAID && step->head.length >= strlen (words) &&
          memcmp (step->data, words, strlen (words)) == 0)
        return n;
      n += is_step (step);
    }
  return 0;
}

/**
 * pp_tape_cut:
 * @self: a tape
 * @n_steps: how many steps were done when the power failed
 * @cut: what became of what was not synced
 * @seed: makes the same each time
 * @folder: an empty folder, which becomes what is found when the power is back
 *
 * Returns: (transfer full): what the program had told by then
 */
char *
pp_tape_cut (PpTape *self, guint n_steps, PpCut cut, guint32 seed, const char *folder)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  char *said;
  Disk disk;

  disk_init (&disk, self->base, self->times);
  for (guint i = 0; i < self->steps->len; i++)
    {
      const Step *step = &g_array_index (self->steps, Step, i);

      if (is_step (step) && n_steps-- == 0)
        break;
      play_step (&disk, step);
    }
  cut_names (&disk, cut, random);
  write_disk (&disk, folder, cut, random);
  said = g_strdup (disk.said->str);
  disk_clear (&disk);
  return said;
}
