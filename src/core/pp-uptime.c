/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/pp-uptime.h"

#include <string.h>
#include <time.h>

#define BOOT_ID "/proc/sys/kernel/random/boot_id"

/**
 * pp_uptime_read:
 * @self: (out caller-allocates): the moment
 */
void
pp_uptime_read (PpUptime *self)
{
  g_autofree char *boot = NULL;
  struct timespec since = { 0, 0 };

  memset (self, 0, sizeof *self);
  if (g_file_get_contents (BOOT_ID, &boot, NULL, NULL))
    g_strlcpy (self->boot, g_strchomp (boot), sizeof self->boot);
  clock_gettime (CLOCK_BOOTTIME, &since);
  self->seconds = since.tv_sec;
}

/**
 * pp_uptime_elapsed:
 * @since: a moment before
 * @now: now
 * @by_wall: how many seconds have gone by the wall clock, which somebody may have set
 *
 * Returns: how many seconds have gone for certain: since @since, or since the computer was started
 *   anew; by the wall clock where the starts are not known
 */
gint64
pp_uptime_elapsed (const PpUptime *since, const PpUptime *now, gint64 by_wall)
{
  if (*now->boot == '\0' || *since->boot == '\0')
    return by_wall;
  if (strcmp (since->boot, now->boot) != 0)
    return now->seconds;
  return MAX (now->seconds - since->seconds, 0);
}
