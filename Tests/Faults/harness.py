"""What the fault tests share: servers of their own, connections that check every line, and waiting for something."""
import contextlib
import json
import os
import re
import signal
import socket
import sqlite3
import subprocess
import threading
import time

import jsonschema

SCALE = float(os.environ.get("FAULTS_SCALE", "1"))  # stretches every time limit, for slow machines and sanitizers
REMEDY = re.compile(r" --\w+|\bmv |\b(?:Vérifiez|Déplacez|Mettez|Donnez|Choisissez)\b")
COMPLAINTS = []  # what a test found wrong without ending


class Failure(AssertionError):
    """The server did something else than it should."""


class Skipped(Exception):
    """The machine lacks something that the test needs."""


class Program:
    """The program under test, its content, and the schema of its lines."""

    path = content = validator = None

    @classmethod
    def use(cls, path, content):
        cls.path, cls.content = os.path.abspath(path), os.path.abspath(content)
        schema = json.loads(subprocess.run([cls.path, "schema"], stdout=subprocess.PIPE, check=True, timeout=60).stdout)
        jsonschema.Draft202012Validator.check_schema(schema)
        cls.validator = jsonschema.Draft202012Validator(schema)


def require(condition, what):
    if not condition:
        raise Failure(what)


def expect(condition, what):
    """Like `require`, but the test goes on and fails at its end."""
    if not condition:
        COMPLAINTS.append(what)


def brief(value, length=300):
    text = value if isinstance(value, str) else repr(value) if isinstance(value, bytes) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= length else text[:length] + "…"


def until(condition, what, seconds=10, pause=0.005):
    """Waits until the condition gives something true, and returns that."""
    deadline = time.monotonic() + seconds * SCALE
    while True:
        value = condition()
        if value:
            return value
        require(time.monotonic() < deadline, f"{what}: not within {seconds} s")
        time.sleep(pause)


def checked(line):
    """One line of the server, which must be one JSON object in UTF-8 that the schema allows."""

    def refuse(constant):
        raise ValueError(constant + " is no JSON")

    require(line.endswith(b"\n"), f"a line without its end: {brief(line)}")
    try:
        value = json.loads(line.decode("utf-8"), parse_constant=refuse)
    except ValueError as error:
        raise Failure(f"a line that is no JSON ({error}): {brief(line)}") from None
    if not Program.validator.is_valid(value):
        error = jsonschema.exceptions.best_match(Program.validator.iter_errors(value))
        raise Failure(f"a line that the schema does not allow ({brief(error.message, 200)}): {brief(line)}")
    return value


def request(method, identifier=None, **params):
    """A request as a line; without an identifier, a notification."""
    value = {"jsonrpc": "2.0", "method": method, "params": params}
    if identifier is not None:
        value["id"] = identifier
    return json.dumps(value, ensure_ascii=False).encode("utf-8") + b"\n"


def message(identifier, conversation, text, message_id=None, **more):
    if message_id is not None:
        more["message_id"] = message_id
    return request("message", identifier, conversation=conversation, text=text, **more)


def result(reply):
    require(reply is not None, "the connection was closed instead of a result")
    require("result" in reply, f"expected a result, got {brief(reply)}")
    return reply["result"]


def refusal(reply, code, kind=None):
    """The error of a reply, which must have this code (or one of these codes)."""
    codes = code if isinstance(code, (tuple, list, set)) else (code,)
    require(reply is not None, f"the connection was closed instead of error {code}")
    require("error" in reply and reply["error"]["code"] in codes, f"expected error {code}, got {brief(reply)}")
    require(kind is None or reply["error"]["data"]["kind"] == kind, f"expected an error of kind {kind}, got {brief(reply)}")
    return reply["error"]


class Lines:
    """Lines to and from a server through two file descriptors; every line that comes is checked."""

    def __init__(self, seconds=20):
        self.seconds = seconds * SCALE
        self.pending = bytearray()
        self.scanned = 0
        self.notifications = []
        self.ended = False
        self.identifier = 0

    def line(self):
        """The next line, None at the end. Notifications count as lines."""
        while True:
            end = self.pending.find(b"\n", self.scanned)
            if end >= 0:
                line = bytes(self.pending[: end + 1])
                del self.pending[: end + 1]
                self.scanned = 0
                value = checked(line)
                if "method" in value:
                    self.notifications.append(value)
                return value
            self.scanned = len(self.pending)
            part = self.receive()
            if not part:
                self.ended = True
                require(not self.pending, f"the connection ended within a line: {brief(bytes(self.pending))}")
                return None
            self.pending += part

    def reply(self):
        """The next line that is no notification, None at the end."""
        while True:
            value = self.line()
            if value is None or "method" not in value:
                return value

    def rest(self):
        """Everything up to the end."""
        return list(iter(self.line, None))

    def ask(self, method, **params):
        """A request and its reply, whose identifier must be ours."""
        self.identifier += 1
        self.send(request(method, self.identifier, **params))
        reply = self.reply()
        require(reply is None or reply["id"] == self.identifier, f"the reply to request {self.identifier} is {brief(reply)}")
        return reply

    def say(self, conversation, text, message_id=None, **more):
        """A turn that must succeed; its result."""
        if message_id is not None:
            more["message_id"] = message_id
        return result(self.ask("message", conversation=conversation, text=text, **more))

    def ping(self):
        require(result(self.ask("ping")) == {"ok": True}, "ping is not answered with ok")

    def closed(self, what):
        """The server has closed this connection and sends nothing more."""
        value = self.line()
        require(value is None, f"{what}: expected the end, got {brief(value)}")


class Connection(Lines):
    """A connection to a server's socket."""

    def __init__(self, path, seconds=20):
        super().__init__(seconds)
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.socket.settimeout(self.seconds)
        try:
            self.socket.connect(path)
        except OSError:
            self.socket.close()
            raise

    def send(self, data):
        self.socket.sendall(data)

    def send_aside(self, data):
        """Sends in a thread, since a server need not read on while we do not."""

        def run():
            with contextlib.suppress(OSError):
                self.socket.sendall(data)

        thread = threading.Thread(target=run, daemon=True)
        thread.start()
        return thread

    def finish(self):
        """No more requests; the replies still come."""
        self.socket.shutdown(socket.SHUT_WR)

    def receive(self):
        try:
            return self.socket.recv(1 << 18)
        except (ConnectionResetError, BrokenPipeError):
            return b""
        except socket.timeout:
            raise Failure(f"no answer within {self.seconds:g} s") from None

    def close(self):
        self.socket.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


class Pipes(Lines):
    """The connection of a server on standard input and output."""

    def __init__(self, process, seconds=20):
        super().__init__(seconds)
        self.process = process

    def send(self, data):
        self.process.stdin.write(data)
        self.process.stdin.flush()

    def receive(self):
        timer = threading.Timer(self.seconds, self.process.kill)
        timer.start()
        try:
            return os.read(self.process.stdout.fileno(), 1 << 18)
        finally:
            timer.cancel()


class Server:
    """A server with a state folder and a socket of its own, in `folder`."""

    def __init__(self, folder, *flags, state="state", address="s", environment=(), before=None, start=True, stdio=False):
        self.folder = folder
        self.state = os.path.join(folder, state)
        self.address = os.path.join(folder, address)
        self.log = os.path.join(self.state, "ariane", "log.sqlite")
        self.flags = list(flags)
        self.environment = dict(environment)
        self.before = before
        self.through = []  # a program that becomes ours, with its arguments
        self.stdio = stdio
        self.process = None
        self.expected = set()
        self.number = 0
        if start:
            self.start()

    def launch(self):
        """Starts the program and does not wait for anything."""
        self.number += 1
        self.errors_path = os.path.join(self.folder, f"stderr.{id(self)}.{self.number}")
        environment = {"PATH": os.environ.get("PATH", ""), "HOME": self.folder, "XDG_STATE_HOME": self.state, "LANG": "C.UTF-8"}
        environment.update(self.environment)
        with open(self.errors_path, "wb") as errors:
            self.process = subprocess.Popen(
                [*self.through, Program.path, "serve", "--content", Program.content, *self.arguments(), *self.flags],
                stdin=subprocess.PIPE if self.stdio else subprocess.DEVNULL,
                stdout=subprocess.PIPE if self.stdio else subprocess.DEVNULL,
                stderr=errors, env=environment, preexec_fn=self.before,
            )  # fmt: skip
        return self

    def arguments(self):
        """Where the program is to listen."""
        return ["--stdio"] if self.stdio else ["--socket", self.address]

    def start(self):
        """Starts the program and waits until it can be talked to."""
        self.launch()
        if self.stdio:
            self.pipes = Pipes(self.process)
        else:
            until(self.answers, "the server does not start", 20)
        return self

    def answers(self):
        status = self.process.poll()
        require(status is None, f"the server does not start (status {status}): {brief(self.errors())}")
        try:
            Connection(self.address).close()
        except (FileNotFoundError, ConnectionRefusedError):
            return False
        return True

    def connect(self, seconds=20):
        return Connection(self.address, seconds)

    def errors(self):
        """What this start of the program has written on standard error."""
        with open(self.errors_path, encoding="utf-8", errors="replace") as file:
            return file.read()

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        require(self.process.returncode == -signal.SIGKILL, f"the server ended by itself, status {self.process.returncode}")
        self.expected.add(self.process)

    def signal(self, number):
        self.process.send_signal(number)

    def wait(self, what="the server does not end", seconds=5):
        """The exit status, which must come within some seconds."""
        try:
            status = self.process.wait(seconds * SCALE)
        except subprocess.TimeoutExpired:
            raise Failure(f"{what}: not within {seconds} s") from None
        self.expected.add(self.process)
        return status

    def stop(self):
        """Ends the program as a service manager does."""
        self.process.terminate()
        status = self.wait("the server does not end after SIGTERM")
        require(status == 0, f"exit status {status} after SIGTERM: {brief(self.errors())}")

    def lives(self):
        status = self.process.poll()
        require(status is None, f"the server ended by itself, status {status}: {brief(self.errors())}")

    def refused(self, *words, seconds=10):
        """The program did not start: status 2, and one clear sentence with these words and a remedy."""
        status = self.wait("a server that cannot start does not end", seconds)
        text = self.errors().strip()
        require(status == 2, f"expected exit status 2, got {status}: {brief(text)}")
        require(text.count("\n") == 0 and text, f"expected one sentence on standard error, got {brief(text)}")
        for word in words:
            require(word in text, f"the error does not name {word}: {brief(text)}")
        require(REMEDY.search(text), f"the error names no remedy: {brief(text)}")
        expect("Error Domain" not in text and "UserInfo" not in text, f"the error shows its internals: {brief(text, 600)}")

    def memory(self):
        """Resident memory, in megabytes."""
        with open(f"/proc/{self.process.pid}/status", encoding="ascii") as file:
            return int(re.search(r"VmRSS:\s+(\d+) kB", file.read()).group(1)) / 1024

    def descriptors(self):
        return len(os.listdir(f"/proc/{self.process.pid}/fd"))

    def turns(self):
        """The turns in the log: for each conversation, its (turn, text) in the order in which they were written."""
        found = {}
        with contextlib.closing(sqlite3.connect(self.log, timeout=20)) as database:
            rows = database.execute("SELECT id, turn, text FROM event JOIN conversation ON key = conversationKey ORDER BY sequence")
            for conversation, turn, text in rows:
                found.setdefault(conversation, []).append((turn, text))
            for check in ("integrity_check", "foreign_key_check"):
                wrong = database.execute(f"PRAGMA {check}").fetchall()
                require(wrong in ([("ok",)], []), f"{check} of the log: {wrong[:3]}")
        return found

    def __enter__(self):
        return self

    def __exit__(self, kind, error, _):
        process = self.process
        if process is None:
            return
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(0.3 if kind else 0)  # a crash may take a moment to end
        status = process.poll()
        if status is None:
            process.kill()
            process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe:
                with contextlib.suppress(OSError):
                    pipe.close()
        if status is not None and process not in self.expected:
            ended = f"the server ended by itself, status {status}: {brief(self.errors()[-1000:], 1000)}"
            raise Failure(f"{error}; {ended}" if isinstance(error, Failure) else ended) from error


def consecutive(turns, what):
    numbers = [turn for turn, _ in turns]
    require(numbers == list(range(1, len(numbers) + 1)), f"{what}: turns {brief(numbers)} instead of 1 to {len(numbers)}")


def together(*jobs):
    """Runs the jobs in threads at once; their results in order, or the first failure."""
    results, failures = [None] * len(jobs), []

    def run(index, job):
        try:
            results[index] = job()
        except BaseException as error:  # noqa: BLE001 (it is raised again below)
            failures.append(error)

    threads = [threading.Thread(target=run, args=each, daemon=True) for each in enumerate(jobs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]
    return results
