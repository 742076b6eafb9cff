/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/pp-shelf.h"

#include <sqlite3.h>

#include "core/pp-greeting.h"

/**
 * pp_shelf_query:
 *
 * Returns: (transfer none): SQL
 */
const char *
pp_shelf_query (void)
{
  return "SELECT id FROM shelf";
}
