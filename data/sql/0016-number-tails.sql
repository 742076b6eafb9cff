-- SPDX-License-Identifier: GPL-3.0-or-later
-- Numbers of letters and digits are found by how they end, as phones are: 4 digits or more at the
-- end of such a word are indexed backwards too, behind a "q". Behind an "r" are those of words that
-- are digits alone. The words of who has no such number stay as they are.

WITH RECURSIVE
  word (id, word) AS (
    SELECT search.rowid, value
    FROM search, json_each ('["' || replace (trim (words), ' ', '","') || '"]')
    WHERE words GLOB '*[^ 0-9][^ 0-9][0-9]*' OR words GLOB '*[^ 0-9r][0-9]*'
  ),
  tail (id, rest, back) AS (
    SELECT id, substr (word, length (rtrim (word, '0123456789')) + 1), 'q'
    FROM word
    WHERE word GLOB '*[^0-9]*[0-9][0-9][0-9][0-9]'
      AND (word NOT GLOB 'r*' OR substr (word, 2) GLOB '*[^0-9]*')
    UNION ALL
    SELECT id, substr (rest, 1, length (rest) - 1), back || substr (rest, -1)
    FROM tail
    WHERE rest <> ''
  )
UPDATE search
SET words = rtrim (words) || ' ' || added || ' '
FROM (SELECT id, group_concat (back, ' ') AS added FROM tail WHERE rest = '' GROUP BY id)
WHERE search.rowid = id;
