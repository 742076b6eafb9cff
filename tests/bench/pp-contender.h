/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PpContender:
 *
 * A program that is measured, with a home and a session bus of its own, so that nothing that
 * another one started serves it.
 */
typedef struct _PpContender PpContender;

PpContender *pp_contender_new        (const char *name, const char *const *argv);
void         pp_contender_free       (PpContender *self);
void         pp_contender_hush       (PpContender *self);
void         pp_contender_setenv     (PpContender *self, const char *name, const char *value);
const char  *pp_contender_get_name   (PpContender *self);
gint64       pp_contender_start      (PpContender *self);
void         pp_contender_stop       (PpContender *self);
gint64       pp_contender_cpu_us     (PpContender *self);
gint64       pp_contender_pss_kib    (PpContender *self);
char        *pp_contender_services   (PpContender *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PpContender, pp_contender_free)

G_END_DECLS
