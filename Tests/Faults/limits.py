"""The limits that are flags, what forget leaves, and descriptors."""
import contextlib
import os
import select
import sqlite3
import time

from harness import SCALE, Connection, Server, brief, consecutive, expect, message, refusal, request, require, result, together, until

CONNECTIONS = 2000


def max_connections(folder):
    """With --max-connections 2 the third gets 1005 and the end; a place that becomes free is free."""
    with Server(folder, "--max-connections", "2") as server:

        def admitted():
            """A connection that is answered, or None."""
            connection = server.connect()
            try:
                connection.send(request("ping", 1))
            except (BrokenPipeError, ConnectionResetError):
                pass
            reply = connection.reply()
            if reply is not None and "result" in reply:
                return connection
            refusal(reply, 1005, "overloaded")
            connection.closed("after 1005")
            connection.close()
            return None

        first = until(admitted, "the first client is not admitted")
        second = until(admitted, "the second client is not admitted")
        for _ in range(20):
            with server.connect() as third:
                reply = third.reply()  # it need not say anything
                error = refusal(reply, 1005, "overloaded")
                require(reply["id"] is None, f"the refusal has the id {brief(reply['id'])}")
                require(error["data"].get("retry_after_ms", 0) >= 1, "the refusal does not say when to try again")
                third.closed("after 1005")
        first.say("c", "on est 12")
        second.say("c", "on a 3 h")
        require(result(first.ask("status"))["connections"] == 2, "status counts other connections than there are")
        second.close()
        third = until(admitted, "a place that became free is not given")
        third.say("c", "bonjour")
        require(admitted() is None, "a third client is admitted")
        first.close()
        third.close()
        server.stop()


def turns_per_second(folder):
    """Too many turns a second get 1005 with retry_after_ms; after that time they work. Other conversations do not wait."""
    with Server(folder, "--turns-per-second", "2") as server, server.connect() as connection:
        turn = refused = 0
        began = time.monotonic()
        while turn < 8:
            reply = connection.ask("message", conversation="hasty", text=f"on est {turn + 1}", message_id=f"m{turn}")
            if "result" in reply:
                turn += 1
                require(reply["result"]["turn"] == turn, f"turn {turn} is {reply['result']['turn']}")
                continue
            wait = refusal(reply, 1005, "overloaded")["data"].get("retry_after_ms")
            require(isinstance(wait, int) and 1 <= wait <= 5000, f"retry_after_ms is {wait}")
            refused += 1
            connection.say(f"calm{refused}", "bonjour")
            connection.ping()
            time.sleep(wait / 1000)
            reply = connection.ask("message", conversation="hasty", text=f"on est {turn + 1}", message_id=f"m{turn}")
            require("result" in reply, f"after the {wait} ms that it asked for, the server says {brief(reply)}")
            turn += 1
        took = time.monotonic() - began
        require(refused >= 3, f"only {refused} of the turns were refused")
        require(2 < took < 8 * SCALE, f"8 turns at 2 a second took {took:.1f} s")
        consecutive(server.turns()["hasty"], "hasty")
        require(len(server.turns()["hasty"]) == 8, "refused turns are stored")
        for number in range(8):  # repeats are no turns
            reply = connection.ask("message", conversation="hasty", text=f"on est {number + 1}", message_id=f"m{number}")
            require("result" in reply, f"a repeat, which is no turn, gets {brief(reply)}")
            again = reply["result"]
            require(again["replayed"] is True and again["turn"] == number + 1, "a repeat is a turn")
        server.stop()
    return f"{refused} refused"


def short_queue(folder):
    """With --queue 2, thirty clients at once get results or 1005, and all come through in the end."""
    with Server(folder, "--queue", "2") as server:

        def talk(number):
            refused = 0
            with server.connect() as connection:
                for turn in range(1, 6):
                    deadline = time.monotonic() + 20 * SCALE
                    while True:
                        reply = connection.ask("message", conversation=f"q{number}", text=f"on est {turn}", message_id=f"m{turn}")
                        if "result" in reply:
                            break
                        refused += 1
                        require(time.monotonic() < deadline, "refused for ever")
                        time.sleep(refusal(reply, 1005, "overloaded")["data"]["retry_after_ms"] / 1000)
                    require(reply["result"]["turn"] == turn, f"turn {turn} is {reply['result']['turn']}")
            return refused

        refused = sum(together(*(lambda number=number: talk(number) for number in range(30))))
        stored = server.turns()
        require(sorted(map(len, stored.values())) == [5] * 30, "other turns are stored than acknowledged")
        server.stop()
    return f"{refused} refused"


def own_lengths(folder):
    """--max-line and --max-text are kept, and hello tells them."""
    with Server(folder, "--max-line", "2000", "--max-text", "100") as server:
        with server.connect() as connection:
            limits = result(connection.ask("hello", protocol=1))["limits"]
            require(limits["line_bytes"] == 2000 and limits["text_bytes"] == 100, f"hello tells {limits}")
            connection.say("c", "x" * 100)
            error = refusal(connection.ask("message", conversation="c", text="x" * 101), 1004, "text_too_long")
            require(error["data"]["limit"] == 100, f"data.limit is {error['data']}")
            connection.send(b" " * 1960 + request("ping", 1).replace(b" ", b"")[:-1].rjust(40)[:40] + b"\n")
            connection.reply()
            connection.send(b"#" * 2001 + b"\n")
            error = refusal(connection.reply(), 1002, "line_too_long")
            require(error["data"]["limit"] == 2000, f"data.limit is {error['data']}")
            connection.closed("after 1002")
        server.stop()


def left(server, secrets):
    """Which of the words are still in which files of the state folder."""
    found = []
    for directory, _, names in os.walk(server.state):
        for name in names:
            with open(os.path.join(directory, name), "rb") as file:
                data = file.read()
            found += [f"{secret} in {name}" for secret in secrets if secret.encode() in data]
    return found


def forget_erases(folder):
    """After the answer to forget no byte of what was said is left in the log's files."""
    secrets = {
        "text": "Zéphyrine-Quatorze", "name": "Bartholoméa", "user": "acct:xk-77-secret", "key": "irc:secret/#conv-91x",
        "meta": "méta-secret-5", "message_id": "mid-secret-3",
    }  # fmt: skip

    def found():
        return left(server, secrets.values())

    def talk(connection, turns):
        for turn in range(turns):
            connection.say(
                secrets["key"], f"on est {turn + 2} avec {secrets['text']} {'é' * (turn * 150)}", f"{secrets['message_id']}-{turn}",
                user={"id": secrets["user"], "name": secrets["name"]}, meta=secrets["meta"],
            )  # fmt: skip

    with Server(folder) as server:
        with server.connect() as connection, server.connect() as other:
            for index in range(10):
                other.say(f"other{index}", "on est 12, on a 3 h", "m1")
            for round_number, turns in enumerate((1, 25, 25)):
                talk(connection, turns)
                require(found(), "the test is wrong: what was said is nowhere")
                if round_number == 1:
                    server.kill()
                    server.start()
                    connection = server.connect()
                    other = server.connect()
                answer = result(connection.ask("forget", conversation=secrets["key"]))
                require(answer == {"conversation": secrets["key"], "forgotten": True}, f"forget gives {brief(answer)}")
                require(not found(), f"after forget there is still: {', '.join(found())}")
                require(secrets["key"] not in server.turns(), "the conversation is still stored")
            talk(connection, 3)
            for index in range(10):
                again = other.say(f"other{index}", "on est 12, on a 3 h", "m1")
                require(again["replayed"] is True and again["turn"] == 1, "another conversation was forgotten too")
            result(connection.ask("forget", conversation=secrets["key"]))
            first = connection.say(secrets["key"], "bonjour", f"{secrets['message_id']}-0")
            require(first["turn"] == 1 and first["replayed"] is False, f"a forgotten conversation goes on: {brief(first)}")
            result(connection.ask("forget", conversation=secrets["key"]))
            refusal(connection.ask("forget", conversation=secrets["key"]), 1003, "unknown_conversation")
            server.kill()
            require(not found(), f"after forget and kill -9 there is still: {', '.join(found())}")
            server.start()
            require(not found(), f"after a restart there is again: {', '.join(found())}")
        server.stop()


def forget_while_read(folder):
    """While somebody reads the log, as a backup does, forget may wait or fail, but is not told as done before it is."""
    secret = "Zéphyrine-Quatorze"

    def still():
        return ", ".join(left(server, [secret]))

    with Server(folder) as server, server.connect() as connection:
        for seconds in (0.5, 15):  # a short reader, and one that stays until there is an answer
            for turn in range(1, 4):
                connection.say("c", f"on est {turn} avec {secret}", f"m{turn}")
            with contextlib.closing(sqlite3.connect(server.log, isolation_level=None)) as reader:
                reader.execute("BEGIN")
                require(reader.execute("SELECT count(*) FROM event").fetchone() == (3,), "the test is wrong")
                connection.send(request("forget", "read", conversation="c"))
                waited = select.select([connection.socket], [], [], seconds * SCALE)[0]
                reply = connection.reply() if waited else None
                if reply and "result" in reply:
                    require(not still(), f"forget is told as done while the log is being read, and there is still: {still()}")
                reader.execute("ROLLBACK")
            reply = reply or connection.reply()
            if "error" in reply:
                refusal(reply, (-32603, 1005))
                denied = "did not happen" in reply["error"]["message"]
                expect(not denied or "c" in server.turns(), f"forget says {brief(reply['error']['message'])}, but the conversation is gone")
                reply = connection.ask("forget", conversation="c")
            require("result" in reply, f"forget, asked again, gives {brief(reply)}; still there: {still() or 'nothing'}")
            require(not still(), f"after forget there is still: {still()}")
        server.stop()


def descriptors(folder):
    """2,000 connections opened and closed, in every manner, leave no descriptor open."""
    with Server(folder) as server:
        with server.connect() as connection:
            connection.say("c", "on est 12")
            until(lambda: result(connection.ask("status"))["connections"] == 1, "the server counts connections that are gone")
            before, memory = server.descriptors(), server.memory()
            for number in range(CONNECTIONS):
                each = Connection(server.address)
                manner = number % 5
                if manner == 1:
                    each.ping()
                elif manner == 2:
                    each.send(request("ping", 1))  # gone before the answer
                elif manner == 3:
                    each.send(message(1, f"d{number % 50}", "bonjour"))
                    each.finish()
                    result(each.reply())
                    each.closed("after a half-close")
                elif manner == 4:
                    each.send(b"\n" * 100)
                each.close()
                if number % 100 == 99:  # within --max-connections
                    until(lambda: result(connection.ask("status"))["connections"] <= 20, "closed connections still count")
            until(lambda: result(connection.ask("status"))["connections"] == 1, "closed connections still count")
            until(lambda: server.descriptors() <= before, f"descriptors are leaked: {before} before")
            more = server.memory() - memory
            require(more < 50, f"memory grows by {more:.0f} MB")
        server.stop()
    return f"{before} descriptors, {more:.0f} MB more"


TESTS = [max_connections, turns_per_second, short_queue, own_lengths, forget_erases, forget_while_read, descriptors]
