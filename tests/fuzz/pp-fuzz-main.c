/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pp-fuzz.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

/* Drives a fuzz target without libFuzzer: every file of its corpus as it is, then so many changed
 * ones, the same in each run. What breaks it is written out, to be put into the corpus.
 */

#define QUICK    2000
#define THOROUGH 300000
#define MOST     4096
#define MOST_CHANGES 6

static const char *const tokens[] = {
  "\"", "\\u0000", "{", "}", "[", "]", ",", ":", "\r\n", "\n", "=", "+", "-", "@", "'", ";",
  "\t",
  "0", "9", "9223372036854775807", "-9223372036854775808", "1e9", ".", "1,00,000.00", "₹", "%", "*",
  "\xef\xbb\xbf", "\xff\xfe", "\xe2\x80\xae", "\xe2\x80\x8d", "\xe2\x80\x8c", "\xcc\x81",
  "\xc3\x28",
  "ക്ഷ", "ന്‍", "ൻ", "ി", "്", "്‌", "അ", "൧", "A-014", "L-A26-00123", "R-A2627-00231", "kg", "ml",
  "2026-02-29", "24:00", "NEAR/2", "OR", "AND", "id:", "null", "true", "\x01", "\x7f",
};

static GByteArray *in_hand;

/* What is read when it breaks; only what may be called in a signal's handler. */
static void
tell_cb (int number)
{
  static const char digits[] = "0123456789abcdef";
  static const char words[] = "\n# broken by these bytes:\n";
  char hex[2 * MOST];
  guint n = MIN (in_hand->len, MOST);

  for (guint i = 0; i < n; i++)
    {
      hex[2 * i] = digits[in_hand->data[i] >> 4];
      hex[2 * i + 1] = digits[in_hand->data[i] & 15];
    }
  if (write (STDERR_FILENO, words, sizeof words - 1) < 0 ||
      write (STDERR_FILENO, hex, 2 * n) < 0 || write (STDERR_FILENO, "\n", 1) < 0)
    _exit (1);
  signal (number, SIG_DFL);
  raise (number);
}

static void
try (GByteArray *input)
{
  g_autofree guint8 *copy = g_memdup2 (input->data, input->len);   /* with nothing behind it */

  in_hand = input;
  g_assert_cmpint (LLVMFuzzerTestOneInput (copy, input->len), ==, 0);
}

static int
by_name (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
load_corpus (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "fuzz", "corpus", pp_fuzz_name,
                                                   NULL);
  GPtrArray *corpus = g_ptr_array_new_with_free_func ((GDestroyNotify) g_byte_array_unref);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (names, by_name);
  for (guint i = 0; i < names->len; i++)
    {
      char *bytes;
      gsize length;

      g_assert_true (g_file_get_contents (names->pdata[i], &bytes, &length, NULL));
      g_ptr_array_add (corpus, g_byte_array_new_take ((guint8 *) bytes, length));
    }
  g_assert_cmpuint (corpus->len, >, 0);
  return corpus;
}

static guint
below (GRand *dice, guint limit)
{
  return limit > 0 ? g_rand_int (dice) % limit : 0;
}

static void
insert (GByteArray *input, guint at, gconstpointer bytes, guint length)
{
  g_autofree guint8 *tail = g_memdup2 (input->data + at, input->len - at);
  guint n_tail = input->len - at;

  g_byte_array_set_size (input, at);
  g_byte_array_append (input, bytes, length);
  g_byte_array_append (input, tail, n_tail);
}

static void
change (GByteArray *input, GRand *dice, GPtrArray *corpus)
{
  guint at = below (dice, input->len + 1), length = below (dice, input->len - at + 1);
  guint few = 1 + below (dice, 16);
  const char *token = tokens[below (dice, G_N_ELEMENTS (tokens))];
  GByteArray *other = corpus->pdata[below (dice, corpus->len)];
  guint8 byte = below (dice, 256);

  switch (below (dice, 6))
    {
    case 0:
      if (at < input->len)
        input->data[at] ^= 1 << below (dice, 8);
      break;
    case 1:
      insert (input, at, &byte, 1);
      break;
    case 2:
      insert (input, at, token, strlen (token));
      break;
    case 3:
      g_byte_array_remove_range (input, at, MIN (length, few));
      break;
    case 4:
      {
        g_autofree guint8 *again = g_memdup2 (input->data + at, length);

        insert (input, at, again, length);
        break;
      }
    default:
      g_byte_array_set_size (input, at);
      at = below (dice, other->len);
      g_byte_array_append (input, other->data + at, other->len - at);
    }
  if (input->len > MOST)
    g_byte_array_set_size (input, MOST);
}

static void
test_corpus (void)
{
  g_autoptr (GPtrArray) corpus = load_corpus ();

  g_ptr_array_foreach (corpus, (GFunc) try, NULL);
}

static void
test_changed (void)
{
  g_autoptr (GPtrArray) corpus = load_corpus ();
  g_autoptr (GRand) dice = g_rand_new_with_seed (26);
  guint n = g_test_thorough () ? THOROUGH : QUICK;

  for (guint i = 0; i < n; i++)
    {
      GByteArray *seed = corpus->pdata[below (dice, corpus->len)];
      g_autoptr (GByteArray) input = g_byte_array_new ();
      guint n_changes = 1 + below (dice, MOST_CHANGES);

      g_byte_array_append (input, seed->data, seed->len);
      for (guint j = 0; j < n_changes; j++)
        change (input, dice, corpus);
      try (input);
    }
  g_test_message ("%u changed inputs", n);
}

int
main (int argc, char *argv[])
{
  g_autofree char *first = g_strdup_printf ("/fuzz/%s/corpus", pp_fuzz_name);
  g_autofree char *second = g_strdup_printf ("/fuzz/%s/changed", pp_fuzz_name);

  g_test_init (&argc, &argv, NULL);
  signal (SIGABRT, tell_cb);
  signal (SIGTRAP, tell_cb);
  signal (SIGSEGV, tell_cb);
  g_test_add_func (first, test_corpus);
  g_test_add_func (second, test_changed);
  return g_test_run ();
}
