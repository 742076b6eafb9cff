/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/manage/pp-editor.h"

G_BEGIN_DECLS

struct _PpEditor
{
  PpPane              parent_instance;

  const PpEditorPage *page;
  const PpEditorData *data;       /* what is shown */
  PpForm             *form;
  PpRecord           *record;     /* (nullable): that is open; %NULL: a new one */
  char               *owner;      /* (nullable): whose list this is */
  char               *wanted;     /* (nullable): id of what is to be opened when it is there */
  gboolean            wants_new;  /* a new one is to be asked for when the list is there */
  char               *given;      /* (nullable): what is filled in of it, "COLUMN/VALUE" */
  gboolean            is_sought;  /* somebody came for it, and is shown its row */
  gboolean            is_filling; /* what changes is not the person's doing */

  GtkWidget          *box;
  GtkWidget          *left;
  GtkWidget          *heading;
  GtkWidget          *add;
  GtkWidget          *search;
  GtkWidget          *empty;
  GtkWidget          *starter;     /* (nullable): offers what to begin with */
  GtkWidget          *list_scroller;
  GtkWidget          *list;
  GtkWidget          *separator;
  GtkWidget          *right;
  GtkWidget          *content;
  GtkWidget          *hint;
  GtkWidget          *body;
  GtkWidget          *title;
  GtkWidget          *slot;
  GtkWidget          *buttons;
  GtkWidget          *drop;
  GtkWidget          *save;
  GtkWidget          *parts;
};

gboolean    pp_editor_may       (PpEditor *self, const char *verb);
const char *pp_editor_record_id (PpEditor *self);
void        pp_editor_open      (PpEditor *self, gpointer record);
void        pp_editor_start     (PpEditor *self);
void        pp_editor_close     (PpEditor *self);
void        pp_editor_focus     (PpEditor *self);

void        pp_editor_save      (PpEditor *self);
void        pp_editor_remove    (GtkWidget *button, PpEditor *self);

G_END_DECLS
