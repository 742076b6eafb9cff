/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Loaded before a program (LD_PRELOAD) it stands between the program and the disk, for what lies
 * in the folder that PP_DISK_FOLDER names. Each write, sync, new size, new name and removal is a
 * step, counted from 1.
 *
 *   PP_DISK_LOG=FILE            writes every step down, for pp-tape.c to cut the power there
 *   PP_DISK_KILL=N              kills the program instead of step N; with PP_DISK_TORN=1 the first
 *                               half of a write is done
 *   PP_DISK_FAIL=ERRNO:N[:once] step N and all after it fail so; only N with "once"
 *   PP_DISK_LIES=1              a sync is only promised
 *
 * A program that knows of it asks for more by pp-disk.h.
 */
#undef _FILE_OFFSET_BITS   /* both names of each call are taken, with the types of their own */

#include "pp-disk.h"
#include "pp-disk-log.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <time.h>
#include <unistd.h>

#define MOST_FILES 1024

typedef struct {
  char     name[256];    /* in the folder; "" for the folder itself */
  uint32_t file;         /* 0: a folder */
} Opened;

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct { char name[256]; uint32_t file; } known[MOST_FILES];
static Opened *opened[MOST_FILES];   /* by descriptor */
static const char *folder;
static size_t folder_length;
static int log_fd = -1;
static int fail_errno;
static long fail_at, kill_at;
static int fail_once, torn, lies;
static long n_steps, n_own_steps;
static unsigned sync_ms;
static int is_held, n_waiting;
static pthread_cond_t released = PTHREAD_COND_INITIALIZER;
static uint32_t n_files;

static long
setting (const char *name)
{
  const char *text = getenv (name);

  return text != NULL ? atol (text) : 0;
}

__attribute__ ((constructor)) static void
set_up (void)
{
  const char *path = getenv ("PP_DISK_LOG"), *fail = getenv ("PP_DISK_FAIL");

  folder = getenv ("PP_DISK_FOLDER");
  folder_length = folder != NULL ? strlen (folder) : 0;
  if (path != NULL)
    log_fd = syscall (SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  kill_at = setting ("PP_DISK_KILL");
  torn = setting ("PP_DISK_TORN");
  lies = setting ("PP_DISK_LIES");
  sync_ms = setting ("PP_DISK_SYNC_MS");
  if (fail != NULL)
    {
      fail_errno = atoi (fail);
      fail_at = atol (strchr (fail, ':') + 1);
      fail_once = strstr (fail, ":once") != NULL;
    }
}

/* The name in the folder; NULL for what is elsewhere. */
static const char *
name_of (const char *path)
{
  if (folder == NULL || path == NULL || strncmp (path, folder, folder_length) != 0)
    return NULL;
  if (path[folder_length] == '\0')
    return "";
  return path[folder_length] == '/' ? path + folder_length + 1 : NULL;
}

/* SQLite's shared memory is rebuilt by whoever comes first after a power cut. */
static int
is_remembered (const char *name)
{
  size_t length = strlen (name);

  return length < 4 || strcmp (name + length - 4, "-shm") != 0;
}

static void
put (const void *data, size_t length)
{
  if (length > 0 && syscall (SYS_write, log_fd, data, length) != (long) length)
    abort ();
}

static void
note (PpDiskOp op, uint32_t file, uint64_t offset, const void *data, size_t length)
{
  PpDiskRecord record = { op, file, offset, length, 0 };
  struct timespec now;

  if (log_fd < 0)
    return;
  clock_gettime (CLOCK_REALTIME_COARSE, &now);
  record.at = now.tv_sec;
  put (&record, sizeof record);
  put (data, length);
}

/* What is not remembered is counted all the same. */
static void
note_of (const char *name, PpDiskOp op, uint32_t file, uint64_t offset, const void *data,
         size_t length)
{
  if (is_remembered (name))
    note (op, file, offset, data, length);
  else if (op != PP_DISK_FOUND)
    note (PP_DISK_PASSED, 0, 0, NULL, 0);
}

static uint32_t
file_of (const char *name)
{
  for (uint32_t i = 0; i < n_files; i++)
    if (strcmp (known[i].name, name) == 0)
      return known[i].file;
  return 0;
}

static uint32_t
know (const char *name)
{
  if (n_files == MOST_FILES)
    abort ();
  snprintf (known[n_files].name, sizeof known[n_files].name, "%s", name);
  known[n_files].file = n_files + 1;
  return ++n_files;
}

static void
call_otherwise (const char *from, const char *to)
{
  for (uint32_t i = 0; i < n_files; i++)
    if (to != NULL && strcmp (known[i].name, to) == 0)
      *known[i].name = '\0';
  for (uint32_t i = 0; i < n_files; i++)
    if (strcmp (known[i].name, from) == 0)
      snprintf (known[i].name, sizeof known[i].name, "%s", to != NULL ? to : "");
}

static void
end_here (void)
{
  syscall (SYS_kill, getpid (), SIGKILL);
  while (1)
    pause ();
}

/* Whether this errno can come of such a step: a full disk syncs and removes as ever. */
static int
can_fail (PpDiskOp op)
{
  switch (op)
    {
    case PP_DISK_MADE: case PP_DISK_WROTE: case PP_DISK_SIZED: case PP_DISK_GREW:
    case PP_DISK_FOLDER_MADE:
      return 1;
    default:
      return fail_errno != ENOSPC;
    }
}

/* Counts the step. Returns -1 with errno set where it is to fail. */
static int
step (PpDiskOp op, int *is_last)
{
  n_steps++;
  *is_last = kill_at > 0 && n_steps == kill_at;
  n_own_steps += getpid () == (pid_t) syscall (SYS_gettid);
  if (*is_last && !(torn && op == PP_DISK_WROTE))
    end_here ();
  if (fail_at > 0 && can_fail (op) && n_steps >= fail_at)
    {
      if (fail_once)
        fail_at = 0;
      errno = fail_errno;
      return -1;
    }
  return 0;
}

static Opened *
find (int fd)
{
  return fd >= 0 && fd < MOST_FILES ? opened[fd] : NULL;
}

static void
remember (int fd, const char *name, uint32_t file)
{
  if (fd < 0 || fd >= MOST_FILES)
    abort ();
  opened[fd] = calloc (1, sizeof *opened[fd]);
  snprintf (opened[fd]->name, sizeof opened[fd]->name, "%s", name);
  opened[fd]->file = file;
}

/* A file system that is read-only lets nobody open a file to write into it. */
static int
is_shut (int flags)
{
  if (fail_at == 0 || fail_errno != EROFS || n_steps + 1 < fail_at ||
      ((flags & O_ACCMODE) == O_RDONLY && (flags & O_CREAT) == 0))
    return 0;
  errno = EROFS;
  return 1;
}

int
access (const char *path, int mode)
{
  if (name_of (path) != NULL && (mode & W_OK) != 0 && is_shut (O_WRONLY))
    return -1;
  return syscall (SYS_faccessat, AT_FDCWD, path, mode);
}

static int
exists (const char *path)
{
  return syscall (SYS_faccessat, AT_FDCWD, path, F_OK) == 0;
}

static int
open_here (const char *path, const char *name, int flags, mode_t mode)
{
  int existed = exists (path);
  int last, fd;
  struct stat about;
  uint32_t file;

  if (is_shut (flags) || (!existed && (flags & O_CREAT) != 0 && step (PP_DISK_MADE, &last) < 0) ||
      (existed && (flags & O_TRUNC) != 0 && step (PP_DISK_SIZED, &last) < 0))
    return -1;
  fd = syscall (SYS_openat, AT_FDCWD, path, flags, mode);
  if (fd < 0)
    return fd;
  if (fstat (fd, &about) == 0 && S_ISDIR (about.st_mode))
    {
      remember (fd, name, 0);
      return fd;
    }
  file = existed ? file_of (name) : 0;
  if (file == 0)
    {
      file = know (name);
      note_of (name, existed ? PP_DISK_FOUND : PP_DISK_MADE, file, 0, name, strlen (name));
    }
  if (existed && (flags & O_TRUNC) != 0)
    note_of (name, PP_DISK_SIZED, file, 0, NULL, 0);
  remember (fd, name, file);
  return fd;
}

static int
do_open (const char *path, int flags, mode_t mode)
{
  const char *name = name_of (path);
  int fd;

  if (name == NULL)
    return syscall (SYS_openat, AT_FDCWD, path, flags, mode);
  pthread_mutex_lock (&lock);
  fd = open_here (path, name, flags, mode);
  pthread_mutex_unlock (&lock);
  return fd;
}

static mode_t
mode_in (int flags, va_list args)
{
  return (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg (args, mode_t) : 0;
}

int
open64 (const char *path, int flags, ...)
{
  va_list args;
  mode_t mode;

  va_start (args, flags);
  mode = mode_in (flags, args);
  va_end (args);
  return do_open (path, flags, mode);
}

int open (const char *path, int flags, ...) __attribute__ ((alias ("open64")));

int
close (int fd)
{
  pthread_mutex_lock (&lock);
  if (find (fd) != NULL)
    {
      free (opened[fd]);
      opened[fd] = NULL;
    }
  pthread_mutex_unlock (&lock);
  return syscall (SYS_close, fd);
}

static ssize_t
write_here (Opened *self, int fd, const void *data, size_t length, off64_t offset)
{
  int last;
  ssize_t n;

  if (step (PP_DISK_WROTE, &last) < 0)
    return -1;
  n = syscall (SYS_pwrite64, fd, data, last ? length / 2 : length, offset);
  if (last)
    end_here ();
  if (n > 0)
    note_of (self->name, PP_DISK_WROTE, self->file, offset, data, n);
  return n;
}

ssize_t
pwrite64 (int fd, const void *data, size_t length, off64_t offset)
{
  Opened *self;
  ssize_t n;

  pthread_mutex_lock (&lock);
  self = find (fd);
  n = self != NULL ? write_here (self, fd, data, length, offset)
                   : syscall (SYS_pwrite64, fd, data, length, offset);
  pthread_mutex_unlock (&lock);
  return n;
}

ssize_t pwrite (int fd, const void *data, size_t length, off_t offset)
  __attribute__ ((alias ("pwrite64")));

static ssize_t
say (const void *data, size_t length)
{
  ssize_t n;

  pthread_mutex_lock (&lock);
  note (PP_DISK_SAID, 0, 0, data, length);
  n = syscall (SYS_write, STDOUT_FILENO, data, length);
  pthread_mutex_unlock (&lock);
  return n;
}

ssize_t
write (int fd, const void *data, size_t length)
{
  Opened *self;
  ssize_t n;

  if (fd == STDOUT_FILENO && folder != NULL)
    return say (data, length);
  pthread_mutex_lock (&lock);
  self = find (fd);
  if (self != NULL)
    {
      off64_t at = syscall (SYS_lseek, fd, 0, SEEK_CUR);

      n = write_here (self, fd, data, length, at);
      if (n > 0)
        syscall (SYS_lseek, fd, at + n, SEEK_SET);
    }
  else
    n = syscall (SYS_write, fd, data, length);
  pthread_mutex_unlock (&lock);
  return n;
}

/* Runs a call that makes one step of a file in the folder. */
#define IN_FOLDER(op, call, offset)                                     \
  do                                                                    \
    {                                                                   \
      Opened *self;                                                     \
      int last, result;                                                 \
                                                                        \
      pthread_mutex_lock (&lock);                                       \
      self = find (fd);                                                 \
      result = self != NULL && step (op, &last) < 0 ? -1 : (call);      \
      if (self != NULL && result == 0)                                  \
        note_of (self->name, op, self->file, offset, NULL, 0);          \
      pthread_mutex_unlock (&lock);                                     \
      return result;                                                    \
    }                                                                   \
  while (0)

int
ftruncate64 (int fd, off64_t length)
{
  IN_FOLDER (PP_DISK_SIZED, syscall (SYS_ftruncate, fd, length), length);
}

int ftruncate (int fd, off_t length) __attribute__ ((alias ("ftruncate64")));

static int
grow (int fd, off64_t offset, off64_t length)
{
  IN_FOLDER (PP_DISK_GREW, syscall (SYS_fallocate, fd, 0, offset, length), offset + length);
}

/* Tells its error as its answer, not in errno. */
int
posix_fallocate64 (int fd, off64_t offset, off64_t length)
{
  return grow (fd, offset, length) == 0 ? 0 : errno;
}

int posix_fallocate (int fd, off_t offset, off_t length)
  __attribute__ ((alias ("posix_fallocate64")));

static void
take_time (void)
{
  const struct timespec span = { sync_ms / 1000, sync_ms % 1000 * 1000000 };

  if (sync_ms > 0)
    nanosleep (&span, NULL);
  pthread_mutex_lock (&lock);
  n_waiting++;
  while (is_held)
    pthread_cond_wait (&released, &lock);
  n_waiting--;
  pthread_mutex_unlock (&lock);
}

/* What was written before is on the disk then; what is written meanwhile need not be. */
static int
sync_here (Opened *self)
{
  int last;

  if (step (self->file != 0 ? PP_DISK_SYNCED : PP_DISK_FOLDER_SYNCED, &last) < 0)
    return -1;
  if (lies)
    note (PP_DISK_PASSED, 0, 0, NULL, 0);
  else if (self->file == 0)
    note (PP_DISK_FOLDER_SYNCED, 0, 0, self->name, strlen (self->name));
  else
    note_of (self->name, PP_DISK_SYNCED, self->file, 0, NULL, 0);
  return 0;
}

static int
do_sync (int fd, long call)
{
  Opened *self;
  int result;

  pthread_mutex_lock (&lock);
  self = find (fd);
  result = self != NULL ? sync_here (self) : syscall (call, fd);
  pthread_mutex_unlock (&lock);
  if (self != NULL && result == 0)
    take_time ();
  return result;
}

int
fsync (int fd)
{
  return do_sync (fd, SYS_fsync);
}

int
fdatasync (int fd)
{
  return do_sync (fd, SYS_fdatasync);
}

int
unlink (const char *path)
{
  const char *name = name_of (path);
  int last, result;

  if (name == NULL)
    return syscall (SYS_unlink, path);
  pthread_mutex_lock (&lock);
  result = exists (path) && step (PP_DISK_REMOVED, &last) < 0
           ? -1 : syscall (SYS_unlink, path);
  if (result == 0)
    {
      call_otherwise (name, NULL);
      note_of (name, PP_DISK_REMOVED, 0, 0, name, strlen (name));
    }
  pthread_mutex_unlock (&lock);
  return result;
}

static void
note_renamed (const char *from, const char *to)
{
  char both[512];
  size_t length = strlen (from) + 1;

  if (length + strlen (to) > sizeof both)
    abort ();
  memcpy (both, from, length);
  memcpy (both + length, to, strlen (to));
  note_of (from, PP_DISK_RENAMED, 0, 0, both, length + strlen (to));
}

int
rename (const char *from, const char *to)
{
  const char *name = name_of (from), *other = name_of (to);
  int last, result;

  if (name == NULL || other == NULL)
    return syscall (SYS_rename, from, to);
  pthread_mutex_lock (&lock);
  result = exists (from) && step (PP_DISK_RENAMED, &last) < 0
           ? -1 : syscall (SYS_rename, from, to);
  if (result == 0)
    {
      call_otherwise (name, other);
      note_renamed (name, other);
    }
  pthread_mutex_unlock (&lock);
  return result;
}

int
mkdir (const char *path, mode_t mode)
{
  const char *name = name_of (path);
  int last, result;

  if (name == NULL)
    return syscall (SYS_mkdir, path, mode);
  pthread_mutex_lock (&lock);
  result = !exists (path) && step (PP_DISK_FOLDER_MADE, &last) < 0
           ? -1 : syscall (SYS_mkdir, path, mode);
  if (result == 0)
    note (PP_DISK_FOLDER_MADE, 0, 0, name, strlen (name));
  pthread_mutex_unlock (&lock);
  return result;
}

void
pp_disk_watch (const char *path)
{
  pthread_mutex_lock (&lock);
  folder = path;
  folder_length = path != NULL ? strlen (path) : 0;
  pthread_mutex_unlock (&lock);
}

void
pp_disk_hold (int hold)
{
  pthread_mutex_lock (&lock);
  is_held = hold;
  pthread_cond_broadcast (&released);
  pthread_mutex_unlock (&lock);
}

void
pp_disk_slow (unsigned milliseconds)
{
  sync_ms = milliseconds;
}

int
pp_disk_is_waited_for (void)
{
  return __atomic_load_n (&n_waiting, __ATOMIC_SEQ_CST) > 0;
}

long
pp_disk_own_steps (void)
{
  return __atomic_load_n (&n_own_steps, __ATOMIC_SEQ_CST);
}
