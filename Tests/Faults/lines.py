"""Lines that no decent client sends, and conversations that are said all at once."""
import contextlib
import json
import socket
import threading
import time

from harness import Server, brief, consecutive, expect, message, refusal, request, require, result, together, until

LINE = 65536
TEXT = 8192


def padded(length, identifier=1):
    """A request of exactly so many bytes, the line's end aside."""
    empty = request("ping", identifier, padding="")[:-1]
    return request("ping", identifier, padding="x" * (length - len(empty)))[:-1]


def lives(connection):
    """The connection goes on, and its replies are in order."""
    connection.send(request("ping", "still there"))
    reply = connection.reply()
    require(result(reply) == {"ok": True} and reply["id"] == "still there", f"expected the reply to a ping, got {brief(reply)}")


def answer(connection, line):
    """The reply to a line, after which the connection must go on."""
    connection.send(line + b"\n")
    reply = connection.reply()
    require(reply is not None, f"the connection was closed after {brief(line)}")
    lives(connection)
    return reply


def nonsense(connection, line):
    """The line gets -32700 with id null."""
    reply = answer(connection, line)
    error = reply.get("error", {"code": 0, "data": {}})
    right = error["code"] == -32700 and error["data"].get("kind") == "parse_error" and reply["id"] is None
    expect(right, f"expected -32700 with id null to {brief(line)}, got {brief(reply)}")


def line_length(folder):
    """A line of 65,536 bytes is answered, a longer one gets 1002 and the end."""
    with Server(folder) as server:
        with server.connect() as connection:
            for end in (b"\n", b"\r\n"):
                line = padded(LINE - len(end) + 1)
                require(len(line + end) == LINE + 1, "the test is wrong")
                connection.send(line + end)
                require(result(connection.reply()) == {"ok": True}, "a line of 65536 bytes is not answered")
            require(result(answer(connection, padded(LINE))) == {"ok": True}, "a line of 65536 bytes is not answered")
        too_long = {
            "65537 bytes": padded(LINE + 1) + b"\n",
            "65537 bytes without an end": b"x" * (LINE + 1),
            "10,000,000 bytes": padded(10_000_000) + b"\n",
            "100,000 blanks": b" " * 100_000,
            "65537 bytes of a comment": b"#" * (LINE + 1) + b"\n",
        }
        for name, line in too_long.items():
            with server.connect() as connection, server.connect() as other:
                connection.send(request("ping", "before"))
                connection.send_aside(line)
                require(connection.reply()["id"] == "before", f"{name}: the request before it is not answered")
                error = refusal(connection.reply(), 1002, "line_too_long")
                require(error["data"].get("limit") == LINE, f"{name}: data.limit is {error['data'].get('limit')}")
                connection.closed(name)
                other.ping()
        with server.connect() as connection:
            for line in (padded(100), padded(LINE)):
                connection.send(line[:50])
                connection.send(line[50:] + b"\n")
                result(connection.reply())
        server.stop()


def text_length(folder):
    """A text of 8,192 bytes is answered, a longer one gets 1004 and changes nothing."""
    with Server(folder) as server, server.connect() as connection:
        for turn, text in enumerate(("x" * TEXT, "é" * (TEXT // 2), "\u0001" * TEXT), 1):
            require(connection.say("t", text)["turn"] == turn, "a text of 8192 bytes is no turn")
        for text in ("x" * (TEXT + 1), "é" * (TEXT // 2) + "x", "x" * 60_000, "🧶" * (TEXT // 4 + 1)):
            error = refusal(connection.ask("message", conversation="t", text=text), 1004, "text_too_long")
            require(error["data"].get("limit") == TEXT, f"data.limit is {error['data'].get('limit')}")
            lives(connection)
        require(connection.say("t", "bonjour")["turn"] == 4, "a refused text has become a turn")
        server.stop()


def bad_bytes(folder):
    """Bytes that are no UTF-8 get -32700 with id null, and the connection stays."""
    # A byte that never occurs, a continuation alone, a cut character, an overlong slash and NUL, a surrogate, beyond Unicode, Latin-1.
    broken = (b"\xff", b"\x80", b"\xc3", b"\xc0\xaf", b"\xc0\x80", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", "déjà".encode("latin-1"))
    with Server(folder) as server, server.connect() as connection:
        for data in broken:
            inside = message(7, "u", "TEXT")[:-1].replace(b"TEXT", data)
            key = message(7, "u", "bonjour")[:-1].replace(b'"u"', b'"u' + data + b'"')
            beyond = request("ping", 7)[:-1] + data
            for line in (data, beyond, inside, key):
                nonsense(connection, line)
            nonsense(connection, b'{"jsonrpc":"2.0","id":7,"method":"ping","unknown":"' + data + b'"}')
            nonsense(connection, b'{"jsonrpc":"2.0","id":7,"method":"ping","params":{"meta":["' + data + b'"]}}')
        require(connection.say("u", "bonjour")["turn"] == 1, "bad bytes have become a turn")
        require(set(server.turns()) == {"u"}, "bad bytes have made a conversation")
        server.stop()


def odd_characters(folder):
    """Lone surrogates, NUL and other odd characters are answered; keys that differ are different conversations."""
    with Server(folder) as server:
        with server.connect() as connection:
            for escape in (r"\ud800", r"\udfff", r"\udc00\ud800", r"a\ud83dz", r"\ud83d"):
                for template in (
                    '{"jsonrpc":"2.0","id":1,"method":"message","params":{"conversation":"s","text":"@"}}',
                    '{"jsonrpc":"2.0","id":1,"method":"message","params":{"conversation":"s@","text":"bonjour"}}',
                    '{"jsonrpc":"2.0","id":1,"method":"message","params":{"conversation":"s","message_id":"@","text":"oui"}}',
                    '{"jsonrpc":"2.0","id":1,"method":"ping","params":{"meta":"@"}}',
                    '{"jsonrpc":"2.0","id":1,"method":"ping","@":1}',
                    '{"jsonrpc":"2.0","id":"@","method":"ping"}',
                    '{"jsonrpc":"2.0","id":1,"method":"@"}',
                    '{"jsonrpc":"2.0","id":1,"method":"search","params":{"query":"@"}}',
                ):
                    reply = answer(connection, template.replace("@", escape).encode())
                    if "error" in reply:
                        refusal(reply, (-32700, -32600, -32601, -32602))
            for text in ("\0", "a\0b", "\u2028\u2029", "\ufeff", "\u202e", "é\u0301" * 500, "\x7f\x1b[2J", "\U0010ffff", "\r\n\t"):
                reply = connection.ask("message", conversation="c", text=text)
                if "error" in reply:
                    refusal(reply, -32602, "invalid_params")
                lives(connection)
        with server.connect() as connection:
            for raw in (b"\0", request("ping", 1)[:-1] + b"\0", b"\0" * 1000):
                nonsense(connection, raw)
        # A key is opaque: none of these is another, now or after a restart. (The last two look alike.)
        keys = ["n", "n\0", "n\0a", "n\0b", "n ", "N", "n%", "n_", "n'--", "é", "e\u0301"]
        accepted = []
        with server.connect() as connection:
            for key in keys:
                reply = connection.ask("message", conversation=key, text="bonjour", message_id="m\0" + key)
                if "error" in reply:
                    refusal(reply, -32602, "invalid_params")
                    continue
                require(reply["result"]["conversation"] == key, f"the key {key!r} became {reply['result']['conversation']!r}")
                require(reply["result"]["turn"] == 1, f"the key {key!r} is taken for another")
                accepted.append(key)
        require({"n", "n ", "N", "n%", "n_", "é"} <= set(accepted), f"only these keys are accepted: {accepted}")
        server.kill()
        server.start()
        with server.connect() as connection:
            for key in accepted:
                require(connection.say(key, "bonjour")["turn"] == 2, f"after a restart the key {key!r} is taken for another")
        server.stop()


def deep_json(folder):
    """100,000 levels get an error and no crash; 50 levels of meta are echoed."""
    levels = 100_000

    def shapes(depth):
        yield b"[" * depth + b"]" * depth
        yield b"[" * depth
        yield b'{"a":' * depth + b"1" + b"}" * depth
        yield b'{"a":[' * (depth // 2)
        yield request("ping", 1, meta="@")[:-1].replace(b'"@"', b"[" * depth + b"]" * depth)
        yield message(1, "d", "bonjour", meta="@")[:-1].replace(b'"@"', b'{"a":' * depth + b"1" + b"}" * depth)
        yield b'{"jsonrpc":"2.0","method":"ping","id":' + b"[" * depth + b"]" * depth + b"}"

    with Server(folder, "--max-line", "1000000") as server:
        with server.connect() as connection:
            for line in shapes(levels):
                refusal(answer(connection, line), (-32700, -32600, -32602))
            for depth in (50, 100, 500, 2_000, 10_000):  # an answer of some kind, whatever the depth
                for line in shapes(depth):
                    reply = answer(connection, line)
                    require("error" in reply or depth <= 500, f"{depth} levels are echoed, which clients need not stand")
        server.lives()
        server.stop()
    with Server(folder, state="other", address="t") as server, server.connect() as connection:
        for line in shapes(8_000):
            answer(connection, line)
        connection.send_aside(next(shapes(levels)))
        refusal(connection.reply(), 1002)
        with server.connect() as other:
            meta = {"n": [1, -1, 0, 1.5, 1e-7, 12345678901234567890, True, False, None, "é\n\"\\\u2028", {}, [], ""]}
            for level in range(49):
                meta = [meta] if level % 2 else {"é" if level % 3 else "": meta}
            for method, params in (
                ("ping", {}), ("hello", {"protocol": 1}), ("status", {}), ("message", {"conversation": "m", "text": "bonjour"}),
                ("undo", {"conversation": "m"}), ("reset", {"conversation": "m"}), ("search", {"query": "entretien"}),
                ("sheet", {"id": "personas"}), ("advise", {"text": "on est 12"}), ("export", {"conversation": "m"}),
                ("forget", {"conversation": "m"}),
            ):  # fmt: skip
                got = result(other.ask(method, meta=meta, **params))
                require(got.get("meta") == meta, f"{method}: meta is not echoed untouched: {brief(got.get('meta'))}")
        server.stop()


def nothing_said(folder):
    """A million blank lines and 100,000 comments are ignored, quickly."""
    with Server(folder) as server, server.connect() as connection, server.connect() as other:
        for name, data in {"a million blank lines": b"\n" * 1_000_000, "100,000 comments": b"# bonjour\n" * 99_999 + b"#\n"}.items():
            before = time.monotonic()
            connection.send_aside(data + request("ping", name))
            worst = 0
            for _ in range(20):
                asked = time.monotonic()
                other.ping()
                worst = max(worst, time.monotonic() - asked)
            reply = connection.reply()
            require(reply["id"] == name, f"{name} are answered with {brief(reply)}")
            require(time.monotonic() - before < 10, f"{name} take {time.monotonic() - before:.1f} s")
            require(worst < 2, f"{name} keep another client waiting for {worst:.1f} s")
        for line in (b"\r", b"  ", b"\t", b"#", b"#{", b"# \xff\xfe", b"#\0"):
            connection.send(line + b"\n")
            lives(connection)
        server.stop()


def ping(identifier):
    return b'{"jsonrpc":"2.0","id":' + identifier + b',"method":"ping"}'


def not_json(folder):
    """A line that is no JSON gets -32700 with id null, and the connection stays."""

    def holds(value):
        return b'{"jsonrpc":"2.0","id":1,"method":"ping","params":{"a":' + value + b"}}"

    with Server(folder) as server, server.connect() as connection:
        for line in (b"{", b"}", b"{]", b"[", b"[}", b"nonsense", b"1 2", b"'a'", b"{'a':1}", b'"abc', b"tru", b"GET / HTTP/1.1\r",
                     b"\xef\xbb\xbf{", ping(b"1") + ping(b"2"), ping(b"1") + b",", ping(b"1") + b"]", ping(b"1")[:-1],
                     ping(b""), ping(b"NaN"),
                     holds(b"nope"), holds(b".5"), holds(b'"\\u12"'), holds(b"1 2"), holds(b"+1")):  # fmt: skip
            nonsense(connection, line)
        server.stop()


def nearly_json(folder):
    """What only lenient readers take (commas too many, zeros in front, raw control characters) gets -32700 too."""

    def holds(value):
        return b'{"jsonrpc":"2.0","id":1,"method":"ping","params":{"a":' + value + b"}}"

    with Server(folder) as server, server.connect() as connection:
        for line in (b'{"jsonrpc":"2.0","id":1,"method":"ping",}', ping(b"01"), ping(b"1."), ping(b"1e"), ping(b"-"), ping(b'"\t"'),
                     holds(b"[1,]"), holds(b"01"), holds(b"1."), holds(b'"\\x"'), holds(b'"\t"'), holds(b'"\x01"'), holds(b'"\0"'),
                     message(1, "c", "@")[:-1].replace(b"@", b"\0"),
                     message(1, "@", "oui")[:-1].replace(b"@", b"a\0b"), b'{"jsonrpc":"2.0","id":1,"method":"pi\0ng"}'):  # fmt: skip
            nonsense(connection, line)
        require(server.turns() == {}, "a line that is no JSON has become a turn")
        server.stop()


def odd_requests(folder):
    """Batches, every kind of id, duplicate keys and unknown fields get the reply that JSON-RPC wants."""

    with Server(folder) as server, server.connect() as connection:
        for batch in (b"[]", b"[" + ping(b"1") + b"]", b"[1,2,3]", b"[" + ping(b"1") + b"," + ping(b"2") + b"]"):
            reply = answer(connection, batch)
            refusal(reply, -32600, "invalid_request")
            require(reply["id"] is None, f"a batch is answered with id {brief(reply['id'])}")
        for scalar in (b"1", b'"ping"', b"null", b"true", b"1e400"):
            reply = answer(connection, scalar)
            refusal(reply, (-32600, -32700))
            require(reply["id"] is None, f"{scalar!r} is answered with id {brief(reply['id'])}")
        for identifier in (b"0", b"7", b"-1", b"9007199254740993", b'"7"', b'""', '"été 🧶"'.encode(), b'"a\\u0000b"', b"null", b"1.5",
                           b"-0.25", b"1e3", b"12345678901234567890", b"9223372036854775808", b'"' + b"x" * 5000 + b'"'):  # fmt: skip
            reply = answer(connection, ping(identifier))
            require(result(reply) == {"ok": True}, "not a ping's result")
            expected = json.loads(identifier)
            same = reply["id"] == expected and isinstance(reply["id"], str) == isinstance(expected, str)
            require(same, f"the id {brief(identifier)} came back as {brief(reply['id'])}")
        for identifier in (b"true", b"false", b"[]", b"[1]", b"{}", b'{"a":1}'):
            reply = answer(connection, ping(identifier))
            refusal(reply, -32600, "invalid_request")
            require(reply["id"] is None, f"the id {identifier!r} came back as {brief(reply['id'])}")
        for identifier in (b"1" * 400, b"1e400", b"-" + b"9" * 5000, b"0." + b"3" * 1000):
            reply = answer(connection, ping(identifier))
            require("result" in reply or reply["error"]["code"] in (-32600, -32700), f"a huge id gives {brief(reply)}")

        for line in (b"{}", b'{"id":1}', b'{"jsonrpc":"2.0","id":1}', b'{"id":1,"method":"ping"}',
                     b'{"jsonrpc":"1.0","id":1,"method":"ping"}', b'{"jsonrpc":2.0,"id":1,"method":"ping"}',
                     b'{"jsonrpc":"2.0","id":1,"method":1}', b'{"jsonrpc":"2.0","id":1,"method":null}',
                     b'{"jsonrpc":"2.0","id":1,"result":{"ok":true}}'):  # fmt: skip
            refusal(answer(connection, line), -32600, "invalid_request")
        for params in (b"[]", b'["a"]', b"1", b'"a"', b"null"):
            reply = answer(connection, b'{"jsonrpc":"2.0","id":1,"method":"message","params":' + params + b"}")
            refusal(reply, (-32600, -32602))
        for method in ("", "Ping", "rpc.discover", "ping ", "x" * 10_000, "message\0", "shutdown"):
            refusal(connection.ask(method), -32601, "unknown_method")
            lives(connection)

        duplicates = (
            b'{"jsonrpc":"2.0","id":1,"id":2,"method":"ping"}',
            b'{"jsonrpc":"2.0","id":1,"method":"ping","method":"ping"}',
            b'{"jsonrpc":"2.0","id":1,"method":"ping","params":{"meta":{"a":1,"a":2}}}',
            b'{"jsonrpc":"2.0","id":1,"method":"message","params":{"conversation":"x","conversation":"y","text":"bonjour"}}',
        )
        for line in duplicates:
            reply = answer(connection, line)
            if "error" in reply:
                refusal(reply, (-32700, -32600, -32602))
            else:
                require(reply["id"] in (1, 2), f"duplicate keys give the id {brief(reply['id'])}")

        unknown = {"conversation": "unknown", "text": "bonjour", "futur": {"a": [1]}, "": None}
        unknown["user"] = {"id": "u", "name": "Léa", "avatar": "x"}
        line = json.dumps({"jsonrpc": "2.0", "id": 1, "method": "message", "params": unknown, "trace": [], "": 1}).encode()
        require(result(answer(connection, line))["turn"] == 1, "unknown fields are not ignored")
        server.stop()


def wrong_params(folder):
    """Params of a wrong type or size get -32602 and change nothing."""
    with Server(folder) as server, server.connect() as connection:
        whole = {"conversation": "w", "text": "bonjour"}
        for change in (
            {"conversation": 1}, {"conversation": None}, {"conversation": ""}, {"conversation": "x" * 513}, {"conversation": ["a"]},
            {"text": 1}, {"text": None}, {"text": ["a"]}, {"text": {}}, {"message_id": {}}, {"message_id": [1]}, {"message_id": True},
            {"max_bytes": 0}, {"max_bytes": -1}, {"max_bytes": 63}, {"max_bytes": "400"}, {"max_bytes": 1.5}, {"lang": 1}, {"lang": "xx"},
        ):  # fmt: skip
            reply = connection.ask("message", **{**whole, **change})
            refused = "error" in reply and reply["error"]["code"] == -32602
            expect(refused, f"expected -32602 to a message with {brief(change)}, got {brief(reply)}")
            lives(connection)
        refusal(connection.ask("message", text="bonjour"), -32602)
        refusal(connection.ask("message", conversation="w"), -32602)
        refusal(connection.ask("message", conversation="w", choice="place"), 1003, "unknown_conversation")
        for method, params in (("undo", {}), ("reset", {}), ("forget", {}), ("export", {}), ("search", {}), ("sheet", {}), ("hello", {}),
                               ("undo", {"conversation": "w", "steps": 0}), ("undo", {"conversation": "w", "steps": -1}),
                               ("search", {"query": "a", "limit": 0}), ("search", {"query": "a", "limit": 51}), ("search", {"query": 1}),
                               ("sheet", {"id": 1}), ("export", {"conversation": "w", "format": "pdf"}),
                               ("advise", {"situation": []})):  # fmt: skip
            reply = connection.ask(method, **params)
            if method == "hello":
                require("result" in reply or reply["error"]["code"] in (1001, -32602), f"hello without a protocol gives {brief(reply)}")
            else:
                refused = "error" in reply and reply["error"]["code"] in (-32602, 1003)
                expect(refused, f"expected -32602 or 1003 to {method} {brief(params)}, got {brief(reply)}")
            lives(connection)
        require("w" not in server.turns(), "a refused request has made a conversation")
        for protocol in (0, 2, 10**30):
            error = refusal(connection.ask("hello", protocol=protocol), (1001, -32602) if protocol > 9 else 1001)
            require(error["code"] == -32602 or error["data"].get("supported") == [1], f"data.supported is {error['data']}")
        server.stop()


def huge_numbers(folder):
    """Numbers that fit into no integer get a result or -32602."""
    with Server(folder) as server, server.connect() as connection:
        whole = {"conversation": "huge", "text": "bonjour"}
        for huge in (10**18, 2**63, 2**64, 10**30, -(2**63) - 1, 1e300):
            for method, params in (("message", {**whole, "max_bytes": huge}),
                                   ("message", {**whole, "message_id": huge}), ("undo", {"conversation": "huge", "steps": huge}),
                                   ("message", {"conversation": "huge", "choice": huge}), ("search", {"query": "a", "limit": huge}),
                                   ("advise", {"situation": {"participants": huge}}), ("advise", {"situation": {"time": huge}}),
                                   ("message", {**whole, "text": f"on est {int(huge)}, on a {int(huge)} h"})):  # fmt: skip
                reply = connection.ask(method, **params)
                require("result" in reply or reply["error"]["code"] in (-32602, 1003), f"{method} {brief(params)} gives {brief(reply)}")
                lives(connection)
        server.stop()


def notifications(folder):
    """A request without an id gets no answer, right or wrong."""
    with Server(folder) as server, server.connect() as connection:
        for line in (
            request("ping"), request("nothing"), request("hello", protocol=99), request("message"), request("status"),
            message(None, "n", "on est 12"), message(None, "n", "x" * 9000), request("undo", conversation="none"),
            b'{"jsonrpc":"2.0","method":"ping"}\n', b'{"jsonrpc":"2.0","method":"search","params":{"query":"entretien"}}\n',
        ):  # fmt: skip
            connection.send(line)
            lives(connection)
        turn = connection.say("n", "on a 3 h")["turn"]
        require(turn == len(server.turns()["n"]), f"turn {turn}, but {len(server.turns()['n'])} are stored")
        require(turn == 2, f"a message without an id is not heard (the next turn is {turn})")
        server.stop()


def pipelining(folder):
    """1,000 requests at once over 20 conversations: replies in the order of the requests, turns in order."""
    with Server(folder) as server:
        with server.connect() as connection:
            lines, expected = [], []
            for number in range(1000):
                if number % 50 == 49:
                    lines.append(request("ping", number))
                    expected.append((number, None, None))
                else:
                    lines.append(message(number, f"p{number * 7 % 20}", f"on est {number + 2}", f"m{number}"))
                    expected.append((number, f"p{number * 7 % 20}", f"on est {number + 2}"))
            connection.send_aside(b"".join(lines))
            turns = {}
            for number, conversation, text in expected:
                reply = connection.reply()
                require(reply is not None and reply["id"] == number, f"expected the reply to {number}, got {brief(reply)}")
                if conversation:
                    turns.setdefault(conversation, []).append((result(reply)["turn"], text))
            for conversation, told in turns.items():
                consecutive(told, conversation)
            require(server.turns() == turns, "the log has other turns than the replies")
        server.stop()


def one_conversation(folder):
    """The same conversation from 5 connections at once: every turn has a number of its own."""
    with Server(folder) as server:

        def talk(number):
            told = []
            with server.connect() as connection:
                for index in range(40):
                    text = f"on est {number}, {index}"
                    told.append((connection.say("same", text, f"{number}/{index}")["turn"], text))
            require(told == sorted(told), "turns of one connection go backwards")
            return told

        told = sorted(sum(together(*(lambda number=number: talk(number) for number in range(5))), []))
        consecutive(told, "same")
        require(server.turns() == {"same": told}, "the log has other turns than the replies")
        server.stop()


def half_close(folder):
    """A client that says no more still gets every answer, and then the end."""
    with Server(folder) as server:
        with server.connect() as connection:
            connection.send(b"".join(message(number, f"h{number % 3}", f"on est {number}") for number in range(150)))
            connection.finish()
            for number in range(150):
                reply = connection.reply()
                require(reply is not None and reply["id"] == number, f"expected the reply to {number}, got {brief(reply)}")
                result(reply)
            connection.closed("after a half-close")
        with server.connect() as connection:
            connection.finish()
            connection.closed("after a half-close with nothing said")
        server.stop()


def unfinished_line(folder):
    """A client that leaves within a line disturbs nobody; the line is taken whole or left, never half."""
    with Server(folder) as server, server.connect() as other:
        whole = message(2, "last", "bonjour")[:-1]
        for part in (b"{", b"x", b"#", b" ", b"\xc3", whole[:40], whole[:-1], whole):
            with server.connect() as connection:
                connection.send(part)
            other.ping()
            with server.connect() as connection:
                connection.send(request("ping", 1) + part)
                connection.finish()
                replies = connection.rest()
                require(replies and replies[0]["id"] == 1, f"the request before {part!r} is not answered: {brief(replies)}")
                for reply in replies[1:]:
                    require("result" in reply if part == whole else reply["id"] is None, f"{part!r} is answered with {brief(reply)}")
                require(len(replies) <= 2, f"{part!r} is answered with {brief(replies)}")
            other.ping()
        require(set(server.turns()) <= {"last"}, "half a line has made a conversation")
        server.stop()
    for part in (b'{"jsonrpc"', whole):
        with Server(folder, state="other", stdio=True) as server:
            server.pipes.send(request("ping", 1) + part)
            server.process.stdin.close()
            replies = server.pipes.rest()
            require(replies and replies[0]["id"] == 1, f"the request before {part!r} is not answered: {brief(replies)}")
            require(server.wait() == 0, f"exit status {server.process.returncode} at the end of standard input within a line")


def idempotency(folder):
    """A message_id again, from here, from there, after a restart or at once: the same result, one turn."""
    with Server(folder) as server:

        def same(reply, first):
            again = dict(result(reply))
            require(again.pop("replayed") is True, f"a repeat is not called one: {brief(reply)}")
            expected = {key: value for key, value in first.items() if key != "replayed"}
            require(again == expected, f"a repeat has another result: {brief(reply)}")

        with server.connect() as connection:
            first = connection.say("i", "on est 12", "m1")
            require(first["replayed"] is False and first["turn"] == 1, f"a first message: {brief(first)}")
            same(connection.ask("message", conversation="i", text="on est 12", message_id="m1"), first)
            second = connection.say("i", "on a 3 h", "m2")
            require(second["turn"] == 2, "a repeat has taken a turn number")
            same(connection.ask("message", conversation="i", text="on est 12", message_id="m1"), first)
            with server.connect() as other:
                same(other.ask("message", conversation="i", text="on est 12", message_id="m1"), first)
                same(other.ask("message", conversation="i", text="on a 3 h", message_id="m2"), second)
                require(other.say("j", "on est 12", "m1")["replayed"] is False, "a message_id counts in another conversation")
            number = connection.say("i", "bonjour", 7)
            same(connection.ask("message", conversation="i", text="bonjour", message_id=7), number)
            for method in ("undo", "reset"):
                done = result(connection.ask(method, conversation="i", message_id=method))
                same(connection.ask(method, conversation="i", message_id=method), done)
            for restart in (server.kill, server.stop):
                restart()
                server.start()
                with server.connect() as other:
                    same(other.ask("message", conversation="i", text="on est 12", message_id="m1"), first)
                    same(other.ask("message", conversation="i", text="on a 3 h", message_id="m2"), second)
                    same(other.ask("reset", conversation="i", message_id="reset"), done)
        stored = len(server.turns()["i"])
        with server.connect() as connection:
            require(connection.say("i", "bonjour", "m9")["turn"] == stored + 1, "turns are not consecutive after repeats")
            connection.send(message(1, "twice", "on est 12", "t") * 20)
            replies = [result(connection.reply()) for _ in range(20)]
            require([each["replayed"] for each in replies] == [False] + [True] * 19, "twenty at once on one connection are not one turn")
            require({each["turn"] for each in replies} == {1}, "repeats have numbers of their own")

        connections = [server.connect() for _ in range(4)]
        for turn in range(1, 41):
            for connection in connections:
                connection.send(message(turn, "race", f"on est {turn}", f"r{turn}"))
            replies = [result(connection.reply()) for connection in connections]
            require([each["turn"] for each in replies] == [turn] * 4, f"turn {turn} at once became {[each['turn'] for each in replies]}")
            require(sorted(each["replayed"] for each in replies) == [False, True, True, True], f"turn {turn} at once is not one turn")
            require(all(each["messages"] == replies[0]["messages"] for each in replies), f"turn {turn} at once has several results")
        for connection in connections:
            connection.close()
        consecutive(server.turns()["race"], "race")
        require(len(server.turns()["race"]) == 40 and len(server.turns()["twice"]) == 1, "repeats have become turns")

        # Sent, and the client gone before the answer: taken or not, a repeat gives the one turn.
        for turn in range(1, 21):
            with server.connect() as connection:
                connection.send(message(1, "gone", f"on est {turn}", f"g{turn}"))
            with server.connect() as connection:
                require(connection.say("gone", f"on est {turn}", f"g{turn}")["turn"] == turn, f"turn {turn} was doubled")
        server.stop()


def slow_reader(folder):
    """Clients that ask for a lot and never read are dropped; others are served meanwhile and memory stays small."""
    with Server(folder, "--stall", "1", "--max-output", "131072") as server, server.connect() as other:
        asked = b"".join(request("export", number, conversation="big", format="html") for number in range(100))
        other.say("big", "on est 12, on a 3 h, on veut des idées")
        other.say("big", "assez, conseille-moi")
        for _ in range(30):
            result(other.ask("export", conversation="big", format="html"))
        before = server.memory()
        most, worst, asleep = before, 0, [server.connect() for _ in range(4)]
        for connection in asleep:
            connection.socket.setblocking(False)
        sent, since, dropped = [0] * len(asleep), time.monotonic(), set()
        while len(dropped) < len(asleep):
            for index, connection in enumerate(asleep):
                try:
                    if index not in dropped:
                        start = sent[index] % len(asked)
                        sent[index] += connection.socket.send(asked[start : start + 8192])
                except BlockingIOError:
                    pass
                except (BrokenPipeError, ConnectionResetError):
                    dropped.add(index)
            asked_at = time.monotonic()
            other.ping()
            worst = max(worst, time.monotonic() - asked_at)
            most = max(most, server.memory())
            require(time.monotonic() - since < 8, f"only {len(dropped)} of 4 clients that do not read are dropped after 8 s")
            time.sleep(0.01)
        require(time.monotonic() - since > 0.8, "clients that do not read are dropped before --stall")
        require(most - before < 50, f"memory grows by {most - before:.0f} MB, from {before:.0f} MB")
        for connection in asleep:
            connection.close()
        require(other.say("big", "bonjour")["turn"] == 3, "the conversation does not go on")
        until(lambda: result(other.ask("status"))["connections"] == 1, "the dropped clients still count as connections")

        # One that reads slowly, but reads, is no such client.
        with server.connect() as slow:
            slow.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            slow.send_aside(asked)
            count, began = 0, time.monotonic()
            while time.monotonic() - began < 3:
                require(slow.reply() is not None, f"a client that reads slowly is dropped after {count} replies")
                count += 1
                time.sleep(0.1)
        require(worst < 1, f"another client waits for {worst:.2f} s while four ask and do not read")
        server.stop()
    return f"{most - before:.0f} MB more, others wait for {worst * 1000:.0f} ms at most"


def greedy_clients(folder):
    """Four clients that ask for a lot at once, and read it, keep nobody else waiting."""
    with Server(folder) as server, server.connect() as other:
        other.say("big", "on est 12, on a 3 h, on veut des idées")
        other.say("big", "assez, conseille-moi")
        end = threading.Event()

        def read(connection):
            with contextlib.suppress(OSError):
                while not end.is_set() and connection.socket.recv(1 << 20):
                    pass

        text = "on est 12, on a 3 h, on veut des idées"
        for method, params in (("export", {"conversation": "big", "format": "html"}), ("advise", {"text": text})):
            end.clear()
            connections = [server.connect() for _ in range(4)]
            readers = [threading.Thread(target=read, args=(connection,), daemon=True) for connection in connections]
            for connection, reader in zip(connections, readers):
                connection.send_aside(b"".join(request(method, number, **params) for number in range(20_000)))
                reader.start()
            worst, began = 0, time.monotonic()
            while time.monotonic() - began < 2:
                since = time.monotonic()
                other.ping()
                worst = max(worst, time.monotonic() - since)
                time.sleep(0.01)
            require(worst < 1, f"a ping waits for {worst:.2f} s while four clients ask for {method}")
            end.set()
            for connection in connections:
                with contextlib.suppress(OSError):
                    connection.socket.shutdown(socket.SHUT_RDWR)
            for connection, reader in zip(connections, readers):
                reader.join()
                connection.close()
        server.stop()
    return f"others wait for {worst * 1000:.0f} ms at most"


def slow_writer(folder):
    """A byte every 50 ms: answered in the end, and nobody else waits."""
    with Server(folder, "--stall", "1") as server, server.connect() as other:
        with server.connect() as slow:
            worst, turn = 0, 0
            for byte in message(1, "drip", "on est 12"):
                slow.send(bytes([byte]))
                since = time.monotonic()
                turn += 1
                require(other.say("quick", "bonjour")["turn"] == turn, "another client is disturbed")
                worst = max(worst, time.monotonic() - since)
                time.sleep(max(0, 0.05 - (time.monotonic() - since)))
            require(result(slow.reply())["turn"] == 1, "a slow request is not answered")
        require(worst < 1, f"another client waits for {worst:.2f} s")
        server.stop()


TESTS = [
    slow_reader, slow_writer, greedy_clients, line_length, text_length, bad_bytes, odd_characters, deep_json, nothing_said, not_json,
    nearly_json, odd_requests, wrong_params, huge_numbers, notifications, pipelining, one_conversation, half_close, unfinished_line,
    idempotency,
]  # fmt: skip
