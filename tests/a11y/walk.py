#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Walks the desk as a screen reader sees it, in both languages: everything that can have the focus
or be pressed has a name, in Malayalam where the desk speaks it. Prints TAP.

    walk.py BUILD-DIR SOURCE-DIR
"""
import sys

from day import Day
from desk import (LATIN, NAMELESS, PRESSED, Desk, Role, State, Words, everything, has_state,
                  name_of, path_of)
from town import Town

PAGES = ("F3", "F4", "F5", "F6", "F7", "F8", "F9", "F11")


def faults_of(program, language):
    found = []
    for node in everything(program):
        is_tile = node.get_role() == Role.TABLE_CELL and has_state(node, State.FOCUSABLE)
        if node.get_role() not in PRESSED and not is_tile:
            continue
        name = name_of(node)
        if not name or NAMELESS.match(name):
            found.append(f"has no name: {path_of(node)}")
        elif language == "ml" and not LATIN.search(name):
            found.append(f"is not in Malayalam: {path_of(node)}")
    return sorted(set(found))


def walk(desk, language, report):
    for page in PAGES:
        desk.press(page)
        desk.settle(0.8)
        report(f"{language}, {page}", faults_of(desk.program, language))


def main():
    build, source = sys.argv[1:3]
    town = Town(build, source)
    desk, results = None, []

    def report(what, faults):
        results.append(what)
        print(f"{'not ok' if faults else 'ok'} {len(results)} {what}", flush=True)
        for fault in faults:
            print(f"# {fault}", flush=True)

    try:
        town.make_cluster("ml")
        desk = Desk(build, town.data, town.env, Words(f"{build}/po", "ml"))
        desk.on_role(Role.TABLE_CELL)
        report("ml, the tiles", faults_of(desk.program, "ml"))
        Day(town, desk, desk.words).sign_in("mini")
        walk(desk, "ml", report)
        desk.words = Words(f"{build}/po", "en")
        desk.press("Control+e")
        desk.hear(desk.words("Workplaces"))
        walk(desk, "en", report)
        report("no warnings", desk.warnings())
    finally:
        if desk is not None:
            desk.close()
        town.close()
    print(f"1..{len(results)}")


main()
