#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Walks the desk as a screen reader sees it, in both languages: everything that can have the focus
or be pressed has a name, in Malayalam where the desk speaks it. Prints TAP.

    walk.py BUILD-DIR SOURCE-DIR
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time

DEBUG = os.environ.pop("G_DEBUG", "")   # the warnings of the desk count, not those of the bus

import gi  # noqa: E402
gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

PIN = "147258"
MANAGER = "മിനി തോമസ്"
PATIENCE = 20       # seconds
PAGES = ("F3", "F4", "F5", "F6", "F7", "F8", "F9", "F11")
KEYS = {"F%d" % n: 0xffbd + n for n in range(1, 13)} | {"Tab": 0xff09, "Return": 0xff0d}
PRESSED = {Atspi.Role.PUSH_BUTTON, Atspi.Role.TOGGLE_BUTTON, Atspi.Role.CHECK_BOX,
           Atspi.Role.COMBO_BOX, Atspi.Role.LIST_ITEM, Atspi.Role.TEXT, Atspi.Role.ENTRY,
           Atspi.Role.RADIO_BUTTON, Atspi.Role.SWITCH if hasattr(Atspi.Role, "SWITCH") else None}
# What GTK calls a thing that nobody named.
NAMELESS = re.compile(r"^(Gtk|Adw|Pp)[A-Z]\w+$")
# What stands in Latin letters in Malayalam too: codes of machines, numbers of papers, the switch.
LATIN = re.compile(r"^[A-Z0-9.,:/₹+%·× –-]*$|^English$|[ഀ-ൿ]")


def admin(build, data, *words):
    subprocess.run([f"{build}/src/admin/panippura-admin", "--data-dir", data, *words], check=True,
                   stdout=subprocess.DEVNULL)


def make_cluster(build, source, data):
    past = subprocess.run(["date", "-d", "-60 days", "+%Y-%m-%d 08:00"], check=True,
                          capture_output=True, text=True).stdout.strip()
    admin(build, data, "init", "--demo", "--manager", "mini", "--name", "Mini Thomas",
          "--local-body", "G12011", "--at", past)
    admin(build, data, "play", f"{source}/data/demo/cluster.jsonl")


def settle(seconds=0.4):
    """Lets the program and the bus catch up."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        while GLib.MainContext.default().iteration(False):
            pass
        time.sleep(0.02)


def find_program():
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(i)
            if child is not None and "panippura" in (child.get_name() or ""):
                return child
        settle()
    raise SystemExit("Bail out! the desk did not come onto the bus")


def everything(node):
    """All that there is: GTK 4.8 does not tell what cannot be seen now."""
    yield node
    for i in range(node.get_child_count()):
        child = node.get_child_at_index(i)
        if child is not None:
            yield from everything(child)


def press(key):
    Atspi.generate_keyboard_event(KEYS[key], None, Atspi.KeySynthType.SYM)
    settle()


def has_focus(node):
    return node.get_state_set().contains(Atspi.StateType.FOCUSED)


def sign_in(program):
    """A tile by Tab, and the PIN digit by digit on the pad's own buttons."""
    for _ in range(12):
        if any(has_focus(n) and name_of(n) == MANAGER for n in everything(program)):
            break
        press("Tab")
    else:
        raise SystemExit("Bail out! the keys do not reach the manager's tile")
    press("Return")
    settle(1)
    keys = {name_of(n): n for n in everything(program)
            if n.get_role() == Atspi.Role.PUSH_BUTTON}
    for digit in PIN:
        keys[digit].get_action_iface().do_action(0)
        settle(0.1)
    settle(2)


def name_of(node):
    return (node.get_name() or "").strip()


def faults_of(program, language):
    found = []
    for node in everything(program):
        if node.get_role() not in PRESSED:
            continue
        name = name_of(node)
        if not name or NAMELESS.match(name):
            path, up = [], node
            while up is not None and up.get_role() != Atspi.Role.FRAME:
                path.append(f"{up.get_role_name()} “{name_of(up)}”")
                up = up.get_parent()
            found.append("has no name: " + " in ".join(path[:4]))
        elif language == "ml" and not LATIN.search(name):
            found.append(f"is not in Malayalam: {node.get_role_name()} “{name}”")
    return sorted(set(found))


def walk(program, language, report):
    for page in PAGES:
        press(page)
        settle(0.8)
        report(f"{language}, {page}", faults_of(program, language))


def main():
    build, source = sys.argv[1:3]
    home = tempfile.mkdtemp()
    data = os.path.join(home, "desk")
    results = []

    def report(what, faults):
        results.append(what)
        print(f"{'not ok' if faults else 'ok'} {len(results)} {what}", flush=True)
        for fault in faults:
            print(f"# {fault}", flush=True)

    make_cluster(build, source, data)
    desk = subprocess.Popen([f"{build}/src/desk/panippura", "--data-dir", data],
                            env=os.environ | {"G_DEBUG": DEBUG})
    try:
        program = find_program()
        settle(1.5)
        report("ml, the tiles", faults_of(program, "ml"))
        sign_in(program)
        walk(program, "ml", report)
        for node in everything(program):
            if name_of(node) == "English" and node.get_action_iface() is not None:
                node.get_action_iface().do_action(0)
                break
        settle(2)
        walk(program, "en", report)
    finally:
        desk.terminate()
        desk.wait()
        shutil.rmtree(home, ignore_errors=True)
    print(f"1..{len(results)}")


main()
