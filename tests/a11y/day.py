#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A whole day at the desk by keys alone, as somebody has it who hears the screen: everything is
found by its name on the accessibility bus, and at each step the focus is where the next key should
go. Prints TAP.

    day.py BUILD-DIR SOURCE-DIR LANGUAGE [DISK MILLISECONDS]

With DISK (libpp-disk.so) each sync of the desk takes so long: who works does not wait for it.
"""
import json
import os
import re
import sys
import traceback

from desk import Desk, Halted, Role, Words, name_of, text_of
from town import Town

PIN, WRONG_PIN = "147258", "741852"
STAFF = {"suma": ("Suma Pradeep", "സുമ പ്രദീപ്"), "latha": ("Latha Sekhar", "ലത ശേഖർ"),
         "joseph": ("Joseph Kurian", "ജോസഫ് കുര്യൻ"), "mini": ("Mini Thomas", "മിനി തോമസ്"),
         "priya": ("Priya Dinesh", "പ്രിയ ദിനേശ്")}
ENTERPRISE = ("Kalpaka Kudumbashree Spices Unit", "കൽപക കുടുംബശ്രീ സ്പൈസസ് യൂണിറ്റ്")
# Somebody who was never here.
WALK_IN = {"name_ml": "രമണി ജോസഫ്", "name_en": "Ramani Joseph", "phone": "6000000077"}


def only(records, **wanted):
    """The one record that is so."""
    found = [one for one in records if all(one.get(k) == v for k, v in wanted.items())]
    assert len(found) == 1, f"{wanted}: {len(found)} of {len(records)}"
    return found[0]


class Day:
    def __init__(self, town, desk, words):
        self.town, self.desk, self._ = town, desk, words
        self.kept = {}      # what one step leaves for a later one

    def shown(self, names):
        return names[self._.language == "ml"]

    def who(self):
        return self.shown((WALK_IN["name_en"], WALK_IN["name_ml"]))

    def pick(self, text, wanted):
        """Types into a field that finds, hears what is selected, and takes it."""
        self.desk.type(text)
        self.desk.described(re.compile(re.escape(wanted)))
        self.desk.press("Return")

    # The desk opens

    def type_pin(self, wrong=False):
        desk, _ = self.desk, self._
        desk.on(_.pattern("PIN: %d of %d digits", "0", "6"))
        if wrong:
            desk.type(WRONG_PIN)
            desk.on(_.pattern("The PIN is not right."))
        desk.type(PIN)

    def sign_in(self, who, wrong=False, place=None):
        """Who was here before comes back to where they were."""
        desk, _ = self.desk, self._
        desk.press("Home")      # the focus waits on who was here last
        desk.go_to(self.shown(STAFF[who]), "Right")
        desk.press("Return")
        self.type_pin(wrong)
        desk.on(place or _("Find a person, a token, a lot, a batch or a receipt"))

    def change_to(self, who, wrong=False, place=None):
        self.desk.press("F12")
        self.desk.on_role(Role.TABLE_CELL)
        self.sign_in(who, wrong, place)

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
        desk.go_to(_("District", "page"), "Down")
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
        self.on_paper()
        desk.hear(_("Token slip", "paper"))
        desk.press("Escape")
        desk.on(_("Give a token"))

    def on_paper(self):
        """In the window of a paper; where there is no printer it can only be saved."""
        self.desk.on(re.compile("|".join(map(re.escape, (self._("Print"),
                                                         self._("Save as a file"))))))

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
        desk.hear(_.pattern("Booked: %1$s, %2$s, %3$s", "MIL-1"))
        desk.on(_("Who for"))

    def check_in(self):
        """In the table of machines and hours: down to the machine, on to the hour."""
        desk, _ = self.desk, self._
        desk.step("Shift+Tab")
        desk.on_role(Role.TABLE)
        desk.go_on(re.compile("^MIL-1"), "Down")
        desk.go_on(re.compile(re.escape(self.who())), "Right")
        desk.press("Return")
        desk.on(_("Check in", "booking"))
        desk.press("Return")
        desk.on(_("Finish", "booking"))
        desk.hear(_("Checked in"))

    def join(self):
        """Who is new becomes a member of an enterprise that makes turmeric powder."""
        desk, _ = self.desk, self._
        desk.press("F11")
        desk.on(_("Machines"))
        desk.go_to(_("Enterprises"), "Down")
        desk.press("Return")
        desk.on(_("New enterprise"))
        desk.step("Tab")
        desk.go_to(self.shown(ENTERPRISE), "Down")
        desk.press("Return")
        desk.on(_("Name in Malayalam"))
        desk.hear(self.shown(("Leela Krishnan", "ലീല കൃഷ്ണൻ")))     # who is a member already
        desk.push(_("New member"))
        desk.on(_("Person"))
        self.pick("0077", self.who())
        desk.on(_("Office", "member"))
        desk.push(_("Add", "list"))
        desk.hear(re.compile(re.escape(self.who())))

    # What they bring, and what is made of it

    def weigh_in(self):
        """From the one box: what can be done with who is found there."""
        desk, _ = self.desk, self._
        desk.press("F2")
        desk.on(_("Find a person, a token, a lot, a batch or a receipt"))
        desk.type("0077")
        desk.described(re.compile(re.escape(self.who())))
        desk.push(_("Take in", "offer"))
        desk.on(_("Material"))
        self.pick(self.shown(("dried tur", "ഉണക്കമ")), self.shown(("Dried turmeric", "ഉണക്കമഞ്ഞൾ")))
        desk.on(_("Weight in kg"))
        desk.type("12,5,0 x")
        desk.press("Return")
        desk.wrong(re.compile("."))
        assert text_of(desk.focus) == "12,5,0 x", "what was typed is lost"
        desk.fill(_("Weight in kg"), "12.5")
        desk.press("Return")
        words = _.pattern("%s is in store")
        self.kept["lot"] = words.search(name_of(desk.hear(words))).group(1)
        desk.on(_("Owner"))

    def start_run(self):
        desk, _ = self.desk, self._
        desk.press("F6")
        desk.on(re.compile("^MIL-1"))
        desk.described(re.compile(re.escape(self.who())))
        desk.push(_.pattern("Start a run"))
        desk.on(_("What is made"))
        self.pick(self.shown(("turm", "മഞ്ഞ")), self.shown(("Turmeric powder", "മഞ്ഞൾപ്പൊടി")))
        desk.push(_("Start the run"))
        desk.on(_("Lot"))
        desk.hear(_("The run has begun"))

    def consume(self):
        desk, _ = self.desk, self._
        desk.press("Down")
        desk.described(re.compile(re.escape(self.kept["lot"])))
        desk.press("Return")
        desk.on(_("Quantity"))
        desk.press("Control+a")
        desk.type("40")
        desk.press("Return")
        desk.wrong(re.compile("."))
        assert text_of(desk.focus) == "40", "what was typed is lost"
        desk.fill(_("Quantity"), "12")
        desk.press("Return")
        desk.hear(_("Noted"))
        desk.on(_("Lot"))

    def finish(self):
        desk, _ = self.desk, self._
        desk.fill(_("Made in all"), "241")
        desk.fill(_("Packs filled"), "116")
        desk.press("Return")
        desk.wrong(re.compile("."))
        desk.fill(_("Made in all"), "11.6")
        desk.press("Return")
        words = _.pattern("Batch made: %s")
        self.kept["batch"] = words.search(name_of(desk.hear(words))).group(1)
        desk.on(_("Back to all runs"))

    # The laboratory

    def receive_sample(self):
        desk, _ = self.desk, self._
        self.change_to("latha")
        desk.press("F7")
        desk.on(_("Log a sample"))
        desk.press("Return")
        desk.on(_("Number of the batch or the lot"))
        desk.type("B-X-9")
        desk.described(_("No batch and no lot has this number."))
        desk.press("Control+a")
        desk.type(self.kept["batch"])
        desk.press("Return")
        desk.on(_("How much was drawn"))
        desk.type("250 x")
        desk.press("Return")
        desk.wrong(re.compile("."))
        assert text_of(desk.focus) == "250 x", "what was typed is lost"
        desk.press("Control+a")
        desk.type("250 g")
        desk.press("Return")

    def enter_results(self):
        """Down the work sheet by Enter; an arrow chooses what is there or not."""
        desk, _ = self.desk, self._
        desk.on(self.shown(("Moisture", "ഈർപ്പം")))
        desk.type("2,8")
        desk.press("Return")
        desk.wrong(re.compile("2,8"))
        desk.press("Control+a")
        for value in ("8.2", "6.1", "0.6", "3.4", "48.6"):
            line = name_of(desk.focus)
            desk.type(value)
            desk.described(re.compile(re.escape(_("Pass", "word"))))
            desk.press("Return")
            desk.wait(f"the line after {line}",
                      lambda: desk.focus is not None and name_of(desk.focus) != line)
            desk.check()
        desk.on(re.compile(re.escape(_("Absent", "word"))))
        desk.press("Left", "Return")

    def verify(self):
        """Another person looks at every figure, with their own PIN."""
        desk, _ = self.desk, self._
        self.change_to("joseph", wrong=True)
        desk.press("F7")
        desk.on(_("Log a sample"))
        waiting = re.compile(re.escape(self.kept["batch"]))
        desk.wait("the sample that waits", lambda: desk.says(waiting))
        desk.step("Tab")
        desk.on(waiting)
        desk.press("Return")
        desk.on(_("Verify every result"))
        desk.press("Return")
        self.type_pin(wrong=True)
        desk.on(_("Issue certificate"))

    def certify(self):
        desk, _ = self.desk, self._
        desk.press("Return")
        self.type_pin()
        self.on_paper()
        desk.hear(_("Certificate", "paper"))
        number = re.compile(r"C-A26-\d+")
        self.kept["certificate"] = number.search(name_of(desk.hear(number))).group()
        desk.press("Escape")
        desk.on(_("Release the batch"))

    def release(self):
        desk, _ = self.desk, self._
        desk.press("Return")
        desk.hear(_("The batch is released"))
        desk.on(_("Show the certificate"))

    # Labels and money

    def print_labels(self):
        desk, _ = self.desk, self._
        self.change_to("priya")
        desk.press("F8")
        desk.on(_("Batch number, product or maker"))
        desk.type(self.kept["batch"][-5:])
        desk.step("Tab")
        desk.described(re.compile(re.escape(self.kept["batch"])))
        desk.press("Return")
        desk.on(_("How many labels"))
        desk.fill(_("How many labels"), "500")
        desk.press("Return")
        desk.wrong(re.compile("116"))
        assert text_of(desk.focus) == "500", "what was typed is lost"
        desk.fill(_("How many labels"), "60")
        desk.press("Return")
        self.on_paper()
        desk.hear(_("Labels", "paper"))
        self.save_as("labels")
        desk.press("Escape")
        desk.on(_("How many labels"))

    def save_as(self, name):
        """What is typed takes the place of the name that is proposed. A folder that is not there is
        said beside it; the next one will do."""
        desk, _ = self.desk, self._
        desk.press("Control+s")
        desk.on(_("File name"))
        desk.type(name)
        assert text_of(desk.focus) == name + ".pdf"
        self.choose(_("Where to"), re.compile(re.escape(_("Another folder, to be typed"))))
        desk.step("Tab")
        desk.on(_("Path of the folder"))
        desk.type(os.path.join(self.town.folder, "no such"))
        desk.press("Return")
        desk.wrong(re.compile(re.escape(_("This folder is not there. Choose another place."))))
        desk.fill(_("Path of the folder"), self.town.folder)
        desk.press("Return")
        desk.hear(_.pattern("Saved: %s", name + ".pdf"))
        with open(os.path.join(self.town.folder, name + ".pdf"), "rb") as paper:
            assert paper.read(5) == b"%PDF-", "what was saved is no PDF"

    def check_out(self):
        desk, _ = self.desk, self._
        self.change_to("suma", place=_("Back to all runs"))
        desk.press("F4")
        desk.on(_("Who for"))
        desk.step("Shift+Tab")
        desk.on_role(Role.TABLE)
        desk.go_on(re.compile("^MIL-1"), "Down")
        desk.go_on(re.compile(re.escape(self.who())), "Right")
        desk.press("Return")
        desk.on(_("Finish", "booking"))
        desk.press("Return")
        desk.on(_("To the fees"))

    def charge(self):
        desk, _ = self.desk, self._
        desk.press("Return")
        desk.on(_("Amount in rupees"))
        assert text_of(desk.focus) == "150.00", "of several prices of a test somebody chooses one"
        desk.push(_("Charge all"))
        desk.wrong(re.compile(re.escape(_("Choose the price of the tests first."))))
        self.choose(_("Price of each result"), re.compile("250"))
        desk.push(_("Charge all"))
        desk.on(_("Amount in rupees"))
        assert text_of(desk.focus) == "1650.00", "the hour and six tests of 250 are due"

    def pay(self):
        desk, _ = self.desk, self._
        desk.fill(_("Amount in rupees"), "99999")
        desk.press("Return")
        desk.wrong(re.compile("1,650"))
        assert text_of(desk.focus) == "99999", "what was typed is lost"
        desk.fill(_("Amount in rupees"), "1650")
        desk.press("Return")
        self.type_pin()
        self.on_paper()
        number = re.compile(r"R-A\d{4}-\d+")
        self.kept["receipt"] = number.search(name_of(desk.hear(number))).group()
        desk.press("Escape")
        desk.on(_("Who pays"))

    def close_day(self):
        desk, _ = self.desk, self._
        desk.go_to(_("Day close"), "Shift+Tab")
        desk.press("space")
        desk.fill(_("Cash counted, in rupees"), "1650")
        desk.press("Return")
        desk.on(_("Close the day"))
        desk.press("Return")
        self.type_pin()
        desk.hear(_("The day is closed"))
        desk.hear(_("Day sheet", "paper"))
        desk.press("Escape")

    # What the district has

    def sync(self):
        desk, _ = self.desk, self._
        desk.press("Control+r")
        desk.hear(_("The district has everything"))

    def records(self):
        """What stands in the records is what was done, and the district confirmed all of it."""
        self.desk.close()
        assert not self.desk.warnings(), self.desk.warnings()
        town, kept = self.town, self.kept
        person = only(town.list("person"), name_en=WALK_IN["name_en"])
        assert person["name_ml"] == WALK_IN["name_ml"] and person["phone"].endswith("6000000077")
        only(town.list("token"), person=person["id"])
        only(town.list("booking"), person=person["id"], state="done")
        lot = only(town.list("lot"), number=kept["lot"])
        assert lot["person"] == person["id"]
        batch = only(town.list("batch"), number=kept["batch"])
        sample = only(town.list("sample"), batch=batch["id"])
        results = {one["id"]: one["value"] for one in town.list("result")
                   if one["sample"] == sample["id"]}
        assert sorted(results.values()) == ["0.6", "3.4", "48.6", "6.1", "8.2", "absent"], results
        joseph = only(town.list("staff"), code="joseph")
        seen = [one for one in town.list("verification") if one["verifier"] == joseph["id"]]
        assert {one["result"] for one in seen} == set(results), "not every result was looked at"
        only(town.list("certificate"), number=kept["certificate"])
        only(town.list("release"), batch=batch["id"], decision="released")
        only(town.list("label_print"), batch=batch["id"], copies=60)
        only(town.list("payment"), number=kept["receipt"], amount_paise=165000)
        only(town.list("day_close"), counted_paise=165000, difference_paise=0)
        town.admin("verify")
        told = json.loads(town.admin("--json", "sync"))
        assert told["sent"] == told["waiting"] == told["refused"] == told["clashes"] == 0, told
        assert told["confirmed"] >= len(STEPS), told


STEPS = ["enrol", "register", "give_token", "book", "check_in", "join", "weigh_in", "start_run",
         "consume", "finish", "receive_sample", "enter_results",
         "verify", "certify", "release", "print_labels", "check_out", "charge", "pay", "close_day",
         "sync", "records"]


def main():
    build, source, language = sys.argv[1:4]
    disk = sys.argv[4:6]
    words = Words(f"{build}/po", language)
    town = Town(build, source)
    desk, number = None, 0
    try:
        town.make_cluster(language)
        desk = Desk(build, town.data, town.with_disk(*disk) if disk else town.env, words)
        day = Day(town, desk, words)
        for number, step in enumerate(STEPS, 1):
            getattr(day, step)()
            assert not desk.warnings(), desk.warnings()
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
