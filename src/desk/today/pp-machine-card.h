/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PpMachineWords:
 * @id: of the machine
 * @icon: name of the picture of its state
 * @code: of the machine
 * @name: what it is called
 * @state: who has it, and until when
 */
typedef struct {
  const char *id;
  const char *icon;
  const char *code;
  const char *name;
  const char *state;
} PpMachineWords;

#define PP_TYPE_MACHINE_CARD (pp_machine_card_get_type ())
G_DECLARE_FINAL_TYPE (PpMachineCard, pp_machine_card, PP, MACHINE_CARD, GtkWidget)

GtkWidget  *pp_machine_card_new        (void);
gboolean    pp_machine_card_show       (PpMachineCard *self, const PpMachineWords *words);
const char *pp_machine_card_get_id     (PpMachineCard *self);
int         pp_machine_card_get_length (PpMachineCard *self);

G_END_DECLS
