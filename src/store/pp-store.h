/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "store/pp-db.h"
#include "store/pp-request.h"
#include "store/pp-schema.h"
#include "store/pp-store-error.h"

G_BEGIN_DECLS

#define PP_TYPE_STORE (pp_store_get_type ())
G_DECLARE_FINAL_TYPE (PpStore, pp_store, PP, STORE, GObject)

typedef enum {
  PP_STORE_WRITE     = 0,
  PP_STORE_READ_ONLY = 1 << 0,   /* takes no lock: the desk may have the folder */
} PpStoreFlags;

PpStore  *pp_store_open        (const char *folder, const PpSchema *schema, PpStoreFlags flags,
                                GError **error);
void      pp_store_close       (PpStore *self);

void      pp_store_run_async   (PpStore *self, PpRequest *request, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data);
gpointer  pp_store_run_finish  (PpStore *self, GAsyncResult *result, GError **error);
gpointer  pp_store_run         (PpStore *self, PpRequest *request, GError **error);

void      pp_store_read_async  (PpStore *self, PpReadFunc func, gpointer data,
                                GDestroyNotify data_free, GDestroyNotify result_free,
                                GCancellable *cancellable, GAsyncReadyCallback callback,
                                gpointer user_data);
gpointer  pp_store_read_finish (PpStore *self, GAsyncResult *result, GError **error);
gpointer  pp_store_read        (PpStore *self, PpReadFunc func, gpointer data, GError **error);
gpointer  pp_store_maintain    (PpStore *self, PpReadFunc func, gpointer data, GError **error);
void      pp_store_maintain_async (PpStore *self, PpReadFunc func, gpointer data,
                                   GDestroyNotify data_free, GDestroyNotify result_free,
                                   GAsyncReadyCallback callback, gpointer user_data);
gpointer  pp_store_maintain_finish (PpStore *self, GAsyncResult *result, GError **error);

const PpSchema *pp_store_get_schema (PpStore *self);
const char     *pp_store_get_folder (PpStore *self);
const char     *pp_store_get_path   (PpStore *self);

G_END_DECLS
