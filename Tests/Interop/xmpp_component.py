#!/usr/bin/env python3
"""Ariane on XMPP: a component (XEP-0114) that answers whoever writes to it, in direct chats.

Usage: XMPP_SECRET=... xmpp_component.py --socket /run/user/1000/ariane/ariane.sock --jid ariane.example.org
A starting point for bridges of your own. Needs the package "slixmpp" of PyPI, and of the XMPP server a component of that
name and secret.
"""
import argparse
import asyncio
import json
import os
import sys
import uuid

import slixmpp


class Component(slixmpp.ComponentXMPP):
    def __init__(self, args):
        # The secret comes from the environment, since everybody on a machine can read command lines.
        super().__init__(args.jid, os.environ["XMPP_SECRET"], args.server, args.port)
        self.path, self.messages, self.ariane = args.socket, asyncio.Queue(), None
        # People may have Ariane among their contacts, which it need not know more about.
        self.client_roster.auto_authorize, self.client_roster.auto_subscribe = True, False
        self.register_plugin("xep_0030")  # servers and clients ask what they are talking to
        self.register_plugin("xep_0199")  # and whether it is still there
        self.plugin["xep_0030"].add_identity("client", "bot", name="Ariane")
        self.add_event_handler("message", self.messages.put_nowait)
        self.add_event_handler("disconnected", lambda reason: self.loop.call_later(5, self.connect))

    async def work(self):
        """Answers one message after the other; the replies of a connection come in order anyway."""
        while True:
            message = await self.messages.get()
            # Receipts and "is typing" have no body, and an error that is answered comes back as another one.
            if message["type"] not in ("chat", "normal") or not message["body"]:
                continue
            person = message["from"].bare  # the same on all of one's devices, whose resources differ
            reply = await self.ask("message", {
                "conversation": f"xmpp:{person}",
                # Stanzas have ids too, but some clients count from 1 in each session, and would be taken for repeats.
                "message_id": uuid.uuid4().hex,
                "user": {"id": person, "name": message["from"].user},
                "text": message["body"],
            })
            if "error" in reply:
                message.reply(reply["error"]["message"]).send()
            else:  # choices need nothing more: the text has them, numbered, and a number answers them
                message.reply("\n\n".join(part["text"] for part in reply["result"]["messages"])).send()

    async def ask(self, method, params):
        """Sends a request until it is answered: its message_id keeps the server from doing it twice."""
        request = {"jsonrpc": "2.0", "id": params["message_id"], "method": method, "params": params}
        while True:
            try:
                if not self.ariane:
                    # asyncio would take no line of more than 64 KiB.
                    self.ariane = await asyncio.open_unix_connection(self.path, limit=2**24)
                reader, writer = self.ariane
                writer.write(json.dumps(request).encode() + b"\n")
                while "id" not in (reply := json.loads(await reader.readline())):
                    pass  # "shutdown", which nobody asked for
                if reply.get("error", {}).get("code") not in (1005, 1006):  # overloaded, draining: again, later
                    return reply
            except (OSError, ValueError) as why:  # an empty line, at the end of a connection, is no JSON
                self.ariane = None
                print(f"Ariane is away ({why!r}); trying again", file=sys.stderr, flush=True)
            await asyncio.sleep(1)


parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("--socket", required=True)
parser.add_argument("--server", default="localhost")
parser.add_argument("--port", type=int, default=5347)
parser.add_argument("--jid", required=True)
component = Component(parser.parse_args())
component.connect()
component.loop.run_until_complete(component.work())
