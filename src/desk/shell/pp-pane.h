/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "desk/shell/pp-shell.h"

G_BEGIN_DECLS

#define PP_TYPE_PANE (pp_pane_get_type ())
G_DECLARE_DERIVABLE_TYPE (PpPane, pp_pane, PP, PANE, AdwBin)

/**
 * PpPaneClass:
 * @kinds: (nullable): kinds of record, blank between, whose change makes it load anew; %NULL: any
 * @seconds: after so many it loads anew of itself; 0: never
 * @ask: (nullable): on the main thread: what @load is to be given; where it gives %NULL there is
 *   nothing to load
 * @load: on the store's reading thread: the query
 * @show: on the main thread: shows what was loaded; the result is the pane's until the next one
 * @go: (nullable): shows the record, where the pane has it; "home" leads back to where it begins.
 *   Where it has a form for records of a kind the id "new" asks for one, "new/COLUMN/VALUE" for one
 *   of which so much is known
 * @get_place: (nullable): what @go of the workplace is to be given to lead back here: a kind that
 *   stays, and an id (nullable); %FALSE where that is where it begins
 * @ask_free: of what @ask gave
 * @result_free: of what @load gave
 *
 * A part of the screen that shows what a query says, and keeps saying it.
 */
struct _PpPaneClass
{
  AdwBinClass    parent_class;

  const char    *kinds;
  guint          seconds;
  gpointer     (*ask)  (PpPane *self);
  PpReadFunc     load;
  void         (*show) (PpPane *self, gpointer result);
  void         (*go)   (PpPane *self, const char *kind, const char *id);
  gboolean     (*get_place) (PpPane *self, const char **kind, const char **id);
  GDestroyNotify ask_free;
  GDestroyNotify result_free;
};

void       pp_pane_refresh     (PpPane *self);
void       pp_pane_go          (PpPane *self, const char *kind, const char *id);
PpPane    *pp_pane_get_place   (PpPane *self, const char **kind, const char **id);
PpSession *pp_pane_get_session (PpPane *self);
void       pp_pane_dispose_template (PpPane *self, GType type);

G_END_DECLS
