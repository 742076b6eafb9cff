/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GQuark      pp_error_register  (const char *room, const char *const *nicks, guint n_nicks);
void        pp_error_set       (GError **error, GQuark domain, int code, const char *field,
                                const char *format, ...) G_GNUC_PRINTF (5, 6);
const char *pp_error_get_code  (const GError *error);
const char *pp_error_get_field (const GError *error);

/**
 * PP_DEFINE_ERROR:
 * @quark_func: name of the function that returns the domain, `pp_booking_error_quark`
 * @room: the room's name, the first half of every code: "booking"
 * @...: the second halves, as strings, in the order of the room's enum
 *
 * Defines the error domain of a room. The codes that people and play files see are
 * `room.nick`, as in "booking.taken".
 */
#define PP_DEFINE_ERROR(quark_func, room, ...)                                        \
  GQuark                                                                              \
  quark_func (void)                                                                   \
  {                                                                                   \
    static const char *const nicks[] = { __VA_ARGS__ };                               \
    static gsize quark = 0;                                                           \
                                                                                      \
    if (g_once_init_enter (&quark))                                                   \
      g_once_init_leave (&quark, pp_error_register (room, nicks, G_N_ELEMENTS (nicks))); \
    return (GQuark) quark;                                                            \
  }

G_END_DECLS
