#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the Malayalam catalogue to the sources and to the way the house writes Malayalam."""

import re
import unicodedata

import po
import report
from source import Finding

ZWNJ, ZWJ = "\u200c", "\u200d"
LETTER = "[\u0d00-\u0d7f]"

# The words that keep a ZWNJ, without the end that a case changes.
JOINED = re.compile("അപ്\u200cലോഡ|ഓഫ്\u200cലൈ|പാസ്\u200cവേഡ|നെറ്റ്\u200cവർക്ക")

# Words in which ൻ and റ are two sounds.
TWO_SOUNDS = re.compile("എൻറോൾ|ഹെൻറി")

PLACEHOLDER = re.compile(r"%(?:(\d+)\$)?([-+ #0'I]*)(\*|\d+)?(?:\.(\*|\d+))?"
                         r"(hh|h|ll|l|j|z|t|L)?([diouxXeEfFgGcsp%])")

# Units, names of forms and standards, and words typed as they are.
LATIN = set("""
    kg g mg µg ml l µl L mm cm m km mJ h min C pH
    FFA TPC aw INS
    GST GSTIN QR PIN PDF FSSAI EAN GTIN GS1 DataMatrix Code UPI IFSC PAN HSN NABL BIS ISI ISO FEFO
    CSV JSON USB TLS HTTP HTTPS URL UTF UTC IST SQL SQLite PostgreSQL GTK PNG SVG PEM MRP UTR
    ml en
    Panippura panippura panippura-admin panippura-district English
    YYYY MM DD HH SS
    DIR FILE VERB STAFF KIND TEXT ROW KEY VALUE COMMAND NAME CODE ADDR PORT N sqlite https
""".split())

NOT_WORDS = re.compile(
    r"</?\w+[^<>]*>|&\w+;|&#\d+;"          # markup
    r"|\b(?:Ctrl|Alt|Shift)\+\S"           # keys
    r"|(?<![\w-])--?[A-Za-z][\w-]*"        # options
    r"|\b\w+://\S+|[\w.+-]+@[\w.-]+"       # addresses
    r"|[\w/-]*\w\.[a-z][a-z0-9]+\b"        # file names
    r"|\b[A-Z]+[A-Z0-9-]*\d[\w-]*")        # numbers of lots, standards and papers
QUOTED = re.compile(r"'[^'\n]+'|\"[^\"\n]+\"|`[^`\n]+`|‘[^’\n]+’|“[^”\n]+”")


def latin_words(words, msgid):
    """The words in Latin letters that should have been translated. What stands in quotes in
    both languages alike is something to type."""
    alike = set(QUOTED.findall(msgid))
    words = QUOTED.sub(lambda m: " " if m[0] in alike else m[0], words)
    words = NOT_WORDS.sub(" ", PLACEHOLDER.sub(" ", words))
    words = re.sub(r"%[-_0^#EO]*[A-Za-z]", " ", words)
    return [w for w in re.findall(r"[A-Za-zµ]+(?:-[A-Za-z]+)*", words) if w not in LATIN]


def placeholders(words):
    """Place and type of each value that `words` takes, whatever their order."""
    found = [m for m in PLACEHOLDER.finditer(words) if m[6] != "%"]
    return sorted((int(m[1] or n), m[3] == "*", m[4] == "*", m[5] or "", m[6])
                  for n, m in enumerate(found, 1))


def lint_normal(entry, words):
    if unicodedata.normalize("NFC", words) != words:
        yield "is not NFC"


def lint_joiners(entry, words):
    if ZWJ in words:
        yield "holds a ZWJ: write the chillu letter (ൺ ൻ ർ ൽ ൾ)"
    if ZWNJ in JOINED.sub("", words):
        yield "holds a ZWNJ where none belongs"


def lint_letters(entry, words):
    for wrong, right in (("ൌ", "ൗ"), ("ു്", "്"), ("ൻറ", "ന്റ"), ("ൻ്റ", "ന്റ")):
        if wrong in TWO_SOUNDS.sub("", words):
            yield f"write {right}, not {wrong}"


def lint_digits(entry, words):
    if re.search("[൦-൯]", words):
        yield "digits are 0-9"
    if re.search(r"%(?:\d+\$)?[-+ #0']*I\d*d", words):
        yield "the flag I turns digits into ൦-൯"


def lint_endings(entry, words):
    for m in re.finditer(f"({PLACEHOLDER.pattern})[{ZWNJ}{ZWJ}]?-?{LETTER}", words):
        yield f"an ending is glued to {m[1]}"


def lint_copied(entry, words):
    if words in (entry.msgid, entry.plural) and latin_words(words, ""):
        yield "is the English text"


def lint_latin(entry, words):
    left = latin_words(words, entry.msgid)
    if left and words not in (entry.msgid, entry.plural):
        yield "holds words in Latin letters: " + ", ".join(left)


def lint_spaces(entry, words):
    for side, ends in (("begin", str.startswith), ("end", str.endswith)):
        if ends(words, " ") != ends(entry.msgid, " "):
            yield f"does not {side} as the English does: a space"
    if "  " in words and "  " not in entry.msgid:
        yield "holds two spaces in a row"


def lint_formats(entry, words):
    if "c-format" not in entry.flags:
        return
    allowed = [placeholders(entry.plural or entry.msgid)]
    if entry.plural is not None and words == entry.strings[0]:
        allowed += [placeholders(entry.msgid), []]      # "one slot" may do without its number
    if placeholders(words) not in allowed:
        yield "takes other values than the English"


LINTS = {name[5:]: lint for name, lint in list(globals().items()) if name.startswith("lint_")}


def lint(name):
    """A check of the whole catalogue, out of the lint of one string."""
    def check(tree):
        if not tree.has(po.PO):
            return []
        formats = {e.key for e in po.extract(tree) if "c-format" in e.flags}
        found = []
        for entry in po.parse(tree.text(po.PO)):
            flags = entry.flags | ({"c-format"} if entry.key in formats else frozenset())
            for words in filter(None, entry.strings):
                found += [Finding(po.PO, entry.line, says)
                          for says in LINTS[name](entry._replace(flags=flags), words)]
        return found
    return check


def check_valid(tree):
    if not tree.has(po.PO):
        return [Finding(po.PO, 1, "is missing")]
    return [Finding(po.PO, line, says) for line, says in po.compile_errors(tree)]


def check_complete(tree):
    """The catalogue and a fresh extraction hold the same messages, and each is translated."""
    if not tree.has(po.PO):
        return []
    fresh = {e.key: e for e in po.extract(tree)}
    text = tree.text(po.PO)
    entries = {e.key: e for e in po.parse(text)}
    found = [Finding(po.PO, 1, f"is missing: {e.msgid!r}")
             for key, e in fresh.items() if key not in entries]
    for key, entry in entries.items():
        if key not in fresh:
            found.append(Finding(po.PO, entry.line, f"no source says {entry.msgid!r}"))
        elif "fuzzy" in entry.flags:
            found.append(Finding(po.PO, entry.line, f"is fuzzy: {entry.msgid!r}"))
        elif not all(entry.strings):
            found.append(Finding(po.PO, entry.line, f"is not translated: {entry.msgid!r}"))
    found += [Finding(po.PO, number, "an old message: take it out")
              for number, line in enumerate(text.split("\n"), 1) if line.startswith("#~ msgid ")]
    return found


CHECKS = {"valid": check_valid, "complete": check_complete, **{name: lint(name) for name in LINTS}}

if __name__ == "__main__":
    report.main(__doc__, CHECKS)
