/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-picture.h"

#include <dmtx.h>
#include <string.h>
#include <zbar.h>

#define INK         128    /* a darker dot is ink */
#define GIVE_UP_MS  5000
#define MOST_TIMES  4
#define FNC1        0x1d

struct _PpPicture {
  int     width;
  int     height;
  guchar *dots;   /* (owned): one byte a dot, 0 or 255 */
};

static PpPicture *
make (int width, int height)
{
  PpPicture *picture = g_new (PpPicture, 1);

  *picture = (PpPicture) { width, height, g_malloc ((gsize) width * height) };
  return picture;
}

static PpPicture *
enlarge (const PpPicture *picture, int times)
{
  PpPicture *large = make (picture->width * times, picture->height * times);

  for (int y = 0; y < large->height; y++)
    for (int x = 0; x < large->width; x++)
      large->dots[(gsize) y * large->width + x] =
        picture->dots[(gsize) (y / times) * picture->width + x / times];
  return large;
}

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static char *
find_matrix (const PpPicture *picture)
{
  DmtxImage *image = dmtxImageCreate (picture->dots, picture->width, picture->height,
                                      DmtxPack8bppK);
  DmtxDecode *decode = dmtxDecodeCreate (image, 1);
  DmtxTime until = dmtxTimeAdd (dmtxTimeNow (), GIVE_UP_MS);
  DmtxRegion *region;
  char *text = NULL;

  dmtxDecodeSetProp (decode, DmtxPropFnc1, FNC1);
  while (text == NULL && (region = dmtxRegionFindNext (decode, &until)) != NULL)
    {
      DmtxMessage *message = dmtxDecodeMatrixRegion (decode, region, DmtxUndefined);

      if (message != NULL)
        {
          text = g_strndup ((const char *) message->output, message->outputIdx);
          dmtxMessageDestroy (&message);
        }
      dmtxRegionDestroy (&region);
    }
  dmtxDecodeDestroy (&decode);
  dmtxImageDestroy (&image);
  return text;
}

/**
 * pp_picture_new:
 * @surface: an image in CAIRO_FORMAT_RGB24
 *
 * Returns: (transfer full): what a printer of black dots makes of it
 */
PpPicture *
pp_picture_new (cairo_surface_t *surface)
{
  PpPicture *picture;
  const guchar *data;
  int stride;

  g_return_val_if_fail (cairo_image_surface_get_format (surface) == CAIRO_FORMAT_RGB24, NULL);

  cairo_surface_flush (surface);
  picture = make (cairo_image_surface_get_width (surface),
                  cairo_image_surface_get_height (surface));
  data = cairo_image_surface_get_data (surface);
  stride = cairo_image_surface_get_stride (surface);
  for (int y = 0; y < picture->height; y++)
    for (int x = 0; x < picture->width; x++)
      {
        guint32 dot, grey;

        memcpy (&dot, data + (gsize) y * stride + x * 4, sizeof dot);
        grey = (((dot >> 16) & 0xff) * 30 + ((dot >> 8) & 0xff) * 59 + (dot & 0xff) * 11) / 100;
        picture->dots[(gsize) y * picture->width + x] = grey < INK ? 0 : 255;
      }
  return picture;
}

void
pp_picture_free (PpPicture *picture)
{
  g_free (picture->dots);
  g_free (picture);
}

/**
 * pp_picture_find_ink:
 * @left: (out): the edges of all that is black, in dots
 * @top: (out): as @left
 * @right: (out): as @left
 * @bottom: (out): as @left
 *
 * Returns: whether anything is black
 */
gboolean
pp_picture_find_ink (PpPicture *picture, int *left, int *top, int *right, int *bottom)
{
  *left = picture->width;
  *top = picture->height;
  *right = *bottom = 0;

  for (int y = 0; y < picture->height; y++)
    for (int x = 0; x < picture->width; x++)
      if (picture->dots[(gsize) y * picture->width + x] == 0)
        {
          *left = MIN (*left, x);
          *right = MAX (*right, x + 1);
          *top = MIN (*top, y);
          *bottom = y + 1;
        }
  return *right > 0;
}

/**
 * pp_picture_read_codes:
 *
 * Returns: (transfer full): what ZBar reads, as "EAN-13:890…", sorted
 */
char **
pp_picture_read_codes (PpPicture *picture)
{
  static const zbar_symbol_type_t kinds[] = { ZBAR_CODE128, ZBAR_EAN13, ZBAR_QRCODE };
  g_autoptr (GPtrArray) codes = g_ptr_array_new_null_terminated (0, NULL, TRUE);
  zbar_image_scanner_t *scanner = zbar_image_scanner_create ();
  zbar_image_t *image = zbar_image_create ();
  const zbar_symbol_t *symbol;

  zbar_image_scanner_set_config (scanner, 0, ZBAR_CFG_ENABLE, 0);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    zbar_image_scanner_set_config (scanner, kinds[i], ZBAR_CFG_ENABLE, 1);
  zbar_image_set_format (image, zbar_fourcc ('Y', '8', '0', '0'));
  zbar_image_set_size (image, picture->width, picture->height);
  zbar_image_set_data (image, picture->dots, (gulong) picture->width * picture->height, NULL);
  zbar_scan_image (scanner, image);

  for (symbol = zbar_image_first_symbol (image); symbol != NULL;
       symbol = zbar_symbol_next (symbol))
    g_ptr_array_add (codes, g_strdup_printf ("%s:%s",
                                             zbar_get_symbol_name (zbar_symbol_get_type (symbol)),
                                             zbar_symbol_get_data (symbol)));
  zbar_image_destroy (image);
  zbar_image_scanner_destroy (scanner);
  g_ptr_array_sort (codes, compare_strings);
  return (char **) g_ptr_array_free (g_steal_pointer (&codes), FALSE);
}

/**
 * pp_picture_read_matrix:
 *
 * Looks closer, as people do with a hand scanner, where nothing is found.
 *
 * Returns: (transfer full) (nullable): what the first Data Matrix code holds, with FNC1 as
 *   the byte 0x1d
 */
char *
pp_picture_read_matrix (PpPicture *picture)
{
  char *text = NULL;

  for (int times = 1; text == NULL && times <= MOST_TIMES; times++)
    {
      g_autoptr (PpPicture) large = enlarge (picture, times);

      text = find_matrix (large);
    }
  return text;
}
