/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What a program that was loaded after pp-disk.c may ask of it. It is linked weakly: without that
 * these are NULL. */
#pragma weak pp_disk_watch
#pragma weak pp_disk_hold
#pragma weak pp_disk_slow
#pragma weak pp_disk_is_waited_for
#pragma weak pp_disk_own_steps

void pp_disk_watch         (const char *folder);      /* what is opened from now on; not copied */
void pp_disk_hold          (int hold);                /* no sync ends until it is let go */
void pp_disk_slow          (unsigned milliseconds);   /* so long does a sync take */
int  pp_disk_is_waited_for (void);                    /* whether somebody waits for a sync */
long pp_disk_own_steps     (void);                    /* steps on the program's first thread */
