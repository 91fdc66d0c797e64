"""Full disks, folders that cannot be written, damaged logs, and two servers on one log."""
import contextlib
import ctypes
import hashlib
import os
import pwd
import random
import resource
import sqlite3
import subprocess

from harness import Program, Server, Skipped, brief, consecutive, refusal, require, result, together, until

PAGE = 4096
SEED = 20240229


# A file system of our own


def mounting():
    """Gives this process mounts of its own, which end with it; whether it may mount."""
    library = ctypes.CDLL(None, use_errno=True)
    new_mounts, new_user = 0x00020000, 0x10000000
    user, group = os.geteuid(), os.getegid()
    if user == 0 and library.unshare(new_mounts) == 0:
        pass
    elif user != 0 and library.unshare(new_mounts | new_user) == 0:
        for name, line in (("setgroups", "deny"), ("uid_map", f"0 {user} 1"), ("gid_map", f"0 {group} 1")):
            with open(f"/proc/self/{name}", "w", encoding="ascii") as file:
                file.write(line)
    else:
        return False
    return subprocess.run(["mount", "--make-rprivate", "/"], stderr=subprocess.DEVNULL, check=False).returncode == 0


def small_disk(folder, size):
    """A file system of so many kilobytes, or a skipped test."""
    path = os.path.join(folder, "disk")
    os.mkdir(path)
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}k,mode=0700", "tmpfs", path]
    if not mounting() or subprocess.run(command, stderr=subprocess.DEVNULL, check=False).returncode != 0:
        raise Skipped("this user may not mount; file_size_limit tests the same in another way")
    return path


# Full disks


class Talker:
    """Conversations that remember what was acknowledged, and what was refused."""

    def __init__(self, connections):
        self.connections = connections
        self.told = {}
        self.number = 0

    def turn(self):
        """One turn on one of the connections; whether it was stored. A refusal must be the right one."""
        connection, conversation = self.connections[self.number % len(self.connections)], f"c{self.number % 5}"
        told = self.told.setdefault(conversation, [])
        text = f"on est {len(told) + 1}"
        reply = connection.ask("message", conversation=conversation, text=text, message_id=f"m{len(told) + 1}")
        if reply and "error" in reply:
            refusal(reply, -32603, "store_unavailable")
            return False
        require(result(reply)["turn"] == len(told) + 1, f"{conversation}: expected turn {len(told) + 1}, got {brief(reply)}")
        told.append((len(told) + 1, text))
        self.number += 1
        return True

    def until_refused(self):
        for _ in range(20_000):
            if not self.turn():
                return
        require(False, "20,000 turns fit where only a few should")

    def matches(self, server, what):
        stored = server.turns()
        for conversation, told in self.told.items():
            kept = stored.get(conversation, [])
            consecutive(kept, conversation)
            require(kept == told, f"{what}: {conversation} has {len(told)} acknowledged turns and {len(kept)} stored ones")


def no_room(server, talker, other, make_room):
    """While nothing can be written every turn is refused and everybody stays; once there is room, turns work."""
    talker.until_refused()
    for _ in range(20):
        require(not talker.turn(), "turns are acknowledged now and then on a full disk")
        for connection in (*talker.connections, other):
            connection.ping()
    result(other.ask("search", query="entretien"))
    result(other.ask("advise", text="on est 12, on a 3 h"))
    result(other.ask("status"))
    talker.matches(server, "on a full disk")
    # Smaller writes may still fit; then they are acknowledged, otherwise refused.
    for method in ("message", "undo", "reset", "forget"):
        params = {"conversation": "new", "text": "bonjour"} if method == "message" else {"conversation": "own"}
        reply = other.ask(method, **params, message_id="n1")
        if reply and "error" in reply:
            refusal(reply, -32603, "store_unavailable")
        other.ping()
    make_room()
    until(talker.turn, "turns do not work again once there is room")
    for _ in range(25):
        require(talker.turn(), "turns are refused although there is room")
    require(other.say("new", "bonjour", "n1")["turn"] == 1, "a refused turn has left a trace")
    talker.matches(server, "once there is room")


def disk_full(folder):
    """A full disk: turns get store_unavailable, nothing acknowledged is lost, and it goes on once there is room."""
    disk = small_disk(folder, 12 * 1024)
    ballast = os.path.join(disk, "ballast")

    def fill():
        with contextlib.suppress(OSError), open(ballast, "wb", buffering=0) as file:
            while file.write(bytes(PAGE)):
                pass

    with Server(folder, state="disk/state") as server:
        with server.connect() as one, server.connect() as two, server.connect() as other:
            talker = Talker([one, two])
            for _ in range(20):
                require(talker.turn(), "turns are refused although there is room")
            other.say("own", "on est 12")
            fill()
            no_room(server, talker, other, lambda: os.unlink(ballast))
            fill()
            talker.until_refused()
        # Killed while the disk is full: it starts, or says why not; nothing is lost either way.
        server.kill()
        server.launch()
        if until(lambda: server.process.poll() is not None or os.path.exists(server.address) and ready(server), "no start and no end"):
            if server.process.poll() is not None:
                server.refused(server.log)
            else:
                server.kill()
        os.unlink(ballast)
        server.start()
        with server.connect() as one, server.connect() as two:
            talker.connections = [one, two]
            for _ in range(25):
                require(talker.turn(), "turns are refused after a restart, although there is room")
        talker.matches(server, "after a restart")
        server.stop()
    return f"{talker.number} turns"


def ready(server):
    try:
        server.connect().close()
    except (FileNotFoundError, ConnectionRefusedError):
        return False
    return True


def file_size_limit(folder):
    """The same where files may not grow (RLIMIT_FSIZE)."""
    size = 400 * 1024

    def limit():
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))

    with Server(folder, before=limit) as server, server.connect() as one, server.connect() as two, server.connect() as other:
        talker = Talker([one, two])
        other.say("own", "on est 12")

        def room():
            resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))

        no_room(server, talker, other, room)
        server.kill()
        server.start()
        talker.matches(server, "after a restart")
        server.stop()
    return f"{talker.number} turns"


# States that cannot be used


def unprivileged():
    """Makes a child a user whom permissions bind."""
    if os.geteuid() == 0:
        nobody = pwd.getpwnam("nobody")
        os.setgroups([])
        os.setresgid(nobody.pw_gid, nobody.pw_gid, nobody.pw_gid)
        os.setresuid(nobody.pw_uid, nobody.pw_uid, nobody.pw_uid)


def given_to_nobody(path):
    if os.geteuid() == 0:
        nobody = pwd.getpwnam("nobody")
        for name, folders, files in os.walk(path):
            for each in (name, *(os.path.join(name, other) for other in folders + files)):
                os.chown(each, nobody.pw_uid, nobody.pw_gid)


def read_only_folder(folder):
    """A state folder that may not be written is refused, by name, with or without a log in it."""
    try:
        subprocess.run([Program.path, "check", "--content", Program.content], preexec_fn=unprivileged, capture_output=True, check=True)
    except (OSError, subprocess.SubprocessError):
        raise Skipped("the program or its content cannot be read by the user nobody") from None
    with Server(folder) as server:
        with server.connect() as connection:
            connection.say("c", "on est 12")
        server.stop()
    settle(server)
    os.mkdir(os.path.join(folder, "empty"))
    os.makedirs(os.path.join(folder, "bare", "ariane"))
    given_to_nobody(folder)
    os.chmod(folder, 0o755)
    digest = fingerprint(server.log)
    modes = {"state": 0o500, "empty": 0o500, "bare": 0o500}
    for name, mode in modes.items():
        top = os.path.join(folder, name)
        for path in (os.path.join(top, "ariane"), top):
            if os.path.exists(path):
                os.chmod(path, mode)
        with Server(folder, state=name, address=f"{name}.s", before=unprivileged, start=False) as other:
            other.launch()
            other.refused(other.log)
    for mode in (0o400, 0o000):
        os.chmod(os.path.join(folder, "state", "ariane"), 0o700)
        os.chmod(server.log, mode)
        with Server(folder, address=f"{mode}.s", before=unprivileged, start=False) as other:
            other.launch()
            other.refused(other.log)
    os.chmod(server.log, 0o600)
    require(fingerprint(server.log) == digest, "a refused log was changed")


def read_only_disk(folder):
    """A state folder on a file system mounted read-only is refused, by name, with or without a log in it."""
    disk = small_disk(folder, 4096)
    with Server(folder, state="disk/state") as server:
        with server.connect() as connection:
            connection.say("c", "on est 12")
        server.stop()
        settle(server)
        digest = fingerprint(server.log)
        subprocess.run(["mount", "-o", "remount,bind,ro", disk], check=True)
        server.launch()
        server.refused(server.log)
        require(fingerprint(server.log) == digest, "a refused log was changed")
    with Server(folder, state="disk/none", start=False) as server:
        server.launch()
        server.refused(server.log)


def odd_state(folder):
    """A log that is a directory, or a state folder that is a file, is refused by name and left alone."""
    os.makedirs(os.path.join(folder, "directory", "ariane", "log.sqlite", "inside"))
    with open(os.path.join(folder, "file"), "wb") as file:
        file.write(b"a file")
    os.mkdir(os.path.join(folder, "half"))
    with open(os.path.join(folder, "half", "ariane"), "wb") as file:
        file.write(b"a file")
    for name in ("directory", "file", "half"):
        with Server(folder, state=name, address=f"{name}.s", start=False) as server:
            server.launch()
            server.refused(server.log)
            require(not os.path.lexists(server.address), "a server that did not start left its socket")
    require(os.path.isdir(os.path.join(folder, "directory", "ariane", "log.sqlite", "inside")), "the directory was touched")
    for name in ("file", "half/ariane"):
        with open(os.path.join(folder, name), "rb") as file:
            require(file.read() == b"a file", "the file was touched")


# Damaged logs


def fingerprint(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def settle(server):
    """Brings all of a stopped server's log into its one file: a server may leave a write-ahead log behind, which is no fault."""
    with contextlib.closing(sqlite3.connect(server.log)) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    require(os.listdir(os.path.dirname(server.log)) == ["log.sqlite"], "the test is wrong: the log is not in one file")


def grown(folder, conversations=25, turns=6):
    """A log with a life behind it, closed properly: its bytes and its turns."""
    with Server(folder, state="good", address="good.s") as server:
        with server.connect() as connection:
            for turn in range(turns):
                for conversation in range(conversations):
                    connection.say(f"c{conversation}", f"on est {turn + 2}, dit {conversation} {'é' * 200}", f"m{turn}")
        stored = server.turns()
        server.stop()
    settle(server)
    with open(server.log, "rb") as file:
        return file.read(), stored


def damaged(folder, name, data, extra=()):
    """A server that is to find this as its log."""
    server = Server(folder, state=name, address=f"{name}.s", start=False)
    os.makedirs(os.path.dirname(server.log))
    for suffix, content in (("", data), *extra):
        with open(server.log + suffix, "wb") as file:
            file.write(content)
    return server


def no_database(folder):
    """A log of random bytes, or a good one cut short, is refused by name and left alone."""
    good, _ = grown(folder)
    noise = random.Random(SEED)
    require(len(good) > 20 * PAGE, "the test's log is too small")
    cases = {
        "noise": noise.randbytes(65536),
        "text": "Ceci n'est pas une base de données.\n".encode() * 100,
        "half": good[: len(good) // 2],
        "one": good[:PAGE],
        "uneven": good[: len(good) // 3 + 1234],
        "header": good[:100],
        "headless": noise.randbytes(100) + good[100:],
        "first": noise.randbytes(PAGE) + good[PAGE:],
    }
    for name, data in cases.items():
        with damaged(folder, name, data) as server:
            digest = fingerprint(server.log)
            server.launch()
            until(lambda: server.process.poll() is not None or ready(server), "no start and no end")  # noqa: B023
            require(server.process.poll() is not None, f"{name}: the server starts with a damaged log")
            server.refused(server.log)
            require(fingerprint(server.log) == digest, f"{name}: the damaged log was changed")
            require(sorted(os.listdir(os.path.dirname(server.log))) == ["log.sqlite"], f"{name}: files were left beside the damaged log")


def damaged_page(folder):
    """A log with one bad page: refused, or every request gets a right answer or a clear error; no crash, nothing made up."""
    good, stored = grown(folder)
    noise = random.Random(SEED)
    pages = len(good) // PAGE
    chosen = sorted(noise.sample(range(1, pages), min(8, pages - 1)))
    refused = errors = right = 0
    for number, page in enumerate(chosen):
        filling = noise.randbytes(PAGE) if number % 2 else bytes(PAGE)
        data = good[: page * PAGE] + filling + good[(page + 1) * PAGE :]
        with damaged(folder, f"p{page}", data) as server:
            digest = fingerprint(server.log)
            server.launch()
            until(lambda: server.process.poll() is not None or ready(server), "no start and no end")  # noqa: B023
            if server.process.poll() is not None:
                server.refused(server.log)
                require(fingerprint(server.log) == digest, f"page {page}: the refused log was changed")
                refused += 1
                continue
            with server.connect() as connection:
                for conversation, turns in stored.items():
                    text = turns[-1][1]
                    for message_id, expected in ((f"m{len(turns) - 1}", len(turns)), ("new", len(turns) + 1)):
                        reply = connection.ask("message", conversation=conversation, text=text, message_id=message_id)
                        server.lives()
                        if reply and "error" in reply:
                            refusal(reply, -32603, "store_unavailable")
                            errors += 1
                        else:
                            got = result(reply)
                            what = f"page {page} damaged: {conversation} is at turn {got['turn']}, not {expected}"
                            require(got["turn"] == expected, what)
                            right += 1
                connection.ping()
                reply = connection.ask("message", conversation="fresh", text="bonjour")
                if "error" in reply:
                    refusal(reply, -32603, "store_unavailable")
            server.stop()
    return f"of {len(chosen)} pages {refused} met at the start, later {errors} errors and {right} right answers"


def torn_tail(folder):
    """Rubbish at the end of the write-ahead log, as after a power cut, is ignored: all that was acknowledged is there."""
    with Server(folder) as server:
        with server.connect() as connection:
            told = [(connection.say("c", f"on est {number}", f"m{number}")["turn"], f"on est {number}") for number in range(1, 31)]
        server.kill()
        with open(server.log + "-wal", "ab") as file:
            file.write(random.Random(SEED).randbytes(PAGE + 24) + bytes(1000))
        server.start()
        require(server.turns() == {"c": told}, "acknowledged turns are missing behind a torn tail")
        with server.connect() as connection:
            require(connection.say("c", "on est 3", "m3")["replayed"] is True, "a message is forgotten")
            require(connection.say("c", "bonjour", "m31")["turn"] == 31, "the conversation does not go on")
        server.stop()


def damage_under_way(folder):
    """A log that is overwritten, or deleted, under a running server gives errors and no crash, and never a false answer."""
    with Server(folder) as server:
        with server.connect() as connection:
            for number in range(30):
                for conversation in range(30):
                    connection.say(f"c{conversation}", f"on est {number}, {'x' * 400}", f"m{number}")
        server.kill()
        with contextlib.closing(sqlite3.connect(server.log)) as database:
            database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        server.start()
        size = os.path.getsize(server.log)
        with open(server.log, "r+b") as file:
            file.seek(PAGE)
            file.write(random.Random(SEED).randbytes(size - PAGE))
        with server.connect() as connection:
            for conversation in range(30):
                for message_id, turn in (("m29", 30), ("next", 31)):
                    reply = connection.ask("message", conversation=f"c{conversation}", text="bonjour", message_id=message_id)
                    if reply and "error" in reply:
                        refusal(reply, -32603, "store_unavailable")
                    else:
                        require(result(reply)["turn"] == turn, f"c{conversation} is at turn {reply['result']['turn']}, not {turn}")
            result(connection.ask("search", query="entretien"))
            for method in ("undo", "reset", "export", "forget"):
                reply = connection.ask(method, conversation="c1")
                require("result" in reply or reply["error"]["code"] in (-32603, 1003), f"{method} gives {brief(reply)}")
            status = connection.ask("status")
            require("result" in status or status["error"]["code"] == -32603, f"status gives {brief(status)}")
            connection.ping()
        server.lives()
        server.process.terminate()
        server.wait("the server does not end with a damaged log")
        require(server.process.returncode >= 0, f"the server crashed at its end, signal {-server.process.returncode}")
        server.launch()
        until(lambda: server.process.poll() is not None or ready(server), "no start and no end")
        if server.process.poll() is not None:
            server.refused(server.log)


# Two servers


def shared_log(folder):
    """Two servers on one log: turns of one conversation through both, none lost, none doubled, numbers consecutive."""
    with Server(folder, address="one") as one, Server(folder, address="two") as two:

        def alternate():
            with one.connect() as first, two.connect() as second:
                told = []
                for number in range(60):
                    text = f"on est {number + 2}"
                    connection = (first, second)[number % 2 if number < 30 else number // 3 % 2]
                    reply = connection.say("alternate", text, f"m{number}")
                    require(reply["turn"] == number + 1, f"alternate: turn {reply['turn']} where {number + 1} was next")
                    told.append((reply["turn"], text))
                    again = (second, first)[number % 2].say("alternate", text, f"m{number}")
                    require(again["turn"] == reply["turn"], f"alternate: a repeat through the other server is turn {again['turn']}")
                    same = again["replayed"] is True and again["messages"] == reply["messages"]
                    require(same, "a repeat through the other server is another")
                return {"alternate": told}

        def crowd(server, name):
            told = []
            with server.connect() as connection:
                for number in range(60):
                    text = f"{name} {number}"
                    told.append((connection.say("crowd", text, text)["turn"], text))
            require(told == sorted(told), "turns of one connection go backwards")
            return told

        members = ((one, "a"), (two, "b"), (one, "c"), (two, "d"))
        alternated, *crowds = together(alternate, *(lambda each=each: crowd(*each) for each in members))
        crowded = sorted(sum(crowds, []))
        consecutive(crowded, "crowd")
        stored = one.turns()
        require(stored == {**alternated, "crowd": crowded}, "the log has other turns than the replies")
        with one.connect() as first, two.connect() as second:
            require(result(first.ask("undo", conversation="alternate"))["turn"] == 61, "an undo is not the next turn")
            require(second.say("alternate", "bonjour")["turn"] == 62, "the other server does not see the undo")
            result(first.ask("forget", conversation="alternate"))
            require(second.say("alternate", "bonjour")["turn"] == 1, "the other server does not see that the conversation is forgotten")
        one.kill()
        with two.connect() as second:
            require(second.say("crowd", "bonjour")["turn"] == len(crowded) + 1, "one server's death stops the other")
        one.start()
        with one.connect() as first:
            require(first.say("crowd", "bonjour")["turn"] == len(crowded) + 2, "the restarted server misses a turn")
        one.stop()
        two.stop()


TESTS = [
    disk_full, file_size_limit, shared_log, damaged_page, no_database, damage_under_way, torn_tail, read_only_folder, read_only_disk,
    odd_state,
]  # fmt: skip
