/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-desk.h"

#include "people/pp-pin.h"

#define BETWEEN_KEYS_US (60 * 1000)

/**
 * pp_desk_sign_in:
 * @watch: that sees the desk at its tiles
 *
 * Goes to the third tile, the manager's, and types the PIN.
 *
 * Returns: when its last digit was sent, of the monotonic clock
 */
gint64
pp_desk_sign_in (PpWatch *watch)
{
  static const char *const to_tile[] = { "Home", "Right", "Right", "Return" };
  gint64 at = 0;

  pp_watch_focus (watch);
  g_usleep (200 * 1000);
  for (guint i = 0; i < G_N_ELEMENTS (to_tile); i++)
    {
      pp_watch_press (watch, to_tile[i]);
      g_usleep (200 * 1000);
    }
  for (const char *digit = PP_PIN_DEMO; *digit != '\0'; digit++)
    {
      const char key[] = { *digit, '\0' };

      if (digit[1] == '\0')
        pp_watch_begin (watch);
      at = pp_watch_press (watch, key);
      if (digit[1] != '\0')
        g_usleep (BETWEEN_KEYS_US);
    }
  return at;
}
