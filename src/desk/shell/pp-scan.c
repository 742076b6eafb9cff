/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-scan.h"

#include "desk/shell/pp-latin-keys.h"

#include <string.h>

/* Scanners send a key every 1 to 20 ms; the fastest typists one every 60. */
#define FASTEST_MS 35
#define WAIT_MS    80
#define LEAST_KEYS 4

struct _PpScan
{
  GObject  parent_instance;

  GString *code;      /* what the keys mean to a scanner */
  GString *typed;     /* and what they mean in the layout that is on */
  GString *spilled;   /* kept, of what turned out to be typed */
  gboolean passed;    /* the keys went where they were going all the same */
  gint64   last_ms;
  char    *text;
  guint    timer;
  GtkWidget *window;  /* (unowned): it owns the controller that owns this */
};

G_DEFINE_FINAL_TYPE (PpScan, pp_scan, G_TYPE_OBJECT)

enum {
  SCANNED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

#define ENTER 36
#define ENTER_PAD 104

static void
start_over (PpScan *self)
{
  g_string_truncate (self->code, 0);
  g_string_truncate (self->typed, 0);
  self->passed = FALSE;
}

/* All but the first key, which passed, was kept for nothing. */
static void
spill (PpScan *self)
{
  if (self->typed->len > 0 && !self->passed)
    g_string_append (self->spilled, g_utf8_next_char (self->typed->str));
  start_over (self);
}

static GtkEditable *
focused_editable (PpScan *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self->window));

  return GTK_IS_EDITABLE (focus) ? GTK_EDITABLE (focus) : NULL;
}

/* What was kept was typed by somebody after all. */
static void
replay (PpScan *self)
{
  GtkEditable *editable = focused_editable (self);
  int position;

  if (editable != NULL && self->spilled->len > 0)
    {
      gtk_editable_delete_selection (editable);
      position = gtk_editable_get_position (editable);
      gtk_editable_insert_text (editable, self->spilled->str, -1, &position);
      gtk_editable_set_position (editable, position);
    }
  g_string_truncate (self->spilled, 0);
}

static gboolean
replay_cb (gpointer data)
{
  PpScan *self = data;

  self->timer = 0;
  spill (self);
  replay (self);
  return G_SOURCE_REMOVE;
}

/* The first key went through before it was known that a scanner sent it. */
static void
take_first_back (PpScan *self, gunichar first)
{
  GtkEditable *editable = focused_editable (self);
  int position = editable != NULL ? gtk_editable_get_position (editable) : 0;
  g_autofree char *before = NULL;

  if (position == 0)
    return;
  before = gtk_editable_get_chars (editable, position - 1, position);
  if (g_utf8_get_char (before) == first)
    gtk_editable_delete_text (editable, position - 1, position);
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
        PpScan *self)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (controller));
  gunichar first = self->typed->len > 0 ? g_utf8_get_char (self->typed->str) : 0;
  PpScanAnswer answer;

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  answer = pp_scan_key (self, keycode, (state & GDK_SHIFT_MASK) != 0,
                        gdk_keyval_to_unicode (keyval), gdk_event_get_time (event));
  g_clear_handle_id (&self->timer, g_source_remove);
  replay (self);
  if (answer == PP_SCAN_HOLD && focused_editable (self) == NULL)
    {
      self->passed = TRUE;   /* no text can be spoilt there, and a PIN may be typed fast */
      return GDK_EVENT_PROPAGATE;
    }
  if (answer == PP_SCAN_HOLD)
    self->timer = g_timeout_add (WAIT_MS, replay_cb, self);
  if (answer == PP_SCAN_DONE)
    {
      take_first_back (self, first);
      g_signal_emit (self, signals[SCANNED], 0, self->text);
    }
  return answer == PP_SCAN_PASS ? GDK_EVENT_PROPAGATE : GDK_EVENT_STOP;
}

static void
pp_scan_finalize (GObject *object)
{
  PpScan *self = PP_SCAN (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_string_free (self->code, TRUE);
  g_string_free (self->typed, TRUE);
  g_string_free (self->spilled, TRUE);
  g_free (self->text);

  G_OBJECT_CLASS (pp_scan_parent_class)->finalize (object);
}

static void
pp_scan_class_init (PpScanClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pp_scan_finalize;
  /**
   * PpScan::scanned:
   * @self: the scan
   * @text: what was read
   */
  signals[SCANNED] = g_signal_new ("scanned", PP_TYPE_SCAN, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
pp_scan_init (PpScan *self)
{
  self->code = g_string_new (NULL);
  self->typed = g_string_new (NULL);
  self->spilled = g_string_new (NULL);
}

/**
 * pp_scan_new:
 * @window: (nullable): where keys are listened to, wherever the focus is
 *
 * Returns: (transfer full): what tells a scanner from somebody who types, by its speed
 */
PpScan *
pp_scan_new (GtkWidget *window)
{
  PpScan *self = g_object_new (PP_TYPE_SCAN, NULL);
  GtkEventController *controller;

  if (window == NULL)
    return self;
  self->window = window;
  controller = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "key-pressed", G_CALLBACK (key_cb), self, 0);
  gtk_widget_add_controller (window, controller);
  return self;
}

/**
 * pp_scan_key:
 * @self: a scan
 * @keycode: hardware code of the key
 * @shift: whether Shift is held
 * @typed: what the key means in the layout that is on; 0 for nothing
 * @at_ms: when, in ms of any clock
 *
 * The first key passes, for nobody can know yet. Keys that follow at a scanner's speed are kept
 * until Enter, or until pp_scan_give_up().
 *
 * Returns: what to do with the key
 */
PpScanAnswer
pp_scan_key (PpScan *self, guint keycode, gboolean shift, gunichar typed, gint64 at_ms)
{
  gboolean is_fast;
  char c;

  g_return_val_if_fail (PP_IS_SCAN (self), PP_SCAN_PASS);

  if (keycode == 50 || keycode == 62)   /* Shift itself */
    return PP_SCAN_PASS;
  is_fast = self->code->len > 0 && at_ms - self->last_ms <= FASTEST_MS;
  if (!is_fast)
    spill (self);
  self->last_ms = at_ms;
  if (keycode == ENTER || keycode == ENTER_PAD)
    {
      gboolean is_scan = is_fast && self->code->len >= LEAST_KEYS;

      g_free (self->text);
      self->text = is_scan ? g_strdup (self->code->str) : NULL;
      if (is_scan)
        start_over (self);
      else
        spill (self);
      return is_scan ? PP_SCAN_DONE : PP_SCAN_PASS;
    }
  c = pp_latin_keys_char (keycode, shift);
  if (c == '\0')
    {
      spill (self);
      return PP_SCAN_PASS;
    }
  g_string_append_c (self->code, c);
  g_string_append_unichar (self->typed, typed != 0 ? typed : (gunichar) c);
  return self->code->len > 1 ? PP_SCAN_HOLD : PP_SCAN_PASS;
}

/**
 * pp_scan_give_up:
 * @self: a scan
 *
 * Somebody types, or nothing came any more.
 *
 * Returns: (transfer full): what was kept and not read, as the layout means it; without the first
 *   key, which passed
 */
char *
pp_scan_give_up (PpScan *self)
{
  g_autofree char *kept = NULL;

  g_return_val_if_fail (PP_IS_SCAN (self), NULL);

  spill (self);
  kept = g_strdup (self->spilled->str);
  g_string_truncate (self->spilled, 0);
  return g_steal_pointer (&kept);
}

/**
 * pp_scan_get_text:
 * @self: a scan
 *
 * Returns: (transfer none) (nullable): what was read last
 */
const char *
pp_scan_get_text (PpScan *self)
{
  g_return_val_if_fail (PP_IS_SCAN (self), NULL);

  return self->text;
}
