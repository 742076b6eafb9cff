# SPDX-License-Identifier: GPL-3.0-or-later
"""The desk as somebody has it who hears it: started, worked by keys, and known only by what it puts
on the accessibility bus: names, roles, states, text, and where the focus goes."""
import gettext
import os
import re
import subprocess
import time

os.environ.pop("G_DEBUG", None)     # warnings of the bus end nothing; the desk's are read

import gi  # noqa: E402
gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

from keyboard import Keyboard  # noqa: E402

PATIENCE = 20       # seconds
STEP = 10           # seconds, for one key to move the focus
MOST_TABS = 60
Role, State = Atspi.Role, Atspi.StateType
# What GTK calls a thing that nobody named.
NAMELESS = re.compile(r"^(Gtk|Adw|Pp)[A-Z]\w+$")
# What stands in Latin letters in Malayalam too: codes of machines, numbers of papers, the switch.
LATIN = re.compile(r"^[A-Z0-9.,:/₹+%·× –-]*$|^English$|[ഀ-ൿ]")
# What is pressed or filled in.
PRESSED = {Role.PUSH_BUTTON, Role.TOGGLE_BUTTON, Role.CHECK_BOX, Role.COMBO_BOX, Role.LIST_ITEM,
           Role.TEXT, Role.ENTRY, Role.RADIO_BUTTON, Role.PAGE_TAB}
# What may have the focus besides: a tile, the pad of a PIN, the table of hours, a chart, long text.
WORKED = PRESSED | {Role.TABLE_CELL, Role.PANEL, Role.TABLE, Role.LIST, Role.IMAGE, Role.SCROLL_PANE}
PLACEHOLDER = re.compile(r"%(?:\d\$)?[sdu]")


class Halted(Exception):
    """Somebody who hears the desk cannot go on here."""


def name_of(node):
    """Nothing of what went away meanwhile."""
    try:
        return (node.get_name() or "").strip() if node is not None else ""
    except GLib.Error:
        return ""


def role_of(node):
    try:
        return node.get_role() if node is not None else Role.INVALID
    except GLib.Error:
        return Role.INVALID


def has_state(node, state):
    try:
        return node is not None and node.get_state_set().contains(state)
    except GLib.Error:
        return False


def children_of(node):
    try:
        for i in range(node.get_child_count()):
            child = node.get_child_at_index(i)
            if child is not None:
                yield child
    except GLib.Error:
        return


def window_of(node):
    """None where it is not known yet."""
    try:
        while True:
            parent = node.get_parent()
            if parent is None:
                return None
            if parent.get_role() == Role.APPLICATION:
                return node
            node = parent
    except GLib.Error:
        return None


def everything(node):
    """All that there is: GTK 4.8 does not tell what cannot be seen now."""
    yield node
    for child in children_of(node):
        yield from everything(child)


def path_of(node):
    path = []
    while node is not None and role_of(node) != Role.APPLICATION:
        path.append(f"{node.get_role_name()} “{name_of(node)}”")
        node = node.get_parent()
    return " in ".join(path[:5])


def described_by(node):
    """What is said besides its name: the words that stand by it, as of what is wrong with it."""
    words = [node.get_description() or ""]
    for relation in node.get_relation_set():
        if relation.get_relation_type() == Atspi.RelationType.DESCRIBED_BY:
            words += [name_of(relation.get_target(i)) for i in range(relation.get_n_targets())]
    return " ".join(w for w in words if w and not NAMELESS.match(w))


def is_wrong(node):
    """GTK 4.8 says “invalid” where it should say “invalid entry”."""
    return has_state(node, State.INVALID) or has_state(node, State.INVALID_ENTRY)


def text_of(node):
    text = node.get_text_iface()
    return text.get_text(0, text.get_character_count()) if text is not None else ""


def matches(heard, wanted):
    return wanted.search(heard) is not None if isinstance(wanted, re.Pattern) else heard == wanted


class Words:
    """The desk's own words for an English message, from the catalogue that it reads itself."""

    def __init__(self, locale_dir, language):
        self.language = language
        self.catalogue = gettext.translation("panippura", locale_dir, ["ml"])

    def __call__(self, message, context=None):
        found = (self.catalogue.gettext(message) if context is None
                 else self.catalogue.pgettext(context, message))
        if found == message:
            raise KeyError(f"the desk does not say “{message}”")
        return message if self.language == "en" else found

    def pattern(self, message, *values, **context):
        """The message as something to look for: what it fills in is one of values, or anything."""
        values = list(values)
        parts = PLACEHOLDER.split(self(message, **context))
        holes = [re.escape(values.pop(0)) if values else "(.+)" for _ in parts[1:]]
        pattern = re.escape(parts[0])
        for hole, part in zip(holes, parts[1:]):
            pattern += hole + re.escape(part)
        return re.compile(pattern)


class Desk:
    def __init__(self, build, data, env, words):
        self.words = words
        self.keyboard = None
        self.told = []          # what the last focus events told of
        self.moves = 0
        self.said = []
        self.log = open(os.path.join(os.path.dirname(data), "desk.log"), "w+", encoding="utf-8")
        self.process = subprocess.Popen([f"{build}/src/desk/panippura", "--data-dir", data],
                                        cwd=os.path.dirname(data), env=env, stderr=self.log)
        self.listener = Atspi.EventListener.new(self.heard)
        for event in ("object:state-changed:focused", "object:property-change:accessible-name"):
            self.listener.register(event)
        self.program = self.wait("the desk on the bus", self.find_program)
        self.keyboard = Keyboard()

    def heard(self, event):
        if event.type.startswith("object:state-changed:focused"):
            if event.detail1:
                self.told = self.told[-9:] + [[event.source, None]]
                self.moves += 1
        else:
            self.said.append(name_of(event.source))

    def find_program(self):
        for child in children_of(Atspi.get_desktop(0)):
            if "panippura" in (child.get_name() or ""):
                return child
        return None

    def settle(self, seconds=0.02):
        """Hears what comes meanwhile."""
        until = time.monotonic() + seconds
        while True:
            while GLib.MainContext.default().iteration(False):
                pass
            if time.monotonic() >= until:
                return
            time.sleep(0.005)

    def last_words(self):
        """What the desk wrote to its log at the end."""
        self.log.seek(0)
        return " | ".join(self.log.read().splitlines()[-8:])

    def wait(self, what, test, limit=PATIENCE):
        until = time.monotonic() + limit
        while True:
            self.settle()
            if self.keyboard is not None:
                self.keyboard.mind_windows()
            if self.process.poll() is not None:
                raise Halted(f"the desk ended ({self.process.returncode}) while waiting for {what}: "
                             f"{self.last_words()}")
            found = test()
            if found:
                return found
            if time.monotonic() > until:
                raise Halted(f"waited for {what}; the focus is on {self.spoken()}")

    # What is heard

    @property
    def focus(self):
        """What the last focus event in the window that has the keys told of; nothing where the
        focus went without one."""
        for told in reversed(self.told):
            node = told[0]
            window = told[1] = told[1] or window_of(node)
            if window is None:
                continue
            # GTK's own dialogues do not tell whether they are active.
            if has_state(window, State.ACTIVE) or role_of(window) == Role.FILLER:
                return node if has_state(node, State.FOCUSED) else None
        return None

    def spoken(self):
        """What a screen reader says of what has the focus."""
        node = self.focus
        if node is None:
            return "nothing"
        words = f"{node.get_role_name()} “{name_of(node)}”"
        if role_of(node) in (Role.TEXT, Role.ENTRY):
            words += f" that holds “{text_of(node)}”"
        return words + (f", {described_by(node)}" if described_by(node) else "")

    def windows(self):
        return list(children_of(self.program))

    def says(self, wanted):
        """The first thing anywhere in the window on top whose name is or holds the words."""
        for window in reversed(self.windows()):
            for node in everything(window):
                if matches(name_of(node), wanted):
                    return node
        return None

    def hear(self, wanted):
        return self.wait(f"the words {wanted}", lambda: self.says(wanted))

    def on(self, wanted):
        """The focus comes to what is called so."""
        return self.wait(f"the focus on {wanted}",
                         lambda: self.focus is not None and matches(name_of(self.focus), wanted)
                         and self.check() and self.focus)

    def on_role(self, role):
        return self.wait(f"the focus on a {role.value_nick}",
                         lambda: self.focus is not None and role_of(self.focus) == role
                         and self.check() and self.focus)

    def described(self, wanted):
        """What has the focus is said to be so."""
        return self.wait(f"the focus to be described as {wanted}", lambda: self.focus is not None
                         and matches(described_by(self.focus), wanted))

    def wrong(self, wanted):
        """What has the focus is said to be wrong, with these words, and why."""
        return self.wait(f"the error {wanted}", lambda: self.focus is not None and
                         is_wrong(self.focus) and matches(described_by(self.focus), wanted))

    def check(self):
        """Whatever has the focus has a name in the language of the day, and a role with a use."""
        node = self.focus
        if node is None:
            return False
        name, role = name_of(node), role_of(node)
        if role == Role.INVALID:        # it went meanwhile
            return False
        if not name or NAMELESS.match(name):
            raise Halted(f"the focus is on what has no name: {path_of(node)}")
        if role not in WORKED:
            raise Halted(f"the focus is on what is no control: {path_of(node)}")
        if self.words.language == "ml" and not LATIN.search(name):
            raise Halted(f"not in Malayalam: {path_of(node)}")
        return True

    # What is done

    def press(self, *keys):
        for one in keys:
            self.keyboard.press(one)
            self.settle(0.03)

    def type(self, text):
        self.keyboard.type(text)
        self.settle(0.03)

    def step(self, key):
        """A key that moves the focus."""
        moves = self.moves
        self.press(key)
        self.wait(f"{key} to move the focus",
                  lambda: self.moves != moves and self.check(), STEP)

    def go_to(self, wanted, key="Tab"):
        """From control to control until the one that is called so."""
        passed = []
        for _ in range(MOST_TABS):
            if self.focus is not None and matches(name_of(self.focus), wanted):
                return self.focus
            self.step(key)
            passed.append(name_of(self.focus))
        raise Halted(f"{key} does not come to {wanted}: {passed}")

    def go_on(self, wanted, key):
        """Within one control that tells by its name where its keys have come to."""
        passed = []
        for _ in range(MOST_TABS):
            if matches(name_of(self.focus), wanted):
                return
            passed.append(name_of(self.focus))
            self.press(key)
            self.wait(f"{key} to go on from {passed[-1]}",
                      lambda: name_of(self.focus) != passed[-1], STEP)
        raise Halted(f"{key} does not go on to {wanted}: {passed}")

    def fill(self, title, text):
        """Goes on to the field and types; what stood there is replaced."""
        node = self.go_to(title)
        self.press("Control+a")
        self.type(text)
        self.wait(f"“{text}” in {title}", lambda: text_of(node) == text)
        return node

    def push(self, title):
        self.go_to(title)
        self.press("Return")

    def close(self):
        self.process.terminate()
        self.process.wait(PATIENCE)

    def warnings(self):
        """What the desk complained about."""
        self.log.seek(0)
        return [line.strip() for line in self.log if re.search("CRITICAL|WARNING", line)]
