/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PpTown:
 * @folder: a temporary folder with the server's database and each desk's data folder
 * @address: of the server while it runs
 * @language: (nullable): what the programs speak; English where %NULL
 *
 * A district server and desks around it: the programs themselves, run as a person runs them.
 * What fails in it aborts the test; the server dies with the test.
 */
typedef struct {
  char        *folder;
  char        *address;
  const char  *language;
  /*< private >*/
  GSubprocess *server;
} PpTown;

PpTown      *pp_town_new       (void);
void         pp_town_free      (PpTown *self);
char        *pp_town_desk      (PpTown *self, const char *desk);
GSubprocess *pp_town_start     (PpTown *self, const char *desk, const char *const *words);
char        *pp_town_admin     (PpTown *self, const char *desk, ...) G_GNUC_NULL_TERMINATED;
char        *pp_town_make_code (PpTown *self, gboolean first);
void         pp_town_serve     (PpTown *self);
void         pp_town_init      (PpTown *self, const char *desk, const char *today);
char        *pp_town_play      (PpTown *self, const char *desk, const char *today, ...)
                                G_GNUC_NULL_TERMINATED;
void         pp_town_copy      (PpTown *self, const char *from, const char *to);
void         pp_town_remove    (PpTown *self, const char *desk);
char        *pp_town_demo_file (const char *name);
char        *pp_town_find_told (const char *told, const char *verb, const char *column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PpTown, pp_town_free)

G_END_DECLS
