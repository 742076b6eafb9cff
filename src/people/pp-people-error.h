/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define PP_PEOPLE_ERROR (pp_people_error_quark ())

typedef enum {
  PP_PEOPLE_ERROR_NO_NAME,
  PP_PEOPLE_ERROR_BAD_PHONE,
  PP_PEOPLE_ERROR_BAD_NUMBER,     /* a licence, tax or registration number */
  PP_PEOPLE_ERROR_CODE_TAKEN,
  PP_PEOPLE_ERROR_BAD_CODE,
  PP_PEOPLE_ERROR_NOT_STAFF,
  PP_PEOPLE_ERROR_LAST_MANAGER,
  PP_PEOPLE_ERROR_HAS_ALREADY,    /* the member, role or holiday is there */
  PP_PEOPLE_ERROR_NO_MEMBER,      /* the member, role or holiday is not there */
  PP_PEOPLE_ERROR_WEAK_PIN,
  PP_PEOPLE_ERROR_WRONG_PIN,
  PP_PEOPLE_ERROR_WAIT,           /* too many wrong PINs */
  PP_PEOPLE_ERROR_BAD_PLACE,      /* no such local body or ward */
  PP_PEOPLE_ERROR_KNOWN,          /* the person is registered already */
  PP_PEOPLE_ERROR_BAD_EMAIL,
  PP_PEOPLE_ERROR_PHONE_KNOWN,    /* somebody else has the phone number */
  PP_PEOPLE_ERROR_BAD_DISCLOSURE, /* what left as a file is told wrongly */
} PpPeopleError;

GQuark pp_people_error_quark (void);

G_END_DECLS
