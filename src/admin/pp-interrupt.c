/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "admin/pp-interrupt.h"

#include <glib-unix.h>
#include <signal.h>

static const int signals[] = { SIGINT, SIGTERM, SIGHUP };

struct _PpInterrupt {
  GMainContext *context;
  GSource      *sources[G_N_ELEMENTS (signals)];
  int           number;      /* of the first signal that came; 0 for none */
  gboolean      has_input;
};

/* What a source of a signal is for. */
typedef struct {
  PpInterrupt *self;
  int          number;
} Watch;

static gboolean
note_signal (gpointer data)
{
  Watch *watch = data;

  if (watch->self->number == 0)
    watch->self->number = watch->number;
  return G_SOURCE_CONTINUE;
}

static gboolean
note_input (int fd, GIOCondition condition, gpointer data)
{
  PpInterrupt *self = data;

  self->has_input = TRUE;
  return G_SOURCE_REMOVE;
}

/**
 * pp_interrupt_new:
 *
 * Returns: (transfer full): one that notes signals from now on
 */
PpInterrupt *
pp_interrupt_new (void)
{
  PpInterrupt *self = g_new0 (PpInterrupt, 1);

  self->context = g_main_context_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (signals); i++)
    {
      Watch *watch = g_new (Watch, 1);

      *watch = (Watch) { self, signals[i] };
      self->sources[i] = g_unix_signal_source_new (signals[i]);
      g_source_set_callback (self->sources[i], note_signal, watch, g_free);
      g_source_attach (self->sources[i], self->context);
    }
  return self;
}

/**
 * pp_interrupt_free:
 * @self: (transfer full): what noted signals; the next one ends the program again
 */
void
pp_interrupt_free (PpInterrupt *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (signals); i++)
    {
      g_source_destroy (self->sources[i]);
      g_source_unref (self->sources[i]);
    }
  g_main_context_unref (self->context);
  g_free (self);
}

/**
 * pp_interrupt_get:
 * @self: what notes signals
 *
 * Returns: the number of the first signal that came; 0 while none has
 */
int
pp_interrupt_get (PpInterrupt *self)
{
  while (g_main_context_iteration (self->context, FALSE))
    continue;
  return self->number;
}

/**
 * pp_interrupt_wait:
 * @self: what notes signals
 * @fd: a file to read from
 *
 * Waits until there is something to read, or a signal comes.
 *
 * Returns: as pp_interrupt_get()
 */
int
pp_interrupt_wait (PpInterrupt *self, int fd)
{
  g_autoptr (GSource) input = g_unix_fd_source_new (fd, G_IO_IN | G_IO_HUP | G_IO_ERR);

  self->has_input = FALSE;
  g_source_set_callback (input, G_SOURCE_FUNC (note_input), self, NULL);
  g_source_attach (input, self->context);
  while (!self->has_input && self->number == 0)
    g_main_context_iteration (self->context, TRUE);
  g_source_destroy (input);
  return self->number;
}

/**
 * pp_interrupt_die:
 * @number: of a signal
 *
 * Ends the program as the signal would have, so that a shell sees that it did.
 */
void
pp_interrupt_die (int number)
{
  signal (number, SIG_DFL);
  raise (number);
}
