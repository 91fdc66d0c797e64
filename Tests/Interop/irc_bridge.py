#!/usr/bin/env python3
"""Ariane on IRC, for whoever addresses it by name in a channel or writes to it in private. Needs "irc" of PyPI.
A start for bridges of your own: irc_bridge.py --socket PATH --server irc.example.org --channel '#atelier'"""
import argparse, json, queue, re, socket, sys, threading, time, uuid
import irc.bot
irc.client.ServerConnection.buffer_class.errors = "replace"  # one message in Latin-1 would otherwise end the bridge

class Bridge(irc.bot.SingleServerIRCBot):
    def __init__(self, args):
        super().__init__([(args.server, args.port)], args.nick, "Ariane")
        self.args, self.requests, self.ariane = args, queue.Queue(), None
        self.connection.set_rate_limit(args.rate)  # servers disconnect whoever sends many lines at once
        threading.Thread(target=self.work, daemon=True).start()  # IRC's pings are answered while Ariane is away
    def on_welcome(self, connection, event):
        connection.cap("REQ", "account-tag")  # an account is somebody; a nick is whoever holds it now
        connection.join(self.args.channel)
    def on_nicknameinuse(self, connection, event):
        connection.nick(event.arguments[0] + "_")
    def on_pubmsg(self, connection, event):
        if called := re.fullmatch(rf"@?{re.escape(connection.get_nickname())}(?:[:,\s]+(.*))?", event.arguments[0], re.I):
            self.hear(event, called[1] or "", event.target, event.target + "/", event.source.nick + ": ")
    def on_privmsg(self, connection, event):  # no on_privnotice: bots that answer notices answer each other for ever
        self.hear(event, event.arguments[0], event.source.nick)
    def hear(self, event, text, target, room="", address=""):
        account = next((tag["value"] for tag in event.tags or [] if tag["key"] == "account"), None)
        who = f"acct:{account}" if account else event.source.nick  # no nick has a colon and passes for an account
        network = getattr(self.connection.features, "network", self.args.server)
        # A line has 512 bytes for its readers, before whom the server puts our nick, user and host (63 bytes at most).
        front = f":{self.connection.get_nickname()}!~{self.args.nick}@{'h' * 63} PRIVMSG {target} :{address}\r\n"
        self.requests.put((target, address, {  # the message_id is made here, once, however often it is sent
            "conversation": f"irc:{network}/{room}{who}".lower(), "message_id": uuid.uuid4().hex, "text": text,
            "user": {"id": who, "name": event.source.nick}, "max_bytes": max(64, 512 - len(front.encode()))}))
    def work(self):  # one request at a time: a connection's replies come in order anyway
        while True:
            target, address, params = self.requests.get()
            reply = self.ask({"jsonrpc": "2.0", "id": params["message_id"], "method": "message", "params": params})
            messages = reply["result"]["messages"] if "result" in reply else [{"parts": [reply["error"]["message"]]}]
            try:  # choices need nothing more: the text has them, numbered, and a number answers them
                for number, line in enumerate(line for message in messages for line in message["parts"]):
                    self.connection.privmsg(target, line if number else address + line)
            except (irc.client.IRCError, ValueError) as why:
                print(f"An answer is lost: {why}", file=sys.stderr, flush=True)
    def ask(self, request):
        while True:  # until it is answered: its message_id keeps the server from doing it twice
            try:
                if not self.ariane:
                    (connection := socket.socket(socket.AF_UNIX)).connect(self.args.socket)
                    self.ariane = connection.makefile("rw", encoding="utf-8", newline="\n")
                print(json.dumps(request), file=self.ariane, flush=True)
                reply = next(r for r in map(json.loads, self.ariane) if "id" in r)  # "shutdown" has none
                if reply.get("error", {}).get("code") not in (1005, 1006): return reply  # overloaded, draining
            except (OSError, ValueError, StopIteration) as why:
                self.ariane = None
                print(f"Ariane is away ({why!r}); trying again", file=sys.stderr, flush=True)
            time.sleep(1)

parser = argparse.ArgumentParser(description=__doc__)
for option, default in dict(socket="", server="", channel="", port=6667, nick="ariane", rate=2.0).items():
    parser.add_argument(f"--{option}", default=default, required=not default, type=type(default))
Bridge(parser.parse_args()).start()
