/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk/shell/pp-window.h"
#include "pp-fixture.h"

G_BEGIN_DECLS

/**
 * PpScreen:
 * @fixture: (transfer none): its store
 * @session: of the desk
 * @window: of the desk
 *
 * The desk's window on a real display, over a real store. What takes too long aborts the test.
 */
typedef struct {
  PpFixture *fixture;
  PpSession *session;
  PpWindow  *window;
} PpScreen;

typedef gboolean (*PpScreenTest) (gpointer data);
typedef void     (*PpScreenFunc) (GtkWidget *widget, gpointer data);

void       pp_screen_start     (int *argc, char **argv[]);
PpScreen  *pp_screen_new       (PpFixture *fixture, const char *staff, const char *language);
void       pp_screen_turn      (PpScreen *self, const char *language);
void       pp_screen_free      (PpScreen *self);
void       pp_screen_sign_in   (PpScreen *self, const char *code);
gpointer   pp_screen_list_persons (PpDb *db, gpointer name, GError **error);
char      *pp_screen_find_id   (PpScreen *self, const char *sql);
void       pp_screen_wait      (PpScreenTest test, gpointer data);
void       pp_screen_settle    (void);
void       pp_screen_each      (gpointer widget, PpScreenFunc func, gpointer data);
gpointer   pp_screen_find      (gpointer widget, GType type, const char *name);
void       pp_screen_press     (gpointer widget, const char *title);
void       pp_screen_click     (gpointer widget, const char *title);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PpScreen, pp_screen_free)

G_END_DECLS
