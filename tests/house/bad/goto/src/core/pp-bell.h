/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

static inline int
bell_ring (int n)
{
  if (n > 0)
    goto out;
  n = 1;
out:
  return n;
}
