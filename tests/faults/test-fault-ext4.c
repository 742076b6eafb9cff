/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The kernel's own power cut: an ext4 in a file that is shut down under a clerk at work, with what
 * its journal had not yet written lost, and mounted again. It needs root and is skipped without.
 */
#include "pp-rig.h"

#include "pp-customer.h"
#include "store/pp-folder.h"

#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <linux/types.h>
#include <sched.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <unistd.h>

#define SHUT_DOWN    _IOR ('X', 125, __u32)   /* FS_IOC_SHUTDOWN, in no header of Debian 12 */
#define NO_LOG_FLUSH 2

#define N_CUSTOMERS 4
#define N_ROUNDS    (g_test_thorough () ? 100 : 4)

typedef struct {
  char *image;
  char *place;
} Disk;

static gboolean
run (const char *program, ...)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  const char *word;
  va_list args;

  va_start (args, program);
  for (word = program; word != NULL; word = va_arg (args, const char *))
    g_ptr_array_add (words, (gpointer) word);
  g_ptr_array_add (words, NULL);
  va_end (args);
  process = g_subprocess_newv ((const char *const *) words->pdata,
                               G_SUBPROCESS_FLAGS_STDOUT_SILENCE |
                               G_SUBPROCESS_FLAGS_STDERR_SILENCE, NULL);
  return process != NULL && g_subprocess_wait_check (process, NULL, NULL);
}

static gboolean
mount_disk (Disk *disk)
{
  return run ("mount", "-o", "loop", disk->image, disk->place, NULL);
}

static gboolean
make_disk (Disk *disk)
{
  int fd;

  disk->place = pp_rig_empty ();
  disk->image = g_strconcat (disk->place, ".img", NULL);
  fd = g_open (disk->image, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  g_assert_cmpint (ftruncate (fd, 64 * 1024 * 1024), ==, 0);
  g_close (fd, NULL);
  if (unshare (CLONE_NEWNS) == 0 && mount (NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0 &&
      run ("mkfs.ext4", "-q", "-F", disk->image, NULL) && mount_disk (disk))
    return TRUE;
  g_test_skip ("no file system can be mounted from a file here: that needs root and loop devices");
  return FALSE;
}

static void
disk_clear (Disk *disk)
{
  umount (disk->place);
  pp_rig_remove (disk->place);
  g_remove (disk->image);
  g_free (disk->place);
  g_free (disk->image);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Disk, disk_clear)

static char *
put_base (PpRig *rig, Disk *disk)
{
  g_autofree char *from = pp_fixture_file (rig->base, PP_FOLDER_DATABASE), *bytes = NULL;
  g_autofree char *to = g_build_filename (disk->place, PP_FOLDER_DATABASE, NULL);
  gsize length;

  g_assert_true (g_file_get_contents (from, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (to, bytes, length, NULL));
  sync ();
  return g_strdup (disk->place);
}

static void
shut_down (Disk *disk)
{
  __u32 how = NO_LOG_FLUSH;
  int fd = g_open (disk->place, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  g_assert_cmpint (ioctl (fd, SHUT_DOWN, &how), ==, 0);
  g_close (fd, NULL);
}

/* Lets the clerk tell @n lines, then takes the disk away. */
static char *
work_and_cut (Disk *disk, const char *folder, guint n)
{
  g_autofree char *customers = g_strdup_printf ("%d", N_CUSTOMERS);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) clerk = NULL;
  GString *said = g_string_new (NULL);
  char bytes[4096];
  gboolean is_cut = FALSE;
  gssize length;

  clerk = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, g_getenv ("PP_FAULTS_CLERK"),
                            folder, "0", customers, NULL);
  g_assert_no_error (error);
  while ((length = g_input_stream_read (g_subprocess_get_stdout_pipe (clerk), bytes,
                                        sizeof bytes, NULL, NULL)) > 0)
    {
      g_string_append_len (said, bytes, length);
      if (is_cut || pp_rig_count (said->str, "did ") < n)
        continue;
      shut_down (disk);
      is_cut = TRUE;
    }
  g_assert_true (is_cut);
  g_subprocess_wait (clerk, NULL, NULL);
  return g_string_free (said, FALSE);
}

static void
test_shut_down (void)
{
  g_autoptr (PpRig) rig = pp_rig_new ();
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (int i = 0; i < N_ROUNDS; i++)
    {
      g_auto (Disk) disk = { 0 };
      g_autofree char *folder = NULL, *said = NULL, *finding = NULL;

      if (!make_disk (&disk))
        return;
      folder = put_base (rig, &disk);
      said = work_and_cut (&disk, folder,
                           g_rand_int_range (random, 1, N_CUSTOMERS * PP_CUSTOMER_ACTS));
      g_test_message ("%u acts were told", pp_rig_count (said, "did "));
      g_assert_cmpint (umount (disk.place), ==, 0);
      g_assert_true (mount_disk (&disk));
      finding = pp_rig_find (rig, folder, said, 1);
      g_assert_cmpstr (finding, ==, NULL);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ext4/shut-down", test_shut_down);

  return g_test_run ();
}
