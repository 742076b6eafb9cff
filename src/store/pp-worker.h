/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PpWorker:
 *
 * One thread that does one job after the other. A connection to the database lives on one.
 */
typedef struct _PpWorker PpWorker;
typedef void (*PpWorkerFunc) (gpointer data);

PpWorker *pp_worker_new  (const char *name);
void      pp_worker_push (PpWorker *self, PpWorkerFunc func, gpointer data);
void      pp_worker_call (PpWorker *self, PpWorkerFunc func, gpointer data);
void      pp_worker_stop (PpWorker *self);

G_END_DECLS
