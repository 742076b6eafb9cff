/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/pp-renderer.h"

#include <string.h>

/* Kernel drivers of cards that draw nothing themselves: GL on them is done by the processor. */
static const char *const idle_drivers[] = {
  "ast", "bochs-drm", "cirrus", "hyperv_drm", "mgag200", "qxl", "simple-framebuffer", "udl",
  "vgem", "vkms", NULL
};

static gboolean
draws (const char *card)
{
  g_autofree char *link = g_strdup_printf ("/sys/class/drm/%s/device/driver", card);
  g_autofree char *target = g_file_read_link (link, NULL);
  g_autofree char *driver = target != NULL ? g_path_get_basename (target) : NULL;

  return driver != NULL && !g_strv_contains (idle_drivers, driver);
}

static gboolean
has_gpu (void)
{
  g_autoptr (GDir) cards = g_dir_open ("/sys/class/drm", 0, NULL);
  const char *name;

  while (cards != NULL && (name = g_dir_read_name (cards)) != NULL)
    if (g_str_has_prefix (name, "renderD") && draws (name))
      return TRUE;
  return FALSE;
}

/**
 * pp_renderer_choose:
 *
 * Where no card draws, GTK's GL renderer would draw on the processor, at twice the time and the
 * memory of its cairo renderer; so that one is asked for. GL is then not even looked for: to load
 * it is a quarter of the start. Whoever set GSK_RENDERER or GDK_DEBUG is obeyed. To be called
 * before GTK is initialised.
 */
void
pp_renderer_choose (void)
{
  if (!has_gpu ())
    g_setenv ("GSK_RENDERER", "cairo", FALSE);
  if (g_strcmp0 (g_getenv ("GSK_RENDERER"), "cairo") == 0)
    g_setenv ("GDK_DEBUG", "gl-disable", FALSE);
}
