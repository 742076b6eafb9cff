/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "desk/pp-boards.h"
#include "store/pp-shelf.h"

int
main (int argc, char **argv)
{
  return 0;
}
