"""SIGTERM and SIGINT: what was read is answered, everybody is told, nothing is half done."""
import fcntl
import os
import signal
import struct
import termios
import threading
import time

from harness import SCALE, Server, brief, consecutive, expect, message, refusal, request, require, result, until


class Talker(threading.Thread):
    """Keeps a few requests under way on one connection until the server ends it."""

    UNDER_WAY = 3

    def __init__(self, server, number, progress):
        super().__init__(daemon=True)
        self.conversation = f"drain/{number}"
        self.progress = progress
        self.connection = server.connect()
        self.sent, self.answered, self.refused, self.shutdowns = [], [], 0, 0
        self.last_sent_before = 0
        self.failure = None

    def send(self):
        number = len(self.sent) + 1
        self.connection.send(message(number, self.conversation, f"on est {number}", f"m{number}"))
        self.sent.append(time.monotonic())

    def run(self):
        try:
            writable = True
            for _ in range(self.UNDER_WAY):
                self.send()
            while True:
                value = self.connection.line()
                if value is None:
                    return
                if "method" in value:
                    require(value["method"] == "shutdown" and self.shutdowns == 0, f"unexpected {brief(value)}")
                    self.shutdowns += 1
                    continue
                expected = len(self.answered) + self.refused + 1
                require(value["id"] == expected, f"{self.conversation}: expected the reply to {expected}, got {brief(value)}")
                if "error" in value:
                    refusal(value, 1006, "draining")
                    self.refused += 1
                else:
                    require(not self.refused, f"{self.conversation}: a turn is taken after another was refused")
                    require(value["result"]["turn"] == expected, f"{self.conversation}: request {expected} became {brief(value)}")
                    self.answered.append(time.monotonic())
                    self.progress.release()
                if writable:
                    try:
                        self.send()
                    except (BrokenPipeError, ConnectionResetError):
                        writable = False
        except Exception as error:  # noqa: BLE001 (the test raises it again)
            self.failure = error


def drained(folder, number):
    """The signal, while 20 clients are talking."""
    with Server(folder) as server:
        progress = threading.Semaphore(0)
        talkers = [Talker(server, index, progress) for index in range(20)]
        silent = server.connect()
        silent.ping()
        for talker in talkers:
            talker.start()
        for _ in range(200):
            require(progress.acquire(timeout=20 * SCALE), "the clients are not answered")
        signalled = time.monotonic()
        server.signal(number)
        status = server.wait(f"the server does not end after {number.name}")
        took = time.monotonic() - signalled
        require(status == 0, f"exit status {status} after {number.name}: {brief(server.errors())}")
        require(not os.path.lexists(server.address), "the socket is not unlinked")
        require([each.get("method") for each in silent.rest()] == ["shutdown"], "a client that says nothing is not told once")
        stored = server.turns()
        for talker in talkers:
            talker.join(10 * SCALE)
            if talker.failure:
                raise talker.failure
            require(talker.shutdowns == 1, f"{talker.conversation} was told {talker.shutdowns} times")
            kept = stored.get(talker.conversation, [])
            consecutive(kept, talker.conversation)
            done, heard = len(talker.answered), len(talker.answered) + talker.refused
            require(len(kept) == done, f"{talker.conversation}: {done} acknowledged turns, {len(kept)} stored ones")
            before = sum(1 for moment in talker.sent if moment < signalled - 0.2)
            require(heard >= before, f"{talker.conversation}: {before} requests were sent well before the signal, {heard} answered")
        refused = sum(talker.refused for talker in talkers)
        lost = sum(len(talker.sent) - len(talker.answered) - talker.refused for talker in talkers)
        # Nothing is lost by sending it again.
        server.start()
        with server.connect() as connection:
            for talker in talkers:
                for turn in (len(talker.answered), len(talker.answered) + 1):
                    again = connection.say(talker.conversation, f"on est {turn}", f"m{turn}")
                    require(again["turn"] == turn, f"{talker.conversation}: sent again, turn {turn} is {again['turn']}")
                    repeat = turn <= len(talker.answered)
                    require(again["replayed"] == repeat, f"{talker.conversation}: turn {turn} replayed: {again['replayed']}")
        server.stop()
    return f"{took * 1000:.0f} ms, {refused} refused, {lost} not read"


def sigterm(folder):
    """SIGTERM while 20 clients talk: every request read is answered or gets 1006, all are told, status 0 within 5 s."""
    return drained(folder, signal.SIGTERM)


def sigint(folder):
    """SIGINT does the same."""
    return drained(folder, signal.SIGINT)


def unread(connection):
    """The bytes (and what the kernel needs for them) that the server has not yet read from us."""
    return struct.unpack("i", fcntl.ioctl(connection.socket, termios.TIOCOUTQ, bytes(4)))[0]


def sigterm_read(folder):
    """Many requests that the server has read when SIGTERM comes: each is answered or gets 1006, in order, and all is stored as told."""
    with Server(folder) as server:
        with server.connect() as connection, server.connect() as other:
            other.ping()
            count = 200
            connection.send(b"".join(message(number, f"q{number % 7}", f"on est {number}") for number in range(1, count + 1)))
            until(lambda: unread(connection) == 0, "the server does not read 200 requests", 10, 0)
            server.signal(signal.SIGTERM)
            replies = [each for each in connection.rest() if "method" not in each]
            require(server.wait() == 0, f"exit status {server.process.returncode}")
            require([each["id"] for each in replies] == list(range(1, len(replies) + 1)), "replies are missing or out of order")
            taken = [reply["id"] for reply in replies if "result" in reply]
            for reply in replies[len(taken) :]:
                refusal(reply, 1006, "draining")
            stored = sorted(text for turns in server.turns().values() for _, text in turns)
            require(stored == sorted(f"on est {number}" for number in taken), f"{len(taken)} turns are acknowledged, {len(stored)} stored")
            require(len(connection.notifications) == 1, f"the client was told {len(connection.notifications)} times")
            require(len(other.rest()) == 1, "the other client was not told once")
            what = f"{len(taken)} answered, {len(replies) - len(taken)} refused"
            require(len(replies) == count, f"of {count} requests that were read, {what}, {count - len(replies)} without a word")
    return what


def sigterm_idle(folder):
    """SIGTERM with clients that never read, that are within a line, or that never close, still ends within 5 s; and twice is once."""
    with Server(folder) as server:
        with server.connect() as connection:
            connection.say("big", "on est 12, on a 3 h")
            connection.say("big", "assez, conseille-moi")
        deaf = server.connect()
        deaf.socket.setblocking(False)
        asked = b"".join(request("export", number, conversation="big") for number in range(300))
        deaf.socket.send(asked)
        within = server.connect()
        within.send(b'{"jsonrpc":"2.0",')
        idle = [server.connect() for _ in range(5)]
        for each in idle:
            each.ping()
        server.signal(signal.SIGTERM)
        server.signal(signal.SIGTERM)
        status = server.wait("the server does not end while a client does not read", 5)
        require(status == 0, f"exit status {status}")
        for name, each in (*((f"idle client {number}", each) for number, each in enumerate(idle)), ("a client within a line", within)):
            lines = each.rest()
            expect([value.get("method") for value in lines] == ["shutdown"], f"{name} was not told of the end, but got {brief(lines)}")
        require(not os.path.lexists(server.address), "the socket is not unlinked")


def sigterm_crowd(folder):
    """SIGTERM just while clients come (and go) ends with status 0, as ever."""
    statuses = []
    for number in range(12):
        with Server(folder, state=f"state{number}", address=f"s{number}") as server:
            clients = []
            for _ in range(30):
                clients.append(server.connect())
                if number % 2:
                    clients.pop().close()
            server.signal(signal.SIGTERM)
            statuses.append(server.wait("the server does not end"))
            for client in clients:
                for value in client.rest():
                    require(value.get("method") == "shutdown", f"a client that says nothing is told {brief(value)}")
                client.close()
            require(not os.path.lexists(server.address) or statuses[-1], "the socket is not unlinked")
    wrong = [status for status in statuses if status]
    require(not wrong, f"{len(wrong)} of {len(statuses)} servers ended with status {wrong[:1]} after SIGTERM")


def sigterm_refuses(folder):
    """While the server drains, a new connection is refused and nobody's request hangs."""
    with Server(folder) as server:
        with server.connect() as connection:
            lines = b"".join(message(number, "c", f"on est {number}") for number in range(2000))
            sender = connection.send_aside(lines)
            result(connection.reply())
            server.signal(signal.SIGTERM)
            until(lambda: connection.line() is None, "a client that goes on talking is not sent away", 5, 0)
            require(len(connection.notifications) == 1, f"the client was told {len(connection.notifications)} times")
            sender.join(5 * SCALE)
            require(not sender.is_alive(), "the client's requests hang")
            require(server.wait() == 0, f"exit status {server.process.returncode}")
        try:
            server.connect().close()
            require(False, "a connection is made after the end")
        except (FileNotFoundError, ConnectionRefusedError):
            pass


def stdio(folder):
    """On standard input and output: SIGTERM drains, the end of input ends, both with status 0."""
    with Server(folder, stdio=True) as server:
        told = [(server.pipes.say("c", f"on est {number}", f"m{number}")["turn"], f"on est {number}") for number in range(1, 11)]
        server.pipes.send(b"".join(message(number, "c", f"on est {number}", f"m{number}") for number in range(11, 31)))
        server.signal(signal.SIGTERM)
        for value in server.pipes.rest():
            if "method" in value:
                continue
            if "error" in value:
                refusal(value, 1006, "draining")
            else:
                told.append((value["result"]["turn"], f"on est {value['id']}"))
        require(len(server.pipes.notifications) == 1, f"told {len(server.pipes.notifications)} times of the end")
        require(server.wait("the server on standard input does not end after SIGTERM") == 0, f"exit status {server.process.returncode}")
        require(server.turns() == {"c": told}, f"{len(told)} turns acknowledged, others stored")
    with Server(folder, stdio=True) as server:
        require(server.pipes.say("c", "on est 3", "m3")["replayed"] is True, "a message is forgotten")
        for number in range(100):
            server.pipes.send(message(number, f"d{number % 3}", f"on est {number}"))
        server.process.stdin.close()
        replies = server.pipes.rest()
        require([each["id"] for each in replies] == list(range(100)), f"100 requests before the end of input, {len(replies)} answered")
        require(server.wait("the server does not end with its input") == 0, f"exit status {server.process.returncode} at the end of input")
    with Server(folder, stdio=True) as server:  # whoever listens has gone
        server.pipes.ping()
        server.process.stdout.close()
        try:
            for number in range(50):
                server.pipes.send(message(number, "e", f"on est {number}"))
            server.process.stdin.close()
        except BrokenPipeError:
            pass
        status = server.wait("the server does not end when nobody reads its output")
        require(status >= 0 or status == -signal.SIGPIPE, f"the server crashed, signal {-status}")
        consecutive(server.turns().get("e", []), "e")


TESTS = [sigterm, sigint, sigterm_read, sigterm_idle, sigterm_crowd, sigterm_refuses, stdio]
