/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/shell/pp-pane.h"

G_BEGIN_DECLS

/**
 * PpWorkplace:
 * @name: of its folder: "intake"
 * @title: what people call it, to be translated
 * @icon: name of its icon
 * @key: that shows it: "F5"
 * @roles: bits of the roles that work there
 * @kinds: kinds of record that one works with there, blank between
 * @type: of its #PpPane
 *
 * A line of the one table of workplaces.
 */
typedef struct {
  const char *name;
  const char *title;
  const char *icon;
  const char *key;
  guint       roles;
  const char *kinds;
  GType     (*type) (void);
} PpWorkplace;

G_END_DECLS
