# SPDX-License-Identifier: GPL-3.0-or-later
"""A tree of sources, and as much of C as the checks need: comments, strings, functions."""

import os
import re
from typing import NamedTuple

SAMPLES = ("tests/house/bad", "tests/house/good")


class Finding(NamedTuple):
    path: str
    line: int
    text: str

    def __str__(self):
        return f"{self.path}:{self.line}: {self.text}"


class Include(NamedTuple):
    line: int
    name: str
    quoted: bool


class Function(NamedTuple):
    name: str
    line: int
    length: int
    static: bool
    documented: bool


def blank(match):
    """Spaces in place of what matched, so that lines and columns stay where they are."""
    return re.sub(r"[^\n]", " ", match[0])


class Source:
    """One C file. `code` is without comments, `bare` without strings and comments."""

    TOKEN = re.compile(r"//[^\n]*|/\*.*?\*/|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'", re.S)
    DIRECTIVE = re.compile(r"^[ \t]*#(?:[^\n]*\\\n)*[^\n]*", re.M)
    INCLUDE = re.compile(r"^[ \t]*#[ \t]*include[ \t]+([\"<])([^\">]+)[\">]", re.M)

    def __init__(self, text):
        self.text = text
        self.code = self.TOKEN.sub(lambda m: blank(m) if m[0][0] == "/" else m[0], text)
        self.bare = self.TOKEN.sub(blank, text)

    def line_of(self, offset):
        return self.text.count("\n", 0, offset) + 1

    def includes(self):
        return [Include(self.line_of(m.start(1)), m[2], m[1] == '"')
                for m in self.INCLUDE.finditer(self.code)]

    def strings(self):
        """(line, words) of each string literal."""
        return [(self.line_of(m.start()), m[0][1:-1])
                for m in self.TOKEN.finditer(self.text) if m[0][0] == '"']

    def find(self, pattern):
        """(line, match) of each place outside comments and strings."""
        return [(self.line_of(m.start()), m) for m in re.finditer(pattern, self.bare)]

    def functions(self):
        """Every function that is defined here: a body in braces after a list of parameters."""
        plain = self.DIRECTIVE.sub(blank, self.bare)
        depth = start = opened = 0
        found = []
        for m in re.finditer(r"[{};]", plain):
            if m[0] == "{":
                opened = m.start() if depth == 0 else opened
                depth += 1
            elif m[0] == "}":
                depth = max(depth - 1, 0)
                if depth == 0:
                    found += self._function(plain, start, opened, m.start())
                    start = m.end()
            elif depth == 0:
                start = m.end()
        return found

    def _function(self, plain, start, opened, closed):
        head = plain[start:opened].rstrip()
        if not head.endswith(")"):
            return []
        at = len(head) - 1
        depth = 1
        while depth > 0 and at > 0:
            at -= 1
            depth += {")": 1, "(": -1}.get(head[at], 0)
        name = re.search(r"\w+$", head[:at].rstrip())
        if name is None:
            return []
        before = head.rfind(")", 0, name.start()) + 1   # the end of a macro without semicolon
        kind = head[before:name.start()]
        if not kind.strip() or "=" in kind:
            return []
        begins = start + before + len(kind) - len(kind.lstrip())
        line = self.line_of(start + name.start())
        return [Function(name[0], line, self.line_of(closed) - line + 1, "static" in kind.split(),
                         self._documented(name[0], begins))]

    def _documented(self, name, begins):
        above = self.text[:begins].rstrip()
        opens = above.rfind("/*")
        block = above[opens:] if above.endswith("*/") else ""
        return re.match(r"/\*\*\n \* %s:" % name, block) is not None


class Tree:
    """The files of a source tree, but for builds and the samples of these checks."""

    def __init__(self, root):
        self.root = root
        self.files = sorted(self._walk())
        self._sources = {}

    def _walk(self):
        for folder, folders, files in os.walk(self.root):
            at = os.path.relpath(folder, self.root).replace(os.sep, "/")
            at = "" if at == "." else at + "/"
            folders[:] = [f for f in folders if f not in (".git", "__pycache__")
                          and at + f not in SAMPLES
                          and not (at == "" and re.fullmatch(r"build(-.*)?", f))]
            for name in files:
                yield at + name

    def select(self, pattern):
        return [f for f in self.files if re.fullmatch(pattern, f)]

    def has(self, path):
        return os.path.isfile(os.path.join(self.root, path))

    def text(self, path):
        with open(os.path.join(self.root, path), encoding="utf-8") as f:
            return f.read()

    def source(self, path):
        if path not in self._sources:
            self._sources[path] = Source(self.text(path))
        return self._sources[path]
