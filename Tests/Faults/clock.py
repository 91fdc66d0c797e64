"""Clocks that go backwards and forwards; needs libfaketime."""
import contextlib
import os
import re
import sqlite3
import subprocess
import time

from harness import Server, Skipped, brief, consecutive, refusal, require, result, until

DAY = 86400


def library():
    """The path of libfaketime, or a skipped test."""
    try:
        told = subprocess.run(["faketime", "-f", "-1d", "printenv", "LD_PRELOAD"], capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.SubprocessError):
        raise Skipped("libfaketime (Debian's faketime) is not installed") from None
    path = re.split(r"[\s:]", told.strip())[-1]
    threads = path.replace("libfaketime.so", "libfaketimeMT.so")
    return threads if os.path.exists(threads) or "$" in threads else path


def off(server, **environment):
    """Gives the server's next start another wall clock. What steady clocks tell is left alone."""
    server.environment = {"LD_PRELOAD": library(), "FAKETIME_DONT_FAKE_MONOTONIC": "1", "DONT_FAKE_MONOTONIC": "1", **environment}
    # The library changes the environment of the first program it meets, which hides the arguments from some programs.
    server.through = ["env"]


def right(server):
    server.environment, server.through = {}, []


@contextlib.contextmanager
def tidy():
    """Removes the shared memory that the library leaves when a program is killed."""
    try:
        yield
    finally:
        for name in os.listdir("/dev/shm"):
            found = re.fullmatch(r"(?:sem\.)?faketime_(?:sem|shm)_(\d+)", name)
            if found and not os.path.exists(f"/proc/{found.group(1)}"):
                with contextlib.suppress(OSError):
                    os.unlink(os.path.join("/dev/shm", name))


def times(server):
    """When each turn was written, as the log has it, in seconds."""
    with contextlib.closing(sqlite3.connect(server.log, timeout=20)) as database:
        moments = [moment for (moment,) in database.execute("SELECT at FROM event ORDER BY sequence")]
    scale = next((unit for unit in (1, 1e3, 1e6, 1e9) if 1e9 < moments[0] / unit < 1e10), 1)
    return [moment / scale for moment in moments]


def clock_back(folder):
    """Restarted with the clock a day back, and then right again: order kept, conversations go on, repeats are known."""
    library()
    with tidy(), Server(folder) as server:
        told = {}

        def talk(connection, count):
            for _ in range(count):
                for conversation in ("a", "b"):
                    said = told.setdefault(conversation, [])
                    number = len(said) + 1
                    value = connection.say(conversation, f"on est {number}", f"m{number}")
                    require(value.pop("replayed") is False, f"{conversation}: message {number} is taken for a repeat")
                    require(value["turn"] == number, f"{conversation}: turn {value['turn']} where {number} was next")
                    said.append(value)

        def repeats(connection, first, last):
            for conversation, said in told.items():
                for number in range(first, last + 1):
                    again = connection.say(conversation, f"on est {number}", f"m{number}")
                    require(again.pop("replayed") is True, f"{conversation}: message {number} is forgotten")
                    require(again == said[number - 1], f"{conversation}: message {number} has another result")

        def stored():
            turns = server.turns()
            for conversation, said in told.items():
                consecutive(turns[conversation], conversation)
                expected = [(number, f"on est {number}") for number in range(1, len(said) + 1)]
                require(turns[conversation] == expected, f"{conversation}: other turns are stored")

        with server.connect() as connection:
            talk(connection, 5)
        server.stop()
        off(server, FAKETIME="-1d")
        server.start()
        with server.connect() as connection:
            repeats(connection, 1, 5)
            talk(connection, 5)
            repeats(connection, 1, 10)
            moved = times(server)[-1] - time.time()
            require(-DAY - 600 < moved < -DAY + 600, f"the test is wrong: the clock is {moved:.0f} s off, not a day back")
        stored()
        server.kill()
        server.start()
        with server.connect() as connection:  # within the same wrong day
            repeats(connection, 1, 10)
            talk(connection, 5)
            status = result(connection.ask("status"))
            require(0 <= status["uptime_s"] < 600, f"status tells an uptime of {status['uptime_s']} s")
        server.stop()
        right(server)
        server.start()
        with server.connect() as connection:
            repeats(connection, 1, 5)
            talk(connection, 5)
            repeats(connection, 16, 20)
            stored()
            undone = result(connection.ask("undo", conversation="a", message_id="u"))
            require(undone["turn"] == 21, f"an undo is turn {undone['turn']}, not 21")
            exported = result(connection.ask("export", conversation="a", format="json"))
            require(exported["content"], "nothing is exported")
        server.stop()


def clock_jumps(folder):
    """A clock that jumps back a day, and on again, under a running server: turns, limits and repeats go on."""
    steering = os.path.join(folder, "clock")

    def jump(offset):
        with open(steering + ".new", "w", encoding="ascii") as file:
            file.write(offset + "\n")
        os.replace(steering + ".new", steering)

    jump("+0d")
    with tidy(), Server(folder, "--turns-per-second", "5", "--stall", "1", start=False) as server:
        off(server, FAKETIME_TIMESTAMP_FILE=steering, FAKETIME_NO_CACHE="1")
        server.start()
        connection = server.connect()
        turn = 0

        def talk(count):
            nonlocal turn
            for _ in range(count):
                reply = connection.ask("message", conversation="j", text=f"on est {turn + 1}", message_id=f"m{turn + 1}")
                while "error" in reply:
                    wait = refusal(reply, 1005, "overloaded")["data"]["retry_after_ms"]
                    require(1 <= wait <= 2000, f"after a jump of the clock a client is to wait for {wait} ms")
                    time.sleep(wait / 1000)
                    reply = connection.ask("message", conversation="j", text=f"on est {turn + 1}", message_id=f"m{turn + 1}")
                turn += 1
                require(reply["result"]["turn"] == turn and not reply["result"]["replayed"], f"turn {turn} is {brief(reply)}")

        talk(3)
        for offset in ("-1d", "+0d", "-400d", "+0d"):
            jump(offset)
            days = int(offset[:-1])

            def arrived():
                connection.say("probe", "bonjour")
                return abs(times(server)[-1] - time.time() - days * DAY) < 600  # noqa: B023

            until(arrived, f"the test is wrong: the clock does not jump to {offset}", 10, 0.3)
            talk(4)
            # Not for ever: what is older than ten minutes by this clock may be forgotten.
            again = connection.ask("message", conversation="j", text=f"on est {turn}", message_id=f"m{turn}")
            if "error" in again:
                time.sleep(refusal(again, 1005, "overloaded")["data"]["retry_after_ms"] / 1000)
                again = connection.ask("message", conversation="j", text=f"on est {turn}", message_id=f"m{turn}")
            require(result(again)["replayed"] is True and again["result"]["turn"] == turn, f"turn {turn} is forgotten: {brief(again)}")
            status = result(connection.ask("status"))
            require(0 <= status["uptime_s"] < 600, f"status tells an uptime of {status['uptime_s']} s")
            latency = status["latency_us"]
            require(0 <= latency["p50"] <= latency["max"] < 60e6, f"status tells latencies of {latency}")
        consecutive(server.turns()["j"], "j")
        require(len(server.turns()["j"]) == turn, "turns are missing")
        server.stop()


TESTS = [clock_back, clock_jumps]
