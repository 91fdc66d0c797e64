#!/usr/bin/python3
"""Faults, from outside: killed servers, full disks, damaged logs, hostile clients, clocks that go backwards.

Usage: faults.py PROGRAM CONTENT [--kills N] [--list] [only these tests...]
For instance: faults.py .build/release/ariane .

Every test has a server and a temporary folder of its own, and every line of a server is checked against `PROGRAM schema`.
Needs Debian's python3-jsonschema; the clock tests also need libfaketime, and are skipped without it. Status 1 when a test fails.
FAULTS_SCALE=3 in the environment makes every time limit three times as long.
"""
import argparse
import multiprocessing
import multiprocessing.connection
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time
import traceback

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent / "Faults"))

import clock  # noqa: E402
import harness  # noqa: E402
import kills  # noqa: E402
import limits  # noqa: E402
import lines  # noqa: E402
import shutdown  # noqa: E402
import sockets  # noqa: E402
import storage  # noqa: E402

AT_ONCE = 3
SHOWN = 4  # complaints of one test
TESTS = [test for module in (kills, lines, storage, limits, shutdown, clock, sockets) for test in module.TESTS]


def perform(test, folder, channel):
    """Runs one test, in a process and a process group of its own."""
    os.setsid()
    started = time.monotonic()
    outcome, note = "ok", ""
    try:
        note = test(folder) or ""
    except harness.Skipped as reason:
        outcome, note = "skip", str(reason)
    except Exception as error:  # noqa: BLE001 (a test that breaks is a test that fails)
        steps = [step for step in traceback.extract_tb(error.__traceback__) if step.filename == test.__code__.co_filename]
        where = steps[-1] if steps else traceback.extract_tb(error.__traceback__)[-1]
        kind = "" if isinstance(error, harness.Failure) else type(error).__name__ + ": "
        harness.COMPLAINTS.insert(0, f"{kind}{error} ({os.path.basename(where.filename)}:{where.lineno})")
    if harness.COMPLAINTS:
        more = len(harness.COMPLAINTS) - SHOWN
        outcome, note = "not ok", "; ".join(harness.COMPLAINTS[:SHOWN]) + (f"; and {more} more" if more > 0 else "")
    channel.send((outcome, " ".join(note.split("\n")), time.monotonic() - started))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("content")
    parser.add_argument("tests", nargs="*", help="only these tests, or those of these modules")
    parser.add_argument("--kills", type=int, default=20, help="how many times the test of that name kills the server (20)")
    parser.add_argument("--list", action="store_true", help="print the names of the tests")
    arguments = parser.parse_intermixed_args()
    if arguments.list:
        print("\n".join(f"{test.__name__} - {(test.__doc__ or '').strip()}" for test in TESTS))
        return 0
    known = {test.__name__ for test in TESTS} | {test.__module__ for test in TESTS}
    for name in arguments.tests:
        if name not in known:
            parser.error(f"no such test: {name}; --list prints their names")
    try:
        harness.Program.use(arguments.program, arguments.content)
    except (OSError, ValueError, subprocess.SubprocessError) as error:
        sys.exit(f"{arguments.program} schema gives no schema: {error}")
    kills.KILLS = arguments.kills
    waiting = [test for test in TESTS if not arguments.tests or {test.__name__, test.__module__} & set(arguments.tests)]

    context = multiprocessing.get_context("fork")
    running, failed, skipped, done = [], 0, 0, 0
    started = time.monotonic()
    try:
        while waiting or running:
            while waiting and len(running) < AT_ONCE:
                test = waiting.pop(0)
                ours, theirs = context.Pipe(duplex=False)
                folder = tempfile.TemporaryDirectory(prefix="ariane-", ignore_cleanup_errors=True)
                process = context.Process(target=perform, args=(test, folder.name, theirs))
                process.start()
                theirs.close()
                seconds = (60 + getattr(test, "seconds", lambda: 0)()) * harness.SCALE
                running.append((test, process, folder, ours, time.monotonic() + seconds))
            multiprocessing.connection.wait([each[3] for each in running], timeout=0.5)
            for each in list(running):
                test, process, folder, ours, deadline = each
                if ours.poll():
                    try:
                        outcome, note, seconds = ours.recv()
                    except EOFError:
                        outcome, note, seconds = "not ok", "the test itself ended without a word", 0
                elif time.monotonic() > deadline:
                    outcome, note, seconds = "not ok", "the test did not end", time.monotonic() - deadline
                else:
                    continue
                running.remove(each)
                finish(process, folder)
                done += 1
                if outcome == "ok":
                    print(f"ok - {test.__name__} ({seconds:.1f} s{'; ' + note if note else ''})", flush=True)
                elif outcome == "skip":
                    skipped += 1
                    print(f"ok - {test.__name__} # SKIP {note}", flush=True)
                else:
                    failed += 1
                    print(f"not ok - {test.__name__}: {note}", flush=True)
    finally:
        for _, process, folder, _, _ in running:
            finish(process, folder)
    print(f"{done - failed - skipped} passed, {skipped} skipped, {failed} failed ({time.monotonic() - started:.0f} s)")
    return 1 if failed else 0


def finish(process, folder):
    """Ends the test's process, every server that it started, and its folder."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        pass
    process.join()
    folder.cleanup()


if __name__ == "__main__":
    sys.exit(main())
