/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pp-store.h"

G_BEGIN_DECLS

/**
 * PpAdmin:
 * @folder: the data folder
 * @second: (nullable): code of the second member of staff, for what needs two
 * @json: whether to print JSON
 * @by: (nullable): code of the member of staff who asks; the first manager where %NULL
 * @stopped_by: the signal that stopped a command; 0 for none
 */
typedef struct {
  char    *folder;
  char    *by;
  char    *second;
  gboolean json;
  int      stopped_by;
} PpAdmin;

/**
 * PpCommand:
 * @name: as typed
 * @usage: its arguments
 * @summary: what it does
 * @run: does it; the words that follow the command are in @argv, from 1
 */
typedef struct {
  const char *name;
  const char *usage;
  const char *summary;
  gboolean  (*run) (PpAdmin *admin, int argc, char **argv, GError **error);
} PpCommand;

#define PP_ADMIN_ERROR (pp_admin_error_quark ())

typedef enum {
  PP_ADMIN_ERROR_USAGE,
  PP_ADMIN_ERROR_UNKNOWN_KIND,
  PP_ADMIN_ERROR_FILE,
  PP_ADMIN_ERROR_LINE,        /* a line of a play file */
  PP_ADMIN_ERROR_UNEXPECTED,  /* a line that should fail did not, or otherwise */
  PP_ADMIN_ERROR_FOUND,       /* verify found something */
  PP_ADMIN_ERROR_STOPPED,     /* by Ctrl-C or SIGTERM, between two lines */
} PpAdminError;

GQuark    pp_admin_error_quark  (void);
PpStore  *pp_admin_create       (PpAdmin *admin, GError **error);
PpStore  *pp_admin_open         (PpAdmin *admin, PpStoreFlags flags, GError **error);
char     *pp_admin_find_staff   (PpStore *store, const char *code, GError **error);
char     *pp_admin_sign_in      (PpStore *store, const char *staff, GError **error);
gboolean  pp_admin_is_demo      (PpStore *store, gboolean *demo, GError **error);
char     *pp_admin_read_new_pin (const char *prompt, GError **error);
gboolean  pp_admin_set_purpose  (PpStore *store, gboolean demo, GError **error);
gboolean  pp_admin_write_file   (const char *path, const char *data, gsize length,
                                 GError **error);
char     *pp_admin_read_pin     (const char *prompt);
gboolean  pp_admin_parse        (const GOptionEntry *entries, const char *usage, int *argc,
                                 char ***argv, int n_words, GError **error);
void      pp_admin_set_usage    (GError **error, const GError *wrong);
void      pp_admin_print_error  (PpAdmin *admin, const GError *error);

G_END_DECLS
