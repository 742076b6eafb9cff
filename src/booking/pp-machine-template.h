/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "booking/pp-machine.h"
#include "store/pp-act.h"

G_BEGIN_DECLS

/**
 * PpMachineTemplate:
 * @code: of the kind of cluster: spices, coconut, fruit, cloth
 * @name_en: what such a cluster makes
 * @name_ml: in Malayalam
 * @machines: (element-type PpMachine): drafts of what usually stands in one, without prices
 */
typedef struct {
  char      *code;
  char      *name_en;
  char      *name_ml;
  GPtrArray *machines;
} PpMachineTemplate;

/**
 * PpMachineTemplateAsk:
 * @template: code of one
 */
typedef struct {
  PpRecord parent_instance;
  char    *template;
} PpMachineTemplateAsk;

PP_DECLARE_RECORD (PpMachineTemplateAsk, pp_machine_template_ask)

GPtrArray *pp_machine_template_list (void);
void       pp_machine_template_free (PpMachineTemplate *self);
gpointer   pp_machine_add_template  (PpAct *act, gpointer asked, GError **error);

G_END_DECLS
