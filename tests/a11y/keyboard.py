# SPDX-License-Identifier: GPL-3.0-or-later
"""Hands on a keyboard with an English and a Malayalam layout, and a window manager's one duty:
the window on top has the keys.

Keys go into the X server as from a keyboard, at the pace of a quick typist: the desk takes what
comes faster for a scanner.
"""
import ctypes
import ctypes.util
import subprocess
import time

PACE = 0.045        # seconds from key to key; a scanner sends one every 0.02
KEY_RELEASE, KEY_PRESS = 0, 1
REVERT_TO_PARENT = 2
VIEWABLE = 2
CORE_KEYBOARD = 0x100
ENGLISH, MALAYALAM = 0, 1
NAMED = {"Tab": 0xff09, "Return": 0xff0d, "Escape": 0xff1b, "BackSpace": 0xff08,
         "Home": 0xff50, "Left": 0xff51, "Up": 0xff52, "Right": 0xff53, "Down": 0xff54,
         "Page_Up": 0xff55, "Page_Down": 0xff56, "End": 0xff57, "Delete": 0xffff, "space": 0x20}
NAMED |= {f"F{n}": 0xffbd + n for n in range(1, 13)}
MODIFIERS = {"Shift": 0xffe1, "Control": 0xffe3, "Alt": 0xffe9}
LEVEL_3 = 0xfe03

Window = ctypes.c_ulong


class Attributes(ctypes.Structure):
    _fields_ = [("x", ctypes.c_int), ("y", ctypes.c_int), ("width", ctypes.c_int),
                ("height", ctypes.c_int), ("border_width", ctypes.c_int), ("depth", ctypes.c_int),
                ("visual", ctypes.c_void_p), ("root", Window), ("window_class", ctypes.c_int),
                ("bit_gravity", ctypes.c_int), ("win_gravity", ctypes.c_int),
                ("backing_store", ctypes.c_int), ("backing_planes", ctypes.c_ulong),
                ("backing_pixel", ctypes.c_ulong), ("save_under", ctypes.c_int),
                ("colormap", ctypes.c_ulong), ("map_installed", ctypes.c_int),
                ("map_state", ctypes.c_int), ("all_event_masks", ctypes.c_long),
                ("your_event_mask", ctypes.c_long), ("do_not_propagate", ctypes.c_long),
                ("override_redirect", ctypes.c_int), ("screen", ctypes.c_void_p)]


def keysym_of(character):
    code = ord(character)
    return code if code < 0x100 else 0x1000000 + code


class Keyboard:
    def __init__(self):
        subprocess.run(["setxkbmap", "us,in", "-variant", ",mal_enhanced"], check=True,
                       stdout=subprocess.DEVNULL)
        self.x = ctypes.CDLL(ctypes.util.find_library("X11") or "libX11.so.6")
        self.xtst = ctypes.CDLL(ctypes.util.find_library("Xtst") or "libXtst.so.6")
        self.x.XOpenDisplay.restype = ctypes.c_void_p
        self.x.XDefaultRootWindow.restype = Window
        self.x.XkbKeycodeToKeysym.restype = ctypes.c_ulong
        self.display = ctypes.c_void_p(self.x.XOpenDisplay(None))
        self.root = Window(self.x.XDefaultRootWindow(self.display))
        self.quiet = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)(
            lambda display, error: 0)       # a window may go while it is looked at
        self.x.XSetErrorHandler(self.quiet)
        self.places = self.read_layouts()
        self.layout = ENGLISH

    def read_layouts(self):
        """Where on the keyboard each sign lies: keysym → [(layout, key code, level)]."""
        places = {}
        for layout in (ENGLISH, MALAYALAM):
            for code in range(8, 256):
                for level in range(4):
                    sign = self.x.XkbKeycodeToKeysym(self.display, code, layout, level)
                    if sign:
                        places.setdefault(sign, []).append((layout, code, level))
        return places

    def put(self, code, down):
        self.xtst.XTestFakeKeyEvent(self.display, code, down, 0)

    def strike(self, code, held):
        for one in held:
            self.put(one, KEY_PRESS)
        self.put(code, KEY_PRESS)
        self.put(code, KEY_RELEASE)
        for one in reversed(held):
            self.put(one, KEY_RELEASE)
        self.x.XSync(self.display, 0)

    def switch(self, layout):
        if layout != self.layout:
            self.x.XkbLockGroup(self.display, CORE_KEYBOARD, layout)
            self.x.XSync(self.display, 0)
            self.layout = layout

    def find(self, sign):
        """The layout that is on comes first: digits lie on both."""
        places = sorted(self.places[sign], key=lambda p: (p[0] != self.layout, p[2]))
        return places[0]

    def code_of(self, sign):
        return self.places[sign][0][1]

    def press(self, keys):
        """One key, as “Tab” or “Control+Return”."""
        *held, key = keys.split("+")
        self.mind_windows()
        self.switch(ENGLISH)
        self.strike(self.code_of(NAMED.get(key) or keysym_of(key)),
                    [self.code_of(MODIFIERS[one]) for one in held])

    def type(self, text):
        self.mind_windows()
        for character in text:
            layout, code, level = self.find(keysym_of(character))
            self.switch(layout)
            held = [self.code_of(MODIFIERS["Shift"])] if level & 1 else []
            if level & 2:
                held.append(self.code_of(LEVEL_3))
            self.strike(code, held)
            time.sleep(PACE)
        self.switch(ENGLISH)

    def windows(self):
        """Those that are seen, the topmost last."""
        root, parent, number = Window(), Window(), ctypes.c_uint()
        children = ctypes.POINTER(Window)()
        self.x.XQueryTree(self.display, self.root, ctypes.byref(root), ctypes.byref(parent),
                          ctypes.byref(children), ctypes.byref(number))
        found = []
        for i in range(number.value):
            attributes = Attributes()
            if (self.x.XGetWindowAttributes(self.display, Window(children[i]),
                                            ctypes.byref(attributes)) and
                    attributes.map_state == VIEWABLE and not attributes.override_redirect and
                    attributes.width > 1):
                found.append(children[i])
        if number.value:
            self.x.XFree(children)
        return found

    def mind_windows(self):
        windows = self.windows()
        focused, revert = Window(), ctypes.c_int()
        self.x.XGetInputFocus(self.display, ctypes.byref(focused), ctypes.byref(revert))
        if windows and focused.value != windows[-1]:
            self.x.XSetInputFocus(self.display, Window(windows[-1]), REVERT_TO_PARENT, 0)
            self.x.XSync(self.display, 0)
