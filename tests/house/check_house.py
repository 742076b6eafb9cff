#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the sources to the rules of the house: floors, names, lengths, words not used."""

import re

import report
from source import Finding

# A room may include the rooms whose number is lower, and no other.
FLOORS = {
    "core": 1,
    "paper": 2, "store": 2,
    "sync": 3, "backup": 3, "people": 3,
    "training": 4, "health": 4,
    "booking": 5, "intake": 5,
    "production": 6,
    "lab": 7,
    "label": 8, "money": 8,
    "export": 9, "daybook": 9, "privacy": 9,
    "kinds": 10,
    "desk": 11, "admin": 11, "district": 11,
}
DOMAIN = {"people", "training", "booking", "intake", "production", "lab", "label", "money",
          "export", "daybook", "privacy"}
PROGRAMS = {"desk", "admin", "district"}

# Headers of other libraries, and the only rooms that may know them.
ENGINES = [
    (r"sqlite3\.h", {"store"}),
    (r"libpq-fe\.h", {"district"}),
    (r"(gtk|gdk|gsk)/.*|adwaita\.h", {"desk"}),
    (r"sodium\.h", {"core", "store", "sync", "backup", "people", "admin", "desk", "district"}),
    (r"zint\.h", {"paper"}),
]

GENERATED = {"pp-resources.h"}
MOST_LINES = {".c": 600, ".h": 120}
MOST_FUNCTION_LINES = 100
MOST_COLUMNS = 100

LICENCE = "SPDX-License-Identifier: GPL-3.0-or-later"
UNSAFE = r"\b(v?sprintf|strcpy|strcat|gets|system|popen)\s*\("
PRINTS = r"\b(g_print|g_printerr|printf|puts)\s*\("
LEFT_OVER = r"\b(TO[D]O|FIX[M]E|XX[X])\b"
SQL = (r"\b(SELECT\s|INSERT (OR \w+ )?INTO|UPDATE \w+ SET|DELETE FROM|ALTER TABLE|DROP TABLE"
       r"|CREATE (TABLE|INDEX|UNIQUE|TRIGGER|VIEW|TEMP))")
TRANSLATED = r"\b(_|N_|C_|NC_|ngettext|g_dngettext|g_dpgettext2?)\s*\("

TOP = {"src", "data", "po", "ui", "tests", "meson.build", "README.md", "COPYING"}


def room_of(path):
    return path.split("/")[1] if path.startswith("src/") and path.count("/") > 1 else None


def c_files(tree, folders="src|tests", kinds="ch"):
    return tree.select(rf"({folders})/.*\.[{kinds}]")


def house_includes(tree, path):
    """Includes of the house's own headers, by path from the root of the tree."""
    return [(i.line, "src/" + i.name) for i in tree.source(path).includes()
            if i.quoted and i.name not in GENERATED]


def desk_floor(path):
    """In the desk, the shell is the ground, workplaces stand on it, the program is the roof."""
    folder = path.split("/")[2:-1]
    return (1 if folder else 2, folder[0] if folder else "") if folder != ["shell"] else (0, "")


def may_include(path, other):
    here, there = room_of(path), room_of(other)
    if here != there:
        return FLOORS[there] < FLOORS[here]
    if here != "desk":
        return True
    return desk_floor(path) == desk_floor(other) or desk_floor(other)[0] < desk_floor(path)[0]


def check_floors(tree):
    found = []
    for path in c_files(tree, "src"):
        here = room_of(path)
        if here not in FLOORS:
            found.append(Finding(path, 1, f"{here} is no room in the table of floors"))
            continue
        for line, other in house_includes(tree, path):
            there = room_of(other)
            if there not in FLOORS or not tree.has(other):
                found.append(Finding(path, line, f"no such header, seen from src/: {other[4:]}"))
            elif not may_include(path, other):
                found.append(Finding(path, line, f"{here} may not include {other[4:]}"))
            elif there != here and other.endswith("-private.h"):
                found.append(Finding(path, line, f"{other[4:]} is private to its room"))
    for path in c_files(tree, "src/sync"):
        for line, words in tree.source(path).strings():
            if words.split(".")[0] in DOMAIN:
                found.append(Finding(path, line, f"sync names a domain room: {words}"))
    return found


def circles(edges):
    """The groups of nodes that reach each other, of a graph {node: {other: place}}."""
    def reach(node):
        seen, todo = set(), [node]
        while todo:
            for other in edges.get(todo.pop(), ()):
                if other not in seen:
                    seen.add(other)
                    todo.append(other)
        return seen

    reached = {node: reach(node) for node in edges}
    groups = {frozenset(o for o in reached[node] if node in reached.get(o, ()))
              for node in edges if node in reached[node]}
    return sorted(sorted(group) for group in groups)


def check_circles(tree):
    found = []
    for name_of in (lambda path: re.sub(r"(-private)?\.[ch]$", "", path),
                    lambda path: path.rsplit("/", 1)[0]):
        edges = {}
        for path in c_files(tree, "src"):
            for line, other in house_includes(tree, path):
                if name_of(path) != name_of(other):
                    edges.setdefault(name_of(path), {}).setdefault(name_of(other), (path, line))
        for group in circles(edges):
            path, line = min(place for node in group for other, place in edges[node].items()
                             if other in group)
            found.append(Finding(path, line, "includes go in a circle: " + ", ".join(group)))
    return found


def own_headers(tree, path):
    """The header a .c file must include first: its own, or that of the file it was split from."""
    stem = path[:-2]
    for own in (stem + ".h", stem + "-private.h"):
        if tree.has(own):
            return {own}
    headers = c_files(tree, "src", "h")
    return {h for h in headers if stem.startswith(re.sub(r"(-private)?\.h$", "", h) + "-")}


def check_own_header(tree):
    found = []
    for path in c_files(tree, "src", "c"):
        if path.endswith("/main.c"):
            continue
        first = (tree.source(path).includes() or [None])[0]
        if first is None or not first.quoted or "src/" + first.name not in own_headers(tree, path):
            found.append(Finding(path, first.line if first else 1,
                                 f"include {path[4:-2]}.h before all others"))
    return found


def check_engines(tree):
    found = []
    for path in c_files(tree, "src"):
        for include in tree.source(path).includes():
            for pattern, rooms in ENGINES:
                if re.fullmatch(pattern, include.name) and room_of(path) not in rooms:
                    found.append(Finding(path, include.line,
                                         f"{include.name} is only for {', '.join(sorted(rooms))}"))
    return found


def check_licence(tree):
    found = []
    for path in tree.select(r".*\.(c|h|ui|sql|py|sh)"):
        lines = tree.text(path).split("\n")
        first = 1 if lines[0].startswith(("#!", "<?xml")) else 0
        if len(lines) <= first or LICENCE not in lines[first]:
            found.append(Finding(path, first + 1, f"the first line must say {LICENCE}"))
    return found


def check_once(tree):
    """What is precompiled is a file of its own, of which the compiler would complain."""
    return [Finding(path, 1, "#pragma once is missing") for path in c_files(tree, kinds="h")
            if "/pch/" not in path and not re.search(r"^#pragma once$", tree.source(path).code, re.M)]


def check_file_length(tree):
    found = []
    for path in c_files(tree):
        most = MOST_LINES[path[-2:]]
        lines = tree.text(path).count("\n")
        if lines > most:
            found.append(Finding(path, most + 1, f"{lines} lines, {most} is the most: split it"))
    return found


def check_function_length(tree):
    found = []
    for path in c_files(tree):
        for f in tree.source(path).functions():
            if f.length > MOST_FUNCTION_LINES and not f.name.endswith("_class_init"):
                found.append(Finding(path, f.line, f"{f.name} has {f.length} lines, "
                                                   f"{MOST_FUNCTION_LINES} is the most"))
    return found


def words_outside(tree, paths, pattern, advice):
    """A finding for each place in the code, comments and strings aside."""
    return [Finding(path, line, f"{m[0].rstrip('( ')}: {advice}")
            for path in paths for line, m in tree.source(path).find(pattern)]


def check_goto(tree):
    return words_outside(tree, c_files(tree), r"\bgoto\b", "return early, let g_autoptr clean up")


def check_unsafe(tree):
    return words_outside(tree, c_files(tree), UNSAFE, "GLib has a safe one")


def check_print(tree):
    paths = [p for p in c_files(tree, "src")
             if room_of(p) not in ("admin", "district") and p != "src/desk/main.c"]
    return words_outside(tree, paths, PRINTS, "only programs without a window speak on the terminal")


def check_default_application(tree):
    paths = [p for p in c_files(tree, "src") if room_of(p) != "desk"]
    return words_outside(tree, paths, r"\bg_application_get_default\b",
                         "take what is needed as an argument")


def check_left_over(tree):
    found = []
    for path in tree.select(r".*\.(c|h|ui|sql|py|sh|md|css|js)|(.*/)?meson\.build"):
        for number, line in enumerate(tree.text(path).split("\n"), 1):
            if m := re.search(LEFT_OVER, line):
                found.append(Finding(path, number, f"{m[0]}: do it, or take it out"))
    return found


def check_names(tree):
    found = []
    for path in c_files(tree, "src"):
        name = path.rsplit("/", 1)[1]
        if name == "main.c" and room_of(path) in PROGRAMS:
            continue
        if not re.fullmatch(r"pp-[a-z0-9]+(-[a-z0-9]+)*\.[ch]", name):
            found.append(Finding(path, 1, "a file is named after its type: pp-booking.c"))
        elif re.search(r"-(utils?|helpers?|misc)\.[ch]$", name):
            found.append(Finding(path, 1, "name what it does; no drawer for everything"))
    return found


def check_top(tree):
    return [Finding(path, 1, f"{top} does not belong at the top of the tree")
            for top, path in {p.split("/")[0]: p for p in tree.files}.items()
            if top not in TOP and not top.startswith(".")]


def check_docs(tree):
    return [Finding(path, f.line, f"{f.name} needs a gtk-doc block right above it")
            for path in c_files(tree, "src", "c") for f in tree.source(path).functions()
            if f.name.startswith("pp_") and not f.static and not f.documented]


def check_sql(tree):
    found = []
    for path in c_files(tree, "src"):
        room = room_of(path)
        if room in ("store", "district") or (room in DOMAIN and path.endswith(".c")):
            continue
        for line, words in tree.source(path).strings():
            if re.search(SQL, words):
                found.append(Finding(path, line, f"{room} speaks no SQL: {words[:40]}"))
    return found


def has_strings(tree, path):
    if path.endswith((".c", ".h")):
        return bool(tree.source(path).find(TRANSLATED))
    if path.endswith(".ui"):
        return 'translatable="yes"' in tree.text(path)
    return True


def check_potfiles(tree):
    if not tree.has("po/POTFILES"):
        return [Finding("po/POTFILES", 1, "is missing")]
    lines = tree.text("po/POTFILES").split("\n")
    listed = {line: n for n, line in enumerate(lines, 1) if line and not line.startswith("#")}
    found = [Finding("po/POTFILES", listed[b], f"{b} belongs before {a}")
             for a, b in zip(listed, list(listed)[1:]) if a > b]
    for path, number in listed.items():
        if not tree.has(path):
            found.append(Finding("po/POTFILES", number, f"there is no {path}"))
        elif not has_strings(tree, path):
            found.append(Finding("po/POTFILES", number, f"{path} has nothing to translate"))
    for path in tree.select(r"src/.*\.[ch]|ui/.*\.ui|data/.*\.(desktop|metainfo\.xml)\.in"):
        if path not in listed and has_strings(tree, path):
            found.append(Finding(path, 1, "has strings for people and is not in po/POTFILES"))
    for path in tree.select(r"ui/.*\.ui"):
        for number, line in enumerate(tree.text(path).split("\n"), 1):
            if re.search(r'translatable="(?!yes")', line):
                found.append(Finding(path, number, 'only translatable="yes" is extracted'))
    return found


def check_layout(tree):
    found = []
    for path in c_files(tree):
        for number, line in enumerate(tree.text(path).split("\n"), 1):
            if "\t" in line or line != line.rstrip():
                found.append(Finding(path, number, "a tab, or a space at the end of the line"))
            elif len(line) > MOST_COLUMNS:
                found.append(Finding(path, number, f"{len(line)} columns, {MOST_COLUMNS} is the "
                                                   "most"))
    return found


CHECKS = {name[6:].replace("_", "-"): check for name, check in list(globals().items())
          if name.startswith("check_")}

if __name__ == "__main__":
    report.main(__doc__, CHECKS)
