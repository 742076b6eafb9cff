/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/pp-portal.h"

#include <adwaita.h>
#include <string.h>

#define PORTAL     "org.freedesktop.portal.Desktop"
#define PATH       "/org/freedesktop/portal/desktop"
#define SETTINGS   "org.freedesktop.portal.Settings"
#define APPEARANCE "org.freedesktop.appearance"
#define SCHEME     "color-scheme"

/* A name that nobody on the bus has. */
#define NOBODY     "org.panippura.Nobody"

struct _PpPortal
{
  GDBusConnection *bus;       /* (nullable): where there is no session */
  guint            filter;
};

static gboolean
asks_who_it_is (GDBusMessage *message)
{
  const char *member = g_dbus_message_get_member (message);

  return g_strcmp0 (g_dbus_message_get_destination (message), "org.freedesktop.DBus") == 0 &&
         (g_strcmp0 (member, "GetNameOwner") == 0 ||
          g_strcmp0 (member, "StartServiceByName") == 0) &&
         g_strcmp0 (g_dbus_message_get_arg0 (message), PORTAL) == 0;
}

/* Sent to nobody, a call is answered by the bus, at once: there is no such service. */
static GDBusMessage *
turn_away (GDBusMessage *message)
{
  GDBusMessage *copy = g_dbus_message_copy (message, NULL);

  if (!asks_who_it_is (message))
    {
      g_dbus_message_set_destination (copy, NOBODY);
      g_dbus_message_set_flags (copy, g_dbus_message_get_flags (copy) |
                                      G_DBUS_MESSAGE_FLAGS_NO_AUTO_START);
    }
  else if (strcmp (g_dbus_message_get_member (message), "GetNameOwner") == 0)
    g_dbus_message_set_body (copy, g_variant_new ("(s)", NOBODY));
  else
    g_dbus_message_set_body (copy, g_variant_new ("(su)", NOBODY, 0u));
  g_object_unref (message);
  return copy;
}

/* On the thread of the connection. */
static GDBusMessage *
hold_back (GDBusConnection *bus, GDBusMessage *message, gboolean incoming, gpointer data)
{
  if (incoming || g_dbus_message_get_message_type (message) != G_DBUS_MESSAGE_TYPE_METHOD_CALL ||
      (g_strcmp0 (g_dbus_message_get_destination (message), PORTAL) != 0 &&
       !asks_who_it_is (message)))
    return message;
  return turn_away (message);
}

static void
follow (GVariant *value)
{
  static const AdwColorScheme schemes[] = { ADW_COLOR_SCHEME_DEFAULT,
                                            ADW_COLOR_SCHEME_PREFER_DARK,
                                            ADW_COLOR_SCHEME_PREFER_LIGHT };
  g_autoptr (GVariant) inner = g_variant_is_of_type (value, G_VARIANT_TYPE_VARIANT)
                                 ? g_variant_get_variant (value) : g_variant_ref (value);
  guint32 scheme;

  if (!g_variant_is_of_type (inner, G_VARIANT_TYPE_UINT32))
    return;
  scheme = g_variant_get_uint32 (inner);
  if (scheme < G_N_ELEMENTS (schemes))
    adw_style_manager_set_color_scheme (adw_style_manager_get_default (), schemes[scheme]);
}

static void
changed_cb (GDBusConnection *bus, const char *sender, const char *path, const char *interface,
            const char *signal, GVariant *arguments, gpointer data)
{
  const char *group, *key;
  g_autoptr (GVariant) value = NULL;

  if (!g_variant_is_of_type (arguments, G_VARIANT_TYPE ("(ssv)")))
    return;
  g_variant_get (arguments, "(&s&sv)", &group, &key, &value);
  if (strcmp (key, SCHEME) == 0)
    follow (value);
}

static void
answered_cb (GObject *bus, GAsyncResult *result, gpointer data)
{
  g_autoptr (GVariant) answer = g_dbus_connection_call_finish (G_DBUS_CONNECTION (bus), result,
                                                               NULL);
  g_autoptr (GVariant) value = NULL;

  if (answer == NULL)
    return;
  g_variant_get (answer, "(v)", &value);
  follow (value);
}

/**
 * pp_portal_hold:
 *
 * GTK and libadwaita ask the desktop portal while they start, and wait for its answer: 25 seconds
 * for each question where it hangs, and as long as it needs to start where it does not run yet.
 * From now on they are told that there is none. What they ask it for they then read from the
 * desktop's settings: that is where the high contrast and, on GNOME, the dark style come from
 * anyway. To be called before GTK is initialised.
 *
 * Returns: (transfer full): what is ended by pp_portal_release()
 */
PpPortal *
pp_portal_hold (void)
{
  PpPortal *self = g_new0 (PpPortal, 1);

  self->bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  if (self->bus != NULL)
    self->filter = g_dbus_connection_add_filter (self->bus, hold_back, NULL, NULL);
  return self;
}

/**
 * pp_portal_release:
 * @self: (transfer full): as pp_portal_hold() returned it
 *
 * The window is there: what asks the portal from now on does so without being waited for. A portal
 * that runs is asked whether the desktop is to be dark, and followed when that changes.
 */
void
pp_portal_release (PpPortal *self)
{
  g_autoptr (GDBusConnection) bus = self->bus;

  if (bus != NULL)
    {
      g_dbus_connection_remove_filter (bus, self->filter);
      g_dbus_connection_signal_subscribe (bus, PORTAL, SETTINGS, "SettingChanged", PATH,
                                          APPEARANCE, G_DBUS_SIGNAL_FLAGS_NONE, changed_cb, NULL,
                                          NULL);
      g_dbus_connection_call (bus, PORTAL, PATH, SETTINGS, "Read",
                              g_variant_new ("(ss)", APPEARANCE, SCHEME), G_VARIANT_TYPE ("(v)"),
                              G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, NULL, answered_cb, NULL);
    }
  g_free (self);
}
