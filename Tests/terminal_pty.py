#!/usr/bin/env python3
"""Types at Ariane through a pseudo-terminal and checks what a person would see.

Usage: terminal_pty.py COMMAND [ARGUMENT...]
For instance: terminal_pty.py .build/debug/ariane --content .

The command runs with a state folder of its own. Needs python3-pexpect. Status 1 when a check fails.
"""
import os
import stat
import sys
import tempfile
import time

import pexpect

PROMPT = b"> "
QUIET = 0.3


class Terminal:
    """The command in a terminal of its own; `seen` holds what it wrote since the last `type`."""

    def __init__(self, command, state, columns=80, **environment):
        env = {"PATH": os.environ.get("PATH", ""), "HOME": state, "XDG_STATE_HOME": state, "TERM": "xterm", "LANG": "C.UTF-8"}
        env.update(environment)
        self.child = pexpect.spawn(command[0], command[1:], env=env, dimensions=(24, columns), timeout=20)
        self.child.delaybeforesend = 0
        self.everything = b""
        self.child.expect_exact(PROMPT)
        self.everything += self.child.before + self.child.after
        self.seen = b""
        self.settle()

    def settle(self, quiet=QUIET):
        """Reads until nothing has come for a while."""
        last = time.monotonic()
        while time.monotonic() - last < quiet:
            try:
                part = self.child.read_nonblocking(65536, timeout=0.05)
            except pexpect.TIMEOUT:
                continue
            except pexpect.EOF:
                return
            self.seen += part
            self.everything += part
            last = time.monotonic()

    def type(self, keys):
        self.seen = b""
        self.child.send(keys)
        self.settle()
        return self.seen

    def answer(self, keys):
        """What is written up to the next prompt: the first message also waits for what is learnt at the first start."""
        self.type(keys)
        if PROMPT not in self.seen:
            self.child.expect_exact(PROMPT)
            self.seen += self.child.before + self.child.after
            self.settle()
        return self.seen

    def status(self):
        """Exit status; None while it runs."""
        for _ in range(60):
            if not self.child.isalive():
                return self.child.exitstatus
            time.sleep(0.05)
        return None

    def close(self):
        self.child.close(force=True)


def accents(new):
    terminal = new()
    assert "été".encode() in terminal.type("été".encode()), "accents are shown"
    erased = terminal.type(b"\x7f\x7f")
    last = erased.split(b"\r")[-1]
    assert "é".encode() in last and b"t" not in last, "an accent is erased as one character"
    terminal.type(b"\x15")
    assert "œuvre".encode() in terminal.type("œuvre".encode())


def accents_without_locale(new):
    assert "été".encode() in new(LANG="C", LC_ALL="C").type("été".encode()), "accents survive the C locale"


def interrupt(new):
    terminal = new()
    terminal.type(b"abandon")
    assert PROMPT in terminal.type(b"\x03"), "Ctrl-C gives a new prompt"
    assert terminal.child.isalive()
    terminal.type(b"\x03")
    assert terminal.status() == 130, "a second Ctrl-C leaves"


def interrupt_within_search(new):
    terminal = new()
    terminal.type(b"aide\r")
    terminal.type(b"\x12ai")
    assert PROMPT in terminal.type(b"\x03"), "Ctrl-C within a history search gives a new prompt"
    assert terminal.child.isalive()


def end_of_input(new):
    terminal = new()
    terminal.type(b"abc")
    terminal.type(b"\x04")
    assert terminal.child.isalive(), "Ctrl-D does not leave while something is typed"
    terminal.type(b"\x15")
    terminal.type(b"\x04")
    assert terminal.status() == 0, "Ctrl-D on an empty line leaves"


def history_search(new):
    terminal = new()
    terminal.answer("aide première\r".encode())
    terminal.answer(b"recommence\r")
    assert "aide première".encode() in terminal.type(b"\x12prem"), "Ctrl-R finds an earlier line"


def history_file(new):
    terminal = new()
    terminal.answer(b"retenue\r")
    terminal.answer(b" secrete\r")
    terminal.close()
    path = os.path.join(new.state, "ariane", "history")
    assert stat.S_IMODE(os.stat(path).st_mode) == 0o600
    assert stat.S_IMODE(os.stat(os.path.dirname(path)).st_mode) == 0o700
    with open(path, "rb") as file:
        text = file.read()
    assert b"retenue" in text and b"secrete" not in text, "a line begun with a space is not kept"
    with open(path, "wb") as file:
        file.write(b"ancienne\ncaf\xe9\n\x00\xff\n")
    assert b"ancienne" in new().type(b"\x1b[A"), "a damaged history keeps its whole lines"


def completion(new):
    terminal = new()
    assert b"er " in terminal.type(b"/quitt\t"), "Tab inserts the only candidate"
    terminal.type(b"\x15")
    once = terminal.type(b"/re\t")
    assert b"/restart" not in once, "one Tab does not list"
    twice = terminal.type(b"\t")
    assert b"/restart" in twice and b"/retour" in twice, "a second Tab lists"
    assert twice.rstrip().endswith(b"> /re"), "the line is drawn again"


def resize(new):
    terminal = new()
    terminal.type(b"bonjour")
    terminal.seen = b""
    terminal.child.setwinsize(24, 50)
    terminal.settle()
    assert terminal.seen.startswith(b"\r") and b"\x1b[J" in terminal.seen, "the old line is erased first"
    assert terminal.seen.count(b"bonjour") == 1, "the line is drawn once"


def long_line(new):
    terminal = new()
    terminal.type("é".encode() * 5000)
    answer = terminal.answer(b"\r")
    assert terminal.child.isalive() and PROMPT in answer, "a line of 5,000 characters is answered"


def broken_bytes(new):
    terminal = new()
    shown = terminal.type(b"a\xffb\xc3c")
    assert shown.count("\ufffd".encode()) == 2 and b"c" in shown, "each broken byte is replaced, and nothing else"
    assert PROMPT in terminal.answer(b"\xe2\x82\r"), "the Enter key after a broken character counts"
    assert terminal.child.isalive()


def hang_up(new):
    terminal = new()
    terminal.type(b"abc")
    terminal.child.close(force=False)
    assert not terminal.child.isalive(), "a closed terminal ends the conversation"


CHECKS = [
    accents, accents_without_locale, interrupt, interrupt_within_search, end_of_input, history_search, history_file,
    completion, resize, long_line, broken_bytes, hang_up,
]


def main(command):
    if not command:
        sys.exit(__doc__)
    failures = 0
    for check in CHECKS:
        opened = []
        with tempfile.TemporaryDirectory() as state:

            def new(**environment):
                opened.append(Terminal(command, state, **environment))
                return opened[-1]

            new.state = state
            try:
                check(new)
                if any(b"\x1b[?2004h" in terminal.everything for terminal in opened):
                    raise AssertionError("bracketed paste was switched on")
                print("ok  ", check.__name__)
            except (AssertionError, OSError, pexpect.ExceptionPexpect) as error:
                failures += 1
                print("FAIL", check.__name__, "-", str(error).split("\n")[0] or type(error).__name__)
            finally:
                for terminal in opened:
                    terminal.close()
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main(sys.argv[1:])
