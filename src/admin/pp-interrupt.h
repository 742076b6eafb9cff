/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PpInterrupt:
 *
 * While it is there, Ctrl-C and SIGTERM do not end the program: it notes them, and whoever made it
 * comes to a good place first.
 */
typedef struct _PpInterrupt PpInterrupt;

PpInterrupt *pp_interrupt_new  (void);
void         pp_interrupt_free (PpInterrupt *self);
int          pp_interrupt_get  (PpInterrupt *self);
int          pp_interrupt_wait (PpInterrupt *self, int fd);
void         pp_interrupt_die  (int number);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PpInterrupt, pp_interrupt_free)

G_END_DECLS
