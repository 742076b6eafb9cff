/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-fuzz.h"

#include "backup/pp-vault.h"

#include <glib/gstdio.h>
#include <sodium.h>
#include <unistd.h>

const char pp_fuzz_name[] = "vault";

/* A file that lies on a stick. What its head says is shown before anybody types a code. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *name = g_strdup_printf ("panippura-fuzz-%d", (int) getpid ());
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (PpVault) vault = NULL;

  g_assert_cmpint (sodium_init (), >=, 0);
  g_assert_true (g_file_set_contents_full (path, (const char *) data, (gssize) size,
                                           G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  vault = pp_vault_open (path, &error);
  g_unlink (path);
  g_assert_true ((vault == NULL) == (error != NULL));
  if (vault != NULL)
    g_assert_nonnull (pp_vault_get_notes (vault));
  return 0;
}
