/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/shell/pp-lock.h"

#include "desk/shell/pp-avatar.h"
#include "desk/shell/pp-pin-pad.h"
#include "desk/shell/pp-shown.h"
#include "desk/shell/pp-words.h"
#include "people/pp-cluster.h"
#include "people/pp-pin.h"
#include "people/pp-role.h"
#include "store/pp-local.h"

#include <glib/gi18n.h>
#include <string.h>

struct _PpLock
{
  PpPane     parent_instance;

  GtkWidget *stack;
  GtkWidget *cluster;
  GtkWidget *demo;
  GtkWidget *tiles;
  GtkWidget *who;
  GtkWidget *pad;
  PpStaff   *staff;    /* whose PIN is asked for */
  char      *last;     /* (nullable): id of who was at the desk last */
};

G_DEFINE_FINAL_TYPE (PpLock, pp_lock, PP_TYPE_PANE)

#define LAST_KEY "last-staff"

/* Under which the session keeps whose PIN is asked for, while nobody is at the desk. */
#define KEPT "lock"

typedef struct {
  GPtrArray *staff;
  GArray    *roles;    /* (element-type guint): theirs, in the order of @staff */
  char      *last;
  PpCluster *cluster;
  gboolean   is_demo;
} Tiles;

static void
tiles_free (gpointer data)
{
  Tiles *tiles = data;

  g_clear_pointer (&tiles->staff, g_ptr_array_unref);
  g_array_unref (tiles->roles);
  g_clear_object (&tiles->cluster);
  g_free (tiles->last);
  g_free (tiles);
}

static gboolean
read_roles (Tiles *tiles, PpDb *db, GError **error)
{
  for (guint i = 0; i < tiles->staff->len; i++)
    {
      const char *id = pp_record_get_id (g_ptr_array_index (tiles->staff, i));
      guint roles;

      if (!pp_role_of_staff (db, id, &roles, error))
        return FALSE;
      g_array_append_val (tiles->roles, roles);
    }
  return TRUE;
}

static gpointer
pp_lock_load (PpDb *db, gpointer data, GError **error)
{
  Tiles *tiles = g_new0 (Tiles, 1);
  g_autofree char *purpose = NULL;

  tiles->roles = g_array_new (FALSE, FALSE, sizeof (guint));
  tiles->staff = pp_staff_list (db, error);
  if (tiles->staff != NULL && read_roles (tiles, db, error))
    tiles->cluster = pp_cluster_get (db, error);
  if (tiles->cluster != NULL && pp_local_read (db, "purpose", &purpose, error) &&
      pp_local_read (db, LAST_KEY, &tiles->last, error))
    {
      tiles->is_demo = g_strcmp0 (purpose, "demo") == 0;
      return tiles;
    }
  tiles_free (tiles);
  return NULL;
}

static gpointer
read_wait (PpDb *db, gpointer staff, GError **error)
{
  gint64 *wait = g_new0 (gint64, 1);

  if (pp_pin_read_wait (db, staff, g_get_real_time () / G_USEC_PER_SEC, wait, error))
    return wait;
  g_free (wait);
  return NULL;
}

/* Who has to wait sees it before they type. */
static void
wait_read_cb (GObject *store, GAsyncResult *task, gpointer user_data)
{
  g_autoptr (PpLock) self = user_data;
  g_autofree gint64 *wait = pp_store_read_finish (PP_STORE (store), task, NULL);

  if (wait != NULL && *wait > 0 && self->staff != NULL && gtk_widget_get_mapped (self->pad))
    pp_pin_pad_wait (PP_PIN_PAD (self->pad), (guint) *wait);
}

static void
choose (PpLock *self, PpStaff *staff)
{
  PpStore *store = pp_session_get_store (pp_pane_get_session (PP_PANE (self)));
  g_autofree char *name = pp_shown_name (staff->name_en, staff->name_ml);

  pp_session_keep (pp_pane_get_session (PP_PANE (self)), KEPT, "staff",
                   pp_record_get_id (PP_RECORD (staff)));
  g_set_object (&self->staff, staff);
  gtk_label_set_label (GTK_LABEL (self->who), name);
  pp_pin_pad_clear (PP_PIN_PAD (self->pad));
  gtk_widget_set_sensitive (self->pad, TRUE);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "pin");
  gtk_widget_grab_focus (self->pad);
  pp_store_read_async (store, read_wait, g_strdup (pp_record_get_id (PP_RECORD (staff))), g_free,
                       g_free, NULL, wait_read_cb, g_object_ref (self));
}

static void
activated_cb (PpLock *self, GtkFlowBoxChild *child)
{
  choose (self, g_object_get_data (G_OBJECT (child), "staff"));
}

static void
append_line (GtkWidget *box, const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
}

static GtkWidget *
make_tile (PpStaff *staff, guint roles)
{
  g_autofree char *name = pp_shown_name (staff->name_en, staff->name_ml);
  g_autofree char *words = pp_words_of_roles (roles);
  GtkWidget *child = gtk_flow_box_child_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  append_line (lines, name, NULL);
  if (*words != '\0')
    append_line (lines, words, "role");
  gtk_box_append (GTK_BOX (box), pp_avatar_new (64, staff->name_en, staff->name_ml));
  gtk_box_append (GTK_BOX (box), lines);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), box);
  gtk_widget_add_css_class (child, "tile");
  gtk_widget_add_css_class (child, "card");
  gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  g_object_set_data_full (G_OBJECT (child), "staff", g_object_ref (staff), g_object_unref);
  return child;
}

/* The next key goes to the tile of who was here last, or to the first; where the tiles are not
 * seen nothing is taken from where the focus is. */
static void
focus_tile (PpLock *self)
{
  GtkWidget *wanted = gtk_widget_get_first_child (self->tiles);

  for (GtkWidget *tile = wanted; tile != NULL && self->last != NULL;
       tile = gtk_widget_get_next_sibling (tile))
    if (strcmp (pp_record_get_id (g_object_get_data (G_OBJECT (tile), "staff")), self->last) == 0)
      wanted = tile;
  if (wanted != NULL && gtk_widget_get_mapped (self->tiles))
    gtk_widget_child_focus (wanted, GTK_DIR_TAB_FORWARD);   /* so that arrows go on from it */
}

static void
remember (PpLock *self, const char *staff)
{
  g_free (self->last);
  self->last = g_strdup (staff);
}

/* In another language their PIN is still asked for. */
static void
choose_again (PpLock *self, const Tiles *tiles)
{
  PpSession *session = pp_pane_get_session (PP_PANE (self));
  const char *kept = pp_session_kept (session, KEPT, "staff");

  for (guint i = 0; kept != NULL && i < tiles->staff->len; i++)
    {
      PpStaff *one = g_ptr_array_index (tiles->staff, i);

      if (strcmp (pp_record_get_id (PP_RECORD (one)), kept) == 0)
        {
          choose (self, one);
          return;
        }
    }
}

static void
pp_lock_show (PpPane *pane, gpointer result)
{
  PpLock *self = PP_LOCK (pane);
  Tiles *tiles = result;
  g_autofree char *name = pp_shown_name (tiles->cluster->name_en, tiles->cluster->name_ml);
  g_autofree char *hint = g_strdup_printf (_("A demo: everybody’s PIN is %s"), PP_PIN_DEMO);
  GtkWidget *child;

  gtk_label_set_label (GTK_LABEL (self->cluster), name);
  gtk_label_set_label (GTK_LABEL (self->demo), hint);
  gtk_widget_set_visible (self->demo, tiles->is_demo);
  while ((child = gtk_widget_get_first_child (self->tiles)) != NULL)
    gtk_flow_box_remove (GTK_FLOW_BOX (self->tiles), child);
  gtk_flow_box_set_min_children_per_line (GTK_FLOW_BOX (self->tiles),
                                          tiles->staff->len < 2 ? 1 : 2);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (self->tiles),
                                          CLAMP (tiles->staff->len, 1, 4));
  for (guint i = 0; i < tiles->staff->len; i++)
    gtk_flow_box_append (GTK_FLOW_BOX (self->tiles),
                         make_tile (g_ptr_array_index (tiles->staff, i),
                                    g_array_index (tiles->roles, guint, i)));
  if (self->last == NULL)
    remember (self, tiles->last);
  focus_tile (self);
  if (self->staff == NULL)
    choose_again (self, tiles);
}

typedef struct {
  char *staff;
  char *pin;
  char *language;   /* (nullable): that they chose before */
} SignIn;

typedef struct {
  guint   roles;
  char   *language;
  GError *refused;    /* (nullable): why the PIN is not taken */
  gint64  wait;       /* seconds until the next one is */
} SignedIn;

static void
signed_in_free (gpointer data)
{
  SignedIn *self = data;

  g_free (self->language);
  g_clear_error (&self->refused);
  g_free (self);
}

static void
sign_in_free (gpointer data)
{
  SignIn *self = data;

  memset (self->pin, 0, strlen (self->pin));
  g_free (self->pin);
  g_free (self->language);
  g_free (self->staff);
  g_free (self);
}

static gboolean
read_session (PpDb *db, const SignIn *self, SignedIn *found, GError **error)
{
  g_autofree char *key = pp_session_language_key (self->staff);

  return pp_role_of_staff (db, self->staff, &found->roles, error) &&
         (self->language == NULL || pp_local_write (db, key, self->language, error)) &&
         pp_local_read (db, key, &found->language, error) &&
         pp_local_write (db, LAST_KEY, self->staff, error);
}

/* A wrong PIN is no failure of the query: that it was wrong is committed. */
static gpointer
check_pin (PpDb *db, gpointer data, GError **error)
{
  const SignIn *self = data;
  SignedIn *found = g_new0 (SignedIn, 1);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  if (pp_pin_check (db, self->staff, self->pin, now, &found->refused)
        ? read_session (db, self, found, error)
        : pp_pin_read_wait (db, self->staff, now, &found->wait, error))
    return found;
  signed_in_free (found);
  return NULL;
}

static void
checked_cb (GObject *store, GAsyncResult *task, gpointer user_data)
{
  g_autoptr (PpLock) self = user_data;
  g_autoptr (GError) error = NULL;
  SignedIn *found = pp_store_maintain_finish (PP_STORE (store), task, &error);
  PpSession *session = pp_pane_get_session (PP_PANE (self));

  if (self->staff == NULL || session == NULL)
    {
      g_clear_pointer (&found, signed_in_free);
      return;
    }
  gtk_widget_set_sensitive (self->pad, TRUE);
  if (found == NULL || found->refused != NULL)
    {
      if (found != NULL && found->wait > 0)
        pp_pin_pad_wait (PP_PIN_PAD (self->pad), (guint) found->wait);
      else
        pp_pin_pad_say (PP_PIN_PAD (self->pad),
                        found != NULL ? found->refused->message : error->message);
      g_clear_pointer (&found, signed_in_free);
      return;
    }
  {
    g_autoptr (PpStaff) staff = g_object_ref (self->staff);
    g_autofree char *language = g_strdup (found->language != NULL ? found->language
                                                                  : staff->language);

    pp_session_forget (session, KEPT);
    /* Another language is another window: it is there before the next key goes to it. */
    pp_session_set_language (session, language);
    pp_session_sign_in (session, staff, found->roles);
    signed_in_free (found);
  }
}

static void
entered_cb (PpLock *self, const char *pin)
{
  PpSession *session = pp_pane_get_session (PP_PANE (self));
  SignIn *asked = g_new0 (SignIn, 1);

  asked->staff = g_strdup (pp_record_get_id (PP_RECORD (self->staff)));
  asked->pin = g_strdup (pin);
  asked->language = g_strdup (pp_session_get_choice (session));
  gtk_widget_set_sensitive (self->pad, FALSE);
  pp_store_maintain_async (pp_session_get_store (session), check_pin, asked, sign_in_free,
                           signed_in_free, checked_cb, g_object_ref (self));
}

static void
pp_lock_dispose (GObject *object)
{
  PpLock *self = PP_LOCK (object);

  g_clear_object (&self->staff);
  g_clear_pointer (&self->last, g_free);
  pp_pane_dispose_template (PP_PANE (self), PP_TYPE_LOCK);

  G_OBJECT_CLASS (pp_lock_parent_class)->dispose (object);
}

static void
pp_lock_class_init (PpLockClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PpPaneClass *pane_class = PP_PANE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pp_lock_dispose;
  pane_class->kinds = "staff staff_role cluster";
  pane_class->load = pp_lock_load;
  pane_class->show = pp_lock_show;
  pane_class->result_free = tiles_free;

  g_type_ensure (PP_TYPE_PIN_PAD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/panippura/Panippura/ui/shell/lock.ui");
  gtk_widget_class_bind_template_child (widget_class, PpLock, stack);
  gtk_widget_class_bind_template_child (widget_class, PpLock, cluster);
  gtk_widget_class_bind_template_child (widget_class, PpLock, demo);
  gtk_widget_class_bind_template_child (widget_class, PpLock, tiles);
  gtk_widget_class_bind_template_child (widget_class, PpLock, who);
  gtk_widget_class_bind_template_child (widget_class, PpLock, pad);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, pp_lock_reset);
}

static void
pp_lock_init (PpLock *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pp_lock_reset:
 * @self: the lock
 *
 * Shows the tiles, and nobody's PIN is asked for. Whoever is at the desk now is remembered: the
 * focus waits on their tile.
 */
void
pp_lock_reset (PpLock *self)
{
  PpSession *session;
  PpStaff *here;

  g_return_if_fail (PP_IS_LOCK (self));

  session = pp_pane_get_session (PP_PANE (self));
  here = session != NULL ? pp_session_get_staff (session) : NULL;
  if (here != NULL)
    remember (self, pp_record_get_id (PP_RECORD (here)));
  if (session != NULL)
    pp_session_forget (session, KEPT);
  g_clear_object (&self->staff);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "tiles");
  focus_tile (self);
}
