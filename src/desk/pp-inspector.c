/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/pp-inspector.h"

/* What makes GTK open its inspector, or load code that is not its own. */
static const char *const variables[] = { "GTK_DEBUG", "GTK_PATH", "GTK_MODULES", "GTK3_MODULES",
                                         NULL };

/* Every window takes it for handled: neither toggles the inspector nor offers it. */
static gboolean
refuse (GtkWindow *window, gboolean toggle)
{
  return TRUE;
}

/**
 * pp_inspector_clear_environment:
 *
 * Nobody starts the desk with the inspector open, or with modules of their own in GTK. To be called
 * first in main(), before GTK is initialised and there is a second thread.
 */
void
pp_inspector_clear_environment (void)
{
  for (const char *const *name = variables; *name != NULL; name++)
    g_unsetenv (*name);
}

/**
 * pp_inspector_forbid:
 *
 * The inspector's keys do nothing: it would show what stands behind the lock and run every action
 * as whoever is at the desk. To be called before there is a window, since a class of windows takes
 * this over from its parent when it is made.
 */
void
pp_inspector_forbid (void)
{
  GtkWindowClass *klass = g_type_class_ref (GTK_TYPE_WINDOW);

  klass->enable_debugging = refuse;
  g_type_class_unref (klass);
}
