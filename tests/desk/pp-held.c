/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-held.h"

#include <glib.h>
#include <link.h>
#include <string.h>

#ifdef __SANITIZE_ADDRESS__

static gpointer held;

/* The variables of one library, as they are now. */
static int
hold_library (struct dl_phdr_info *info, size_t size, void *unused)
{
  if (strstr (info->dlpi_name, "libglib-2.0") == NULL)
    return 0;
  for (int i = 0; i < info->dlpi_phnum; i++)
    {
      const ElfW (Phdr) *part = &info->dlpi_phdr[i];

      if (part->p_type == PT_LOAD && (part->p_flags & PF_W) != 0)
        held = g_memdup2 ((gconstpointer) (info->dlpi_addr + part->p_vaddr), part->p_memsz);
    }
  return 1;
}

#endif

/**
 * pp_held_keep:
 *
 * GLib drops the table of its quarks when there are more than 2048 of them, for other threads may
 * still read it, and LeakSanitizer tells it. What GLib holds at the start stays held from here on.
 * To be called before there are so many.
 */
void
pp_held_keep (void)
{
#ifdef __SANITIZE_ADDRESS__
  dl_iterate_phdr (hold_library, NULL);
  g_assert_nonnull (held);
#endif
}
