"""kill -9 at any moment: what was acknowledged is there once, in order, and what was not can be sent again."""
import random
import threading
import time

from harness import SCALE, Connection, Failure, Server, brief, consecutive, message, require, until

KILLS = 20
CLIENTS = 50
CHECKED_AGAIN = 25
SEED = 20240229
WORDS = [
    "nous sommes {n}", "on a {n} h", "bonjour, {n} fois", "pourquoi la question {n} ?", "on veut des idées, essai {n}",
    "xyzzy {n}", "passe {n}", "on travaille à distance, numéro {n}", "assez, conseille-moi {n}", "we have {n} hours",
]  # fmt: skip


class Client(threading.Thread):
    """Talks in one conversation, one request at a time, and sends a request again until it is answered."""

    def __init__(self, address, number, stop):
        super().__init__(daemon=True)
        self.address, self.stop = address, stop
        self.conversation = f"test:salon/{number}"
        self.random = random.Random(f"{SEED}/{number}")
        self.told = []  # (message_id, text, the result but for `replayed`)
        self.sent_again = self.replayed = 0
        self.failure = None

    def connect(self):
        while True:
            try:
                return Connection(self.address, 30)
            except (FileNotFoundError, ConnectionRefusedError, BlockingIOError):
                time.sleep(0.03)  # the server is being started again, or its backlog is full

    def run(self):
        try:
            self.talk()
        except Exception as error:  # noqa: BLE001 (the test raises it again)
            self.failure = error

    def talk(self):
        connection = self.connect()
        while not self.stop.is_set():
            number = len(self.told) + 1
            identifier, text = f"m-{number}", self.random.choice(WORDS).format(n=number)
            line = message(number, self.conversation, text, identifier)
            tries = 0
            while True:
                tries += 1
                try:
                    connection.send(line)
                    reply = connection.reply()
                except (BrokenPipeError, ConnectionResetError):
                    reply = None
                except Failure:
                    if not connection.ended:
                        raise
                    reply = None  # a killed server may leave half a line
                if reply is not None and "error" in reply and reply["error"]["code"] == 1005:
                    time.sleep(reply["error"]["data"]["retry_after_ms"] / 1000)
                    continue
                if reply is not None:
                    break
                connection.close()
                connection = self.connect()
                self.sent_again += 1
            require(reply["id"] == number and "result" in reply, f"{self.conversation}: request {number} got {brief(reply)}")
            told = reply["result"]
            replayed = told.pop("replayed")
            require(
                told["turn"] == number and told["conversation"] == self.conversation,
                f"{self.conversation}: message {identifier} became turn {told['turn']} (try {tries}, replayed: {replayed})",
            )
            require(tries > 1 or not replayed, f"{self.conversation}: a first request was called a repeat")
            self.replayed += replayed
            self.told.append((identifier, text, told))
        connection.close()


def kill_9(folder):
    """Killed at random moments under 50 clients, the server loses no acknowledged turn and doubles none."""
    chance = random.Random(SEED)
    stop = threading.Event()
    with Server(folder) as server:
        clients = [Client(server.address, number, stop) for number in range(CLIENTS)]

        def progress():
            for client in clients:
                if client.failure:
                    raise client.failure
            return sum(len(client.told) for client in clients)

        for client in clients:
            client.start()
        for _ in range(KILLS):
            if chance.random() < 0.85:
                # Once somebody has been answered: under load. Otherwise at any moment of the start too.
                before = progress()
                until(lambda: progress() > before, "nobody is answered any more", 20)
            time.sleep(chance.uniform(0, 0.3))
            server.kill()
            server.launch()
        until(server.answers, "the server does not start", 20)
        floor = [len(client.told) for client in clients]
        until(
            lambda: progress() and all(len(client.told) > least for client, least in zip(clients, floor)),
            "a client does not go on after the last restart", 30,
        )  # fmt: skip
        stop.set()
        for client in clients:
            client.join(30 * SCALE)
            require(not client.is_alive(), f"{client.conversation} waits for an answer for ever")
        total = progress()

        stored = server.turns()
        require(set(stored) == {client.conversation for client in clients}, f"{len(stored)} conversations are stored, not {CLIENTS}")
        for client in clients:
            told = [(value["turn"], text) for _, text, value in client.told]
            kept = stored[client.conversation]
            consecutive(kept, client.conversation)
            for said, found in zip(told, kept):
                require(said == found, f"{client.conversation}: acknowledged {brief(said)}, stored {brief(found)}")
            require(len(told) == len(kept), f"{client.conversation}: {len(told)} acknowledged, {len(kept)} stored")
        with server.connect() as connection:
            for client in clients:
                for identifier, text, value in client.told[-CHECKED_AGAIN:]:
                    again = connection.say(client.conversation, text, identifier)
                    require(again.pop("replayed") is True, f"{client.conversation}: {identifier} is not known any more")
                    require(again == value, f"{client.conversation}: {identifier} has another result: {brief(again)}")
        require(server.turns() == stored, "repeats have changed the log")
        server.stop()
    again, replayed = sum(client.sent_again for client in clients), sum(client.replayed for client in clients)
    return f"{KILLS} kills, {total} turns, {again} sent again, {replayed} of them already stored"


kill_9.__name__ = "kills"
kill_9.seconds = lambda: 3 * KILLS
TESTS = [kill_9]
