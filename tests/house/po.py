# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads .po files, and extracts what the sources ask to be translated."""

import functools
import os
import re
import subprocess
import tempfile
from typing import NamedTuple

PO = "po/ml.po"
POTFILES = "po/POTFILES"

# What meson's i18n.gettext (preset: 'glib') hands to xgettext.
PRESET = ["--from-code=UTF-8", "--add-comments", "--keyword=_", "--keyword=N_",
          "--keyword=C_:1c,2", "--keyword=NC_:1c,2", "--keyword=g_dcgettext:2",
          "--keyword=g_dngettext:2,3", "--keyword=g_dpgettext2:2c,3", "--flag=N_:1:pass-c-format",
          "--flag=C_:2:pass-c-format", "--flag=NC_:2:pass-c-format",
          "--flag=g_dngettext:2:pass-c-format", "--flag=g_strdup_printf:1:c-format",
          "--flag=g_string_printf:2:c-format", "--flag=g_string_append_printf:2:c-format",
          "--flag=g_error_new:3:c-format", "--flag=g_set_error:4:c-format"]


class Entry(NamedTuple):
    line: int
    context: str | None
    msgid: str
    plural: str | None
    strings: tuple
    flags: frozenset

    @property
    def key(self):
        return self.context, self.msgid, self.plural


def unescape(quoted):
    escapes = {"n": "\n", "t": "\t"}
    return re.sub(r"\\(.)", lambda m: escapes.get(m[1], m[1]), quoted)


def read_entry(number, lines):
    """One paragraph of a .po file; None where it holds no live message."""
    parts, flags, at, part = {}, set(), number, None
    for offset, line in enumerate(lines):
        if line.startswith("#,"):
            flags |= {flag.strip() for flag in line[2:].split(",")}
        m = re.match(r"(msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)?\s*\"(.*)\"$", line)
        if m is None:
            continue
        if m[1]:
            part = m[1]
            at = number + offset if part == "msgid" else at
        parts[part] = parts.get(part, "") + unescape(m[2])
    if "msgid" not in parts:
        return None
    strings = tuple(words for part, words in parts.items() if part.startswith("msgstr"))
    return Entry(at, parts.get("msgctxt"), parts["msgid"], parts.get("msgid_plural"), strings,
                 frozenset(flags))


def parse(text):
    """The messages of a .po or .pot file, the header aside."""
    entries, block, start, complete = [], [], 1, False
    for number, line in enumerate(text.split("\n") + [""], 1):
        if not line.strip() or (complete and re.match("#|msgctxt|msgid", line)):
            entries.append(read_entry(start, block))
            block, start, complete = [], number, False
        complete = complete or line.startswith("msgstr")
        block.append(line)
    return [e for e in entries if e is not None and e.msgid]


@functools.lru_cache(maxsize=1)
def extract(tree):
    """What a fresh .pot of the tree holds."""
    build = tree.text("po/meson.build") if tree.has("po/meson.build") else ""
    with tempfile.TemporaryDirectory() as folder:
        pot = os.path.join(folder, "fresh.pot")
        subprocess.run(["xgettext", *PRESET, *re.findall(r"'(--(?:keyword|flag)=[^']+)'", build),
                        "--force-po", "--files-from=" + POTFILES, "--output=" + pot],
                       cwd=tree.root, check=True)
        with open(pot, encoding="utf-8") as f:
            return parse(f.read())


def compile_errors(tree):
    """(line, words) of what `msgfmt --check` has to say against the catalogue."""
    done = subprocess.run(["msgfmt", "--check", "--output-file=" + os.devnull, PO], cwd=tree.root,
                          capture_output=True, text=True, env={**os.environ, "LC_ALL": "C"})
    if done.returncode == 0:
        return []
    said = [re.match(r"[^:]+:(\d+): (?!warning: )(.*)", line) for line in done.stderr.splitlines()]
    return [(int(m[1]), m[2]) for m in said if m] or [(1, done.stderr)]
