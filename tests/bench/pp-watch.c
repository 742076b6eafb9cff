/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-watch.h"

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XShm.h>
#include <X11/extensions/XTest.h>
#include <X11/extensions/Xdamage.h>
#include <gio/gio.h>
#include <poll.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/shm.h>

/* What counts as seen: as many colours, or as large a part of the screen changed. */
#define LEAST_COLOURS 4
#define LEAST_CHANGED 200   /* one pixel of so many */

struct _PpWatch
{
  Display         *display;
  Damage           damage;
  int              damage_event;
  XShmSegmentInfo  shared;
  XImage          *image;
  guint32         *before;
  gsize            n_pixels;
};

static void
grab (PpWatch *self)
{
  XShmGetImage (self->display, DefaultRootWindow (self->display), self->image, 0, 0, AllPlanes);
}

static gboolean
is_picture (PpWatch *self)
{
  const guint32 *pixels = (const guint32 *) self->image->data;
  guint32 colours[LEAST_COLOURS] = { pixels[0] };
  guint n = 1;

  for (gsize i = 1; i < self->n_pixels && n < LEAST_COLOURS; i++)
    {
      guint at = 0;

      while (at < n && colours[at] != pixels[i])
        at++;
      if (at == n)
        colours[n++] = pixels[i];
    }
  return n == LEAST_COLOURS;
}

/* Whether enough of the screen differs from what it was when this was last asked. */
static gboolean
has_changed (PpWatch *self)
{
  const guint32 *pixels = (const guint32 *) self->image->data;
  gsize n = 0;

  for (gsize i = 0; i < self->n_pixels; i++)
    n += pixels[i] != self->before[i];
  memcpy (self->before, pixels, self->n_pixels * sizeof *pixels);
  return n * LEAST_CHANGED > self->n_pixels;
}

/* Waits for damage, and takes all that there is of it. */
static gboolean
wait_damage (PpWatch *self, gint64 until, gint64 *at)
{
  struct pollfd fd = { .fd = ConnectionNumber (self->display), .events = POLLIN };
  gboolean found = FALSE;

  while (!found)
    {
      gint64 now;

      while (XPending (self->display) > 0)
        {
          XEvent event;

          XNextEvent (self->display, &event);
          found = found || event.type == self->damage_event + XDamageNotify;
        }
      now = g_get_monotonic_time ();
      if (found)
        *at = now;
      else if (now >= until)
        return FALSE;
      else
        poll (&fd, 1, (until - now + 999) / 1000);
    }
  XDamageSubtract (self->display, self->damage, None, None);
  XFlush (self->display);
  return TRUE;
}

/**
 * pp_watch_new:
 *
 * Returns: (transfer full): what sees the screen of $DISPLAY as its server has it
 */
PpWatch *
pp_watch_new (void)
{
  PpWatch *self = g_new0 (PpWatch, 1);
  Window root;
  int screen, error_base, width, height;

  self->display = XOpenDisplay (NULL);
  if (self->display == NULL || !XDamageQueryExtension (self->display, &self->damage_event,
                                                       &error_base))
    g_error ("There is no X server with the DAMAGE extension");
  screen = DefaultScreen (self->display);
  root = RootWindow (self->display, screen);
  width = DisplayWidth (self->display, screen);
  height = DisplayHeight (self->display, screen);
  self->n_pixels = (gsize) width * height;
  self->image = XShmCreateImage (self->display, DefaultVisual (self->display, screen),
                                 DefaultDepth (self->display, screen), ZPixmap, NULL,
                                 &self->shared, width, height);
  g_assert (self->image != NULL && self->image->bits_per_pixel == 32);
  self->shared.shmid = shmget (IPC_PRIVATE, self->n_pixels * 4, IPC_CREAT | 0600);
  self->shared.shmaddr = self->image->data = shmat (self->shared.shmid, NULL, 0);
  XShmAttach (self->display, &self->shared);
  XSync (self->display, False);
  shmctl (self->shared.shmid, IPC_RMID, NULL);
  self->before = g_new0 (guint32, self->n_pixels);
  self->damage = XDamageCreate (self->display, root, XDamageReportNonEmpty);
  return self;
}

/**
 * pp_watch_free:
 * @self: (transfer full): a watch
 */
void
pp_watch_free (PpWatch *self)
{
  XShmDetach (self->display, &self->shared);
  self->image->data = NULL;
  XDestroyImage (self->image);
  shmdt (self->shared.shmaddr);
  XCloseDisplay (self->display);
  g_free (self->before);
  g_free (self);
}

/**
 * pp_watch_begin:
 * @self: a watch
 *
 * What stands on the screen now is not looked at any more.
 */
void
pp_watch_begin (PpWatch *self)
{
  gint64 at;

  while (wait_damage (self, g_get_monotonic_time () + 20 * 1000, &at))
    ;
  grab (self);
  has_changed (self);
}

/**
 * pp_watch_paint:
 * @self: a watch
 * @from: of the monotonic clock
 * @quiet: how long nothing may change before it counts as settled, microseconds
 * @most: how long to wait at most, microseconds
 *
 * Returns: when the first picture came, and the last that differed by a two-hundredth of the
 *   screen
 */
PpSeen
pp_watch_paint (PpWatch *self, gint64 from, gint64 quiet, gint64 most)
{
  PpSeen seen = { -1, -1 };
  gint64 at, last = from, until = from + most;

  while (wait_damage (self, seen.first < 0 ? until : MIN (last + quiet, until), &at))
    {
      grab (self);
      if (seen.first < 0 && !is_picture (self))
        continue;
      if (seen.first < 0)
        seen.first = seen.last = at - from;
      if (has_changed (self))
        {
          seen.last = at - from;
          last = at;
        }
    }
  return seen;
}

/**
 * pp_watch_damage:
 * @self: a watch
 * @from: of the monotonic clock
 * @quiet: how long nothing may change before it counts as still, microseconds
 * @most: how long to wait at most, microseconds
 *
 * Returns: when the first pixels and when the last were drawn, without a look at them
 */
PpSeen
pp_watch_damage (PpWatch *self, gint64 from, gint64 quiet, gint64 most)
{
  PpSeen seen = { -1, -1 };
  gint64 at, last = from;

  while (wait_damage (self, seen.first < 0 ? from + most : last + quiet, &at) &&
         at < from + most)
    {
      if (seen.first < 0)
        seen.first = at - from;
      seen.last = at - from;
      last = at;
    }
  return seen;
}

/**
 * pp_watch_focus:
 * @self: a watch
 *
 * Gives the keys to the largest window, as a window manager would.
 */
void
pp_watch_focus (PpWatch *self)
{
  Window root, parent, *children = NULL, largest = None;
  unsigned int n = 0;
  int most = 0;

  XQueryTree (self->display, DefaultRootWindow (self->display), &root, &parent, &children, &n);
  for (unsigned int i = 0; i < n; i++)
    {
      XWindowAttributes attributes;

      if (XGetWindowAttributes (self->display, children[i], &attributes) &&
          attributes.map_state == IsViewable && attributes.width > most)
        {
          largest = children[i];
          most = attributes.width;
        }
    }
  if (largest != None)
    XSetInputFocus (self->display, largest, RevertToParent, CurrentTime);
  XFree (children);
  XSync (self->display, False);
}

/**
 * pp_watch_press:
 * @self: a watch
 * @keys: keysyms that are pressed together, as "Control_L+Page_Down"
 *
 * Returns: when the key that counts, the last, was sent, of the monotonic clock
 */
gint64
pp_watch_press (PpWatch *self, const char *keys)
{
  g_auto (GStrv) names = g_strsplit (keys, "+", -1);
  guint n = g_strv_length (names);
  gint64 at = 0;

  for (guint i = 0; i < n; i++)
    {
      KeyCode code = XKeysymToKeycode (self->display, XStringToKeysym (names[i]));

      g_assert (code != 0);
      at = g_get_monotonic_time ();
      XTestFakeKeyEvent (self->display, code, True, 0);
    }
  for (guint i = n; i > 0; i--)
    XTestFakeKeyEvent (self->display,
                       XKeysymToKeycode (self->display, XStringToKeysym (names[i - 1])), False, 0);
  XFlush (self->display);
  return at;
}

/**
 * pp_watch_save:
 * @self: a watch
 * @path: of a file
 *
 * Keeps what stands on the screen as a PPM picture, so that somebody can look at what was measured.
 */
void
pp_watch_save (PpWatch *self, const char *path)
{
  g_autoptr (GString) out = g_string_new (NULL);
  const guint32 *pixels = (const guint32 *) self->image->data;

  grab (self);
  g_string_append_printf (out, "P6 %d %d 255\n", self->image->width, self->image->height);
  for (gsize i = 0; i < self->n_pixels; i++)
    {
      g_string_append_c (out, pixels[i] >> 16);
      g_string_append_c (out, pixels[i] >> 8);
      g_string_append_c (out, pixels[i]);
    }
  g_file_set_contents (path, out->str, out->len, NULL);
}
