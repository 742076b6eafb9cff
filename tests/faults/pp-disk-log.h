/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdint.h>

/* What pp-disk.c writes down and pp-tape.c reads: records, one after the other. */
typedef enum {
  PP_DISK_FOUND = 1,     /* a file that was there: its name follows */
  PP_DISK_MADE,          /* a new file: its name follows */
  PP_DISK_WROTE,         /* the bytes follow */
  PP_DISK_SIZED,         /* cut or grown to offset */
  PP_DISK_GREW,          /* room up to offset at least */
  PP_DISK_SYNCED,
  PP_DISK_FOLDER_SYNCED, /* the folder's name follows, "" for the data folder */
  PP_DISK_FOLDER_MADE,   /* its name follows */
  PP_DISK_RENAMED,       /* the old name, NUL, the new name */
  PP_DISK_REMOVED,       /* its name follows */
  PP_DISK_PASSED,        /* a step that leaves nothing, or whose trace no power cut outlives */
  PP_DISK_SAID,          /* what the program told on its standard output follows */
} PpDiskOp;

typedef struct {
  uint32_t op;
  uint32_t file;
  uint64_t offset;
  uint64_t length;       /* of what follows */
  int64_t  at;           /* when, as the file's own time says it: UTC seconds */
} PpDiskRecord;
