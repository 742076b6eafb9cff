-- SPDX-License-Identifier: GPL-3.0-or-later
-- Which rows a word is in is all that is asked of the one box's index: where in the row it stands
-- is not kept. What separates words is taken out before they come here; whatever else is in them,
-- a word is one token.

CREATE VIRTUAL TABLE search_next USING fts5 (
  words,
  tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'",
  prefix = '1 2 3',
  columnsize = 0,
  detail = none
);
INSERT INTO search_next (rowid, words) SELECT rowid, words FROM search ORDER BY rowid;
DROP TABLE search;
ALTER TABLE search_next RENAME TO search;

-- The words without a digit, each once: how one that was begun may go on. To look each up is much
-- less than to gather all rows of what begins so. There may be some here that no row has any more.
CREATE TABLE search_word (
  word TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

INSERT OR IGNORE INTO search_word
  SELECT value FROM search, json_each ('["' || replace (trim (words), ' ', '","') || '"]')
  WHERE value <> '' AND value NOT GLOB '*[0-9]*';
