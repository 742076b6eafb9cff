/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-store.h"

G_BEGIN_DECLS

/**
 * PpFixture:
 * @folder: a data folder under the temporary folder, removed at the end
 * @store: open on it; a demo cluster with a fixed seed
 * @now: the next act's time, UTC seconds: Monday 2026-03-02 09:00 in Kerala at first, and a
 *   second more after each act
 *
 * A cluster for a test: closed on Sundays, with mini (manager), anitha (desk) and latha (lab).
 * The records it hands out belong to it. What fails in it aborts the test.
 */
typedef struct {
  char      *folder;
  PpStore   *store;
  gint64     now;
  /*< private >*/
  const PpSchema *schema;
  GPtrArray *kept;
} PpFixture;

PpFixture *pp_fixture_new         (void);
PpFixture *pp_fixture_new_on      (const PpSchema *schema);
PpFixture *pp_fixture_new_bare    (const PpSchema *schema, const char *purpose);
void       pp_fixture_play_day    (PpFixture *self);
void       pp_fixture_free        (PpFixture *self);
void       pp_fixture_close       (PpFixture *self);
void       pp_fixture_reopen      (PpFixture *self);
char      *pp_fixture_file        (PpFixture *self, const char *name);
void       pp_fixture_remove      (const char *folder);

void       pp_fixture_at          (PpFixture *self, const char *time);
char      *pp_fixture_staff_id    (PpFixture *self, const char *code);
gpointer   pp_fixture_ask         (PpFixture *self, const char *verb, ...) G_GNUC_NULL_TERMINATED;
gpointer   pp_fixture_do          (PpFixture *self, const char *by, const char *verb, ...)
                                   G_GNUC_NULL_TERMINATED;
gpointer   pp_fixture_do_json     (PpFixture *self, const char *by, const char *verb,
                                   const char *json);
char      *pp_fixture_fails       (PpFixture *self, const char *code, const char *by,
                                   const char *verb, ...) G_GNUC_NULL_TERMINATED;
gpointer   pp_fixture_run         (PpFixture *self, const char *by, const char *verb,
                                   gpointer argument, GError **error);
gpointer   pp_fixture_get         (PpFixture *self, const char *kind, const char *id);
char      *pp_fixture_last_act    (PpFixture *self);

const char *pp_fixture_add_person  (PpFixture *self, const char *name_en, const char *name_ml,
                                    const char *phone);
const char *pp_fixture_add_machine (PpFixture *self, const char *code);
const char *pp_fixture_add_booking (PpFixture *self, const char *machine, const char *person,
                                    const char *starts_at, const char *ends_at);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PpFixture, pp_fixture_free)

G_END_DECLS
