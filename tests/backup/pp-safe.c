/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-safe.h"

#include "backup/pp-backup.h"
#include "core/pp-time.h"
#include "store/pp-recovery.h"

static gpointer
set_code (PpDb *db, gpointer code, GError **error)
{
  return pp_recovery_set_code (db, code, error) ? code : NULL;
}

PpSafe *
pp_safe_new (void)
{
  PpSafe *self = g_new0 (PpSafe, 1);
  g_autoptr (GError) error = NULL;

  self->fixture = pp_fixture_new ();
  self->code = pp_recovery_make_code ();
  self->folder = pp_fixture_file (self->fixture, "stick");
  pp_store_maintain (self->fixture->store, set_code, self->code, &error);
  g_assert_no_error (error);
  pp_fixture_add_person (self->fixture, "Kunjamma Varkey", "കുഞ്ഞമ്മ വർക്കി", "9447012345");
  pp_fixture_add_machine (self->fixture, "DRY-1");
  return self;
}

void
pp_safe_free (PpSafe *self)
{
  pp_fixture_free (self->fixture);
  g_free (self->code);
  g_free (self->folder);
  g_free (self);
}

char *
pp_safe_back_up (PpSafe *self, const char *time, GCancellable *cancellable, GError **error)
{
  PpBackup backup = { .store = self->fixture->store, .folder = self->folder,
                      .cluster = "G01001", .cancellable = cancellable };

  pp_time_parse (time, &backup.now, NULL);
  return pp_backup_make (&backup, error);
}
