#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A whole day at the desk by keys alone, as somebody has it who hears the screen: everything is
found by its name on the accessibility bus, and at each step the focus is where the next key should
go. Prints TAP.

    day.py BUILD-DIR SOURCE-DIR LANGUAGE
"""
import re
import sys
import traceback

from desk import Desk, Halted, Role, Words, text_of
from town import Town

PIN, WRONG_PIN = "147258", "741852"
STAFF = {"suma": ("Suma Pradeep", "സുമ പ്രദീപ്"), "latha": ("Latha Sekhar", "ലത ശേഖർ"),
         "joseph": ("Joseph Kurian", "ജോസഫ് കുര്യൻ"), "mini": ("Mini Thomas", "മിനി തോമസ്"),
         "priya": ("Priya Dinesh", "പ്രിയ ദിനേശ്")}
# Somebody who was never here.
WALK_IN = {"name_ml": "രമണി ജോസഫ്", "name_en": "Ramani Joseph", "phone": "6000000077"}


class Day:
    def __init__(self, town, desk, words):
        self.town, self.desk, self._ = town, desk, words
        self.kept = {}      # what one step leaves for a later one

    def shown(self, names):
        return names[self._.language == "ml"]

    # The desk opens

    def sign_in(self, who, wrong=False):
        desk, _ = self.desk, self._
        desk.go_to(self.shown(STAFF[who]), "Right")
        desk.press("Return")
        desk.on(_.pattern("PIN: %d of %d digits", "0", "6"))
        if wrong:
            desk.type(WRONG_PIN)
            desk.on(_.pattern("The PIN is not right."))
        desk.type(PIN)
        desk.on(_("Find a person, a token, a lot, a batch or a receipt"))

    def change_to(self, who, wrong=False):
        self.desk.press("F12")
        self.desk.on_role(Role.TABLE_CELL)
        self.sign_in(who, wrong)

    def enrol(self):
        """The manager enrols the desk with the code that the district gave."""
        desk, _ = self.desk, self._
        address, code = self.town.serve()
        desk.on_role(Role.TABLE_CELL)
        if _.language == "en":
            desk.press("Control+e")
            desk.wait("the desk in English", lambda: desk.says("English") and
                      desk.says(_("Who is at the desk?")))
        self.sign_in("mini", wrong=True)
        desk.press("F11")
        desk.on_role(Role.LIST_ITEM)
        desk.press("End")
        desk.on(_("District", "page"))
        desk.fill(_("Address of the district server"), address)
        desk.fill(_("One-time code"), "2222-2222-2222-2222")
        desk.press("Return")
        desk.wrong(re.compile("."))
        assert text_of(desk.focus) == "2222-2222-2222-2222", "what was typed is lost"
        desk.fill(_("One-time code"), code)
        desk.press("Return")
        desk.on(_("Send and receive now"))
        desk.hear(_.pattern("This desk is enrolled at %1$s as cluster %2$s."))

    # Who comes

    def register(self):
        desk, _ = self.desk, self._
        self.change_to("suma")
        desk.press("F3")
        desk.on(_("New person"))
        desk.press("Return")
        desk.on(_("Name in Malayalam"))
        desk.type(WALK_IN["name_ml"])
        desk.fill(_("Name in English letters"), WALK_IN["name_en"])
        desk.fill(_("Phone"), "12345")
        desk.press("Return")
        desk.wrong(re.compile("."))
        assert text_of(desk.focus) == "12345", "what was typed is lost"
        desk.fill(_("Phone"), WALK_IN["phone"])
        desk.press("Return")
        desk.hear(_("Registered"))
        desk.on(_("Give a token"))

    def give_token(self):
        desk, _ = self.desk, self._
        desk.press("Return")
        desk.on(_("Print"))
        desk.hear(_("Token slip", "paper"))
        desk.press("Escape")
        desk.on(_("Give a token"))

    def choose(self, title, wanted):
        """Opens the choice and goes down to what is wanted."""
        self.desk.go_to(title)
        self.desk.press("space")
        self.desk.on_role(Role.LIST_ITEM)
        self.desk.go_to(wanted, "Down")
        self.desk.press("Return")
        self.desk.on(title)
        self.desk.described(wanted)

    def book(self):
        """From the panel of who came to the next free hours of a machine."""
        desk, _ = self.desk, self._
        desk.push(_("Book a machine"))
        desk.on(_("Which machine"))
        self.choose(_("Which machine"), re.compile("^MIL-1"))
        desk.step("Tab")
        desk.on(_("How long"))
        desk.step("Tab")
        desk.on_role(Role.LIST_ITEM)
        desk.described(re.compile("₹150"))
        desk.press("Return")
        desk.hear(_("Booked"))
        desk.on(_("Who for"))

    def check_in(self):
        """In the table of machines and hours: down to the machine, on to the hour."""
        desk, _ = self.desk, self._
        desk.step("Shift+Tab")
        desk.on_role(Role.TABLE)
        desk.go_on(re.compile("^MIL-1"), "Down")
        desk.go_on(re.compile(self.shown((WALK_IN["name_en"], WALK_IN["name_ml"]))), "Right")
        desk.press("Return")
        desk.on(_("Check in", "booking"))
        desk.press("Return")
        desk.on(_("Finish", "booking"))
        desk.hear(_("Checked in"))

    def sync(self):
        desk, _ = self.desk, self._
        desk.press("Control+r")
        desk.hear(_("The district has everything"))


STEPS = ["enrol", "register", "give_token", "book", "check_in", "sync"]


def main():
    build, source, language = sys.argv[1:4]
    words = Words(f"{build}/po", language)
    town = Town(build, source)
    desk, number = None, 0
    try:
        town.make_cluster(language)
        desk = Desk(build, town.data, town.env, words)
        day = Day(town, desk, words)
        for number, step in enumerate(STEPS, 1):
            getattr(day, step)()
            print(f"ok {number} {language}: {step}", flush=True)
    except (Halted, AssertionError) as error:
        print(f"not ok {number} {language}: {step}", flush=True)
        for line in "".join(traceback.format_exception(error)).splitlines():
            print(f"# {line}", flush=True)
    finally:
        if desk is not None:
            desk.close()
        town.close()
    print(f"1..{len(STEPS)}")


if __name__ == "__main__":
    main()
