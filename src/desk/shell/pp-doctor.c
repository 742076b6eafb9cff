/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-doctor.h"

/* Soon after the start, when the first person is served, and then now and again. */
#define FIRST_SECONDS 20
#define EVERY_SECONDS (6 * 3600)

/* Looks how the desk stands. */
struct _PpDoctor
{
  PpChore   parent_instance;

  PpHealth *health;   /* (nullable): as it was found last */
};

G_DEFINE_FINAL_TYPE (PpDoctor, pp_doctor, PP_TYPE_CHORE)

static gpointer
pp_doctor_work (PpStore *store, GCancellable *cancellable, GError **error)
{
  return pp_health_check (store, g_get_real_time () / G_USEC_PER_SEC, error);
}

static void
pp_doctor_take (PpChore *chore, gpointer health)
{
  PpDoctor *self = PP_DOCTOR (chore);

  g_clear_pointer (&self->health, pp_health_free);
  self->health = health;
}

static void
pp_doctor_finalize (GObject *object)
{
  g_clear_pointer (&PP_DOCTOR (object)->health, pp_health_free);

  G_OBJECT_CLASS (pp_doctor_parent_class)->finalize (object);
}

static void
pp_doctor_class_init (PpDoctorClass *klass)
{
  PpChoreClass *chore_class = PP_CHORE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pp_doctor_finalize;
  chore_class->first_seconds = FIRST_SECONDS;
  chore_class->every_seconds = EVERY_SECONDS;
  chore_class->work = pp_doctor_work;
  chore_class->result_free = (GDestroyNotify) pp_health_free;
  chore_class->take = pp_doctor_take;
}

static void
pp_doctor_init (PpDoctor *self)
{
}

/**
 * pp_doctor_get_health:
 * @self: the doctor
 *
 * Returns: (transfer none) (nullable): how the desk stood when it was last looked at
 */
const PpHealth *
pp_doctor_get_health (PpDoctor *self)
{
  return self->health;
}
