/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Loaded before a program (LD_PRELOAD) it sets that program's clock so many seconds ahead as
 * PP_OTHER_DAY_SECONDS says, so that a test of a working day is one on Sundays and at night too.
 * Clocks that only measure how long something takes stay as they are.
 */
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static long
seconds_ahead (void)
{
  const char *text = getenv ("PP_OTHER_DAY_SECONDS");

  return text != NULL ? atol (text) : 0;
}

int
clock_gettime (clockid_t clock, struct timespec *now)
{
  int result = syscall (SYS_clock_gettime, clock, now);

  if (result == 0 && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE))
    now->tv_sec += seconds_ahead ();
  return result;
}

int
gettimeofday (struct timeval *restrict now, void *restrict zone)
{
  struct timespec exact;

  clock_gettime (CLOCK_REALTIME, &exact);
  now->tv_sec = exact.tv_sec;
  now->tv_usec = exact.tv_nsec / 1000;
  return 0;
}

time_t
time (time_t *now)
{
  struct timespec exact;

  clock_gettime (CLOCK_REALTIME, &exact);
  if (now != NULL)
    *now = exact.tv_sec;
  return exact.tv_sec;
}
