#!/usr/bin/env bash
# Ariane as other people's programs find it: nc, socat and jq, ngircd with ii, irssi and Limnoria, prosody with slixmpp,
# systemd's socket activation. Written from the protocol alone, like the two bridges beside this file.
#
# Usage: Tests/Interop/interop.sh PROGRAM CONTENT [VENV]
# PROGRAM is the ariane to test and CONTENT the folder of its Knowledge and Dialogs. VENV is a Python environment with
# requirements.txt in it; without it, one is made for the run. packages.txt has the Debian packages.
# One line a scenario; what a failed one did and what its programs wrote follows it. Status 1 when one fails.
set -euo pipefail

if [ $# -lt 2 ]; then sed -n '2,/^set/s/^# \{0,1\}//p' "$0" >&2; exit 2; fi
here=$(cd "$(dirname "$0")" && pwd)
program=$(realpath "$1")
content=$(realpath "$2")
venv=${3:-}
# A short path: those of sockets have 107 bytes at most.
tmp=$(mktemp -d -t interop.XXXXXX)
# An address of its own among the 16 million of the loopback, so that two runs cannot meet.
host=127.$((RANDOM % 254 + 1)).$((RANDOM % 254 + 1)).$((RANDOM % 254 + 1))
export LANG=C.UTF-8 LC_ALL=C.UTF-8 PATH=$PATH:/usr/sbin
export PS4='+ $LINENO: '
unset ARIANE_SOCKET ARIANE_LANG ARIANE_HOME NOTIFY_SOCKET LISTEN_FDS LISTEN_PID TMUX
running=
passed=0
failed=0

finish() {
  if [ -n "$running" ]; then kill -TERM "$running" 2>/dev/null || true; wait "$running" 2>/dev/null || true; fi
  rm -rf "$tmp"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

# --- Waiting. Nothing here waits without an end, or ends without saying what for.

# await WHAT COMMAND...: until the command succeeds.
await() {
  local - what=$1 end=$((SECONDS + ${patience:-20}))
  set +x
  shift
  until "$@" >/dev/null 2>&1; do
    if [ $SECONDS -ge $end ]; then
      echo "Waited ${patience:-20} s in vain for $what." >&2
      return 1
    fi
    sleep 0.05
  done
}

# within WHAT COMMAND...: the program, ended if it takes too long.
within() {
  local - what=$1 status=0
  set +x
  shift
  timeout 20 "$@" || status=$?
  if [ $status = 124 ]; then echo "Waited 20 s in vain for $what." >&2; fi
  return $status
}

# --- Processes of a scenario, ended with it.

# spawn NAME COMMAND...: in the background, its output in NAME.log and its id in $pid.
spawn() {
  local name=$1
  shift
  "$@" </dev/null >>"$dir/$name.log" 2>&1 &
  pid=$!
  pids+=("$pid")
}

gone() { ! kill -0 "$1" 2>/dev/null; }

stop() {
  set +ex
  local one
  if [ -S "$dir/irssi.tmux" ]; then
    screen | grep . >"$dir/irssi.log"
    tmux -S "$dir/irssi.tmux" kill-server
  fi
  for one in "${pids[@]}"; do kill -TERM "$one"; kill -CONT "$one"; done 2>/dev/null
  for one in "${pids[@]}"; do patience=6 await "process $one to end" gone "$one" || kill -KILL "$one"; done
  wait
}

# scenario NAME FUNCTION: the function, in a folder and a process of its own.
scenario() {
  local status=0 log
  dir=$tmp/$2
  mkdir "$dir"
  (
    pids=()
    trap 'exit 143' TERM
    trap stop EXIT
    set -x
    "$2"
  ) >"$dir/scenario.log" 2>&1 </dev/null &
  running=$!
  wait "$running" || status=$?
  running=
  if [ $status = 0 ]; then
    passed=$((passed + 1))
    echo "ok - $1"
  else
    failed=$((failed + 1))
    echo "not ok - $1"
    for log in "$dir"/*.log; do
      echo "  --- $(basename "$log" .log)"
      tail -n 60 "$log" | cut -c 1-1000 | sed 's/^/  /'
    done
  fi
}

# --- Ariane.

socket() { printf %s "$dir/a.sock"; }

# serve: the server, on the state that the scenario's earlier ones left.
serve() {
  spawn server env XDG_STATE_HOME="$dir/state" "$program" serve --content "$content" --socket "$(socket)"
  server=$pid
  await "the server to answer" answers
}

answers() { ask ping '{}' | jq -e .result.ok; }

# ask METHOD PARAMS: one reply, from a connection of its own.
ask() { jq -nc --arg method "$1" --argjson params "$2" '{jsonrpc: "2.0", id: 1, $method, $params}' | within "a reply" nc -NU "$(socket)"; }

# answer CONVERSATION TEXT: what the server says to that.
answer() {
  ask message "$(jq -nc --arg conversation "$1" --arg text "$2" --arg message_id "$RANDOM$RANDOM$RANDOM" '$ARGS.named')" |
    jq -er '[.result.messages[].text] | join("\n\n")'
}

# start_losing: a socket before the server's, which loses one answer for each file "lose" that it finds.
start_losing() {
  cat >"$dir/losing.py" <<'EOF'
import asyncio, os, sys

near, far, lose = sys.argv[1:]

async def relay(reader, writer):
    try:
        answers, questions = await asyncio.open_unix_connection(far, limit=2**24)
        while question := await reader.readline():
            questions.write(question)
            answer = await answers.readline()
            if not answer:
                break
            if os.path.exists(lose):
                os.remove(lose)
                break
            writer.write(answer)
        questions.close()
    except OSError as why:
        print(why, flush=True)
    writer.close()

async def main():
    await (await asyncio.start_unix_server(relay, near, limit=2**24)).serve_forever()

asyncio.run(main())
EOF
  spawn losing "$venv/bin/python" "$dir/losing.py" "$dir/losing.sock" "$(socket)" "$dir/lose"
  await "the losing socket" test -S "$dir/losing.sock"
}

# --- People in a chat. CLIENT is a name for which say_CLIENT TEXT sends and heard_CLIENT prints what the bot has said since.
# The yardstick is a conversation that has the same turns and goes straight to the server, without a bridge.

squeeze() { tr -d ' \t\n'; }

shows() {
  local heard
  heard=$("heard_$1" | squeeze)
  [[ $heard == *"$2"* ]]
}

# hears CLIENT TEXT: waits for the whole answer to the text, which was sent, and has $expected hold it.
hears() {
  local -
  set +x
  expected=$(answer "straight-$1" "$2")
  await "$1 to be shown the whole answer to: $2" shows "$1" "$(squeeze <<<"$expected")" || {
    printf 'It begins with:\n%s\nand what was shown ends with:\n%s\n' "${expected:0:300}" "$("heard_$1" | tail -n 30)" >&2
    return 1
  }
}

# talk CLIENT TEXT
talk() {
  "say_$1" "$2"
  hears "$1" "$2"
}

lacks() { if grep -- "$1" "$2"; then return 1; fi; }
has() { [[ $expected == *"$1"* ]]; }

# --- IRC.

free_port() { "$venv/bin/python" -c 'import socket, sys; s = socket.create_server((sys.argv[1], 0)); print(s.getsockname()[1])' "$host"; }

irc_network() {
  port=$(free_port)
  cat >"$dir/ngircd.conf" <<EOF
[Global]
Name = irc.interop.test
Info = Interoperability
AdminInfo1 = Interoperability
Listen = $host
Ports = $port
MotdPhrase = Bonjour
[Limits]
MaxConnectionsIP = 0
MaxNickLength = 20
MaxPenaltyTime = 0
[Options]
# The longest host there is, so that the longest lines have no byte to spare.
CloakHost = $(printf 'h%.0s' {1..63})
DNS = no
Ident = no
PAM = no
EOF
  spawn ngircd ngircd --nodaemon --config "$dir/ngircd.conf"
  await "ngircd to listen" nc -z "$host" "$port"
}

# ii, on the channel as lea; everything it shows is in files, and what is written to other files it sends.
start_ii() {
  spawn ii ii -i "$dir/ii" -s "$host" -p "$port" -n lea -f Lea
  await "ii to connect" grep -q Bonjour "$dir/ii/$host/out"
  write_ii "$dir/ii/$host" "/j #hab"
  room=$dir/ii/$host/#hab
  await "ii to join" grep -q "lea" "$room/out"
}

write_ii() { printf '%s\n' "$2" | within "ii to read what is written to it" tee "$1/in"; }

say_in() {
  mark=$(wc -l <"$1/out")
  write_ii "$1" "$2"
}

heard_in() { tail -n +$((mark + 1)) "$1/out" | sed -n 's/^[0-9]* <ariane> \(lea: \)\{0,1\}//p'; }

say_ii() { say_in "$room" "ariane: $1"; }
heard_ii() { heard_in "$room"; }
say_private() { say_in "$dir/ii/$host/ariane" "$1"; }
heard_private() { heard_in "$dir/ii/$host/ariane"; }

# irssi, on the channel as tom, in a terminal so large that nothing is wrapped or scrolled away.
start_irssi() {
  tmux -S "$dir/irssi.tmux" -f /dev/null -u new-session -d -x 700 -y 200 \
    irssi --home="$dir/irssi" --connect="$host" --port="$port" --nick=tom
  await "irssi to connect" screen_has Bonjour
  keys_irssi "/join #hab"
  await "irssi to join" screen_has "Irssi: #hab: Total of"
}

screen() { tmux -S "$dir/irssi.tmux" capture-pane -p; }
screen_has() { screen | grep -q -- "$1"; }
keys_irssi() {
  tmux -S "$dir/irssi.tmux" send-keys -l -- "$1"
  tmux -S "$dir/irssi.tmux" send-keys Enter
}

say_irssi() {
  keys_irssi "/clear"
  keys_irssi "ariane: $1"
  await "irssi to send" screen_has "tom> *ariane: $1"
}
heard_irssi() { screen | sed -n 's/^[0-9:]* *< *ariane> \(tom: \)\{0,1\}//p'; }

# start_irc_bridge SOCKET
start_irc_bridge() {
  spawn bridge "$venv/bin/python" "$here/irc_bridge.py" --socket "$1" --server "$host" --port "$port" --nick ariane \
    --channel "#hab" --rate 200
  await "the bridge to join" grep -q "ariane.*has joined" "$room/out"
}

# --- The scenarios.

with_nc() {
  serve
  within "the replies to nc" nc -NU "$(socket)" >"$dir/replies.log" <<'EOF'
# Lines like this one and empty ones are for those who read the script.

{"jsonrpc":"2.0","id":1,"method":"hello","params":{"protocol":1,"client":{"name":"nc","version":"1"},"later":true}}
{"jsonrpc":"2.0","id":2,"method":"message","params":{"conversation":"a","message_id":"1","user":{"id":"lea","name":"Léa"},"text":"bonjour","lang":"fr","max_bytes":100,"meta":{"é":[1]}}}
{"jsonrpc":"2.0","id":3,"method":"message","params":{"conversation":"a","message_id":"2","choice":2}}
{"jsonrpc":"2.0","id":4,"method":"message","params":{"conversation":"a","message_id":"2","choice":2}}
{"jsonrpc":"2.0","id":5,"method":"undo","params":{"conversation":"a","message_id":"3"}}
{"jsonrpc":"2.0","id":6,"method":"undo","params":{"conversation":"a","message_id":"3"}}
{"jsonrpc":"2.0","method":"message","params":{"conversation":"b","message_id":"1","text":"une notification, sans réponse"}}
{"jsonrpc":"2.0","id":"sept","method":"message","params":{"conversation":"c","message_id":"1","choice":"idea"}}
{"jsonrpc":"2.0","id":8,"method":"hello","params":{"protocol":99}}
{"jsonrpc":"2.0","id":9,"method":"no such method"}
[{"jsonrpc":"2.0","id":10,"method":"ping"}]
no JSON at all
{"jsonrpc":"2.0","id":11,"method":"message","params":{"conversation":"a","message_id":"4"}}
{"jsonrpc":"2.0","id":12,"method":"forget","params":{"conversation":"a"}}
{"jsonrpc":"2.0","id":13,"method":"undo","params":{"conversation":"a","message_id":"5"}}
{"jsonrpc":"2.0","id":14,"method":"ping"}
EOF
  checks "$dir/replies.log" <<'EOF'
all(.[]; .jsonrpc == "2.0")
map(.id) == [1, 2, 3, 4, 5, 6, "sept", 8, 9, null, null, 11, 12, 13, 14]
map(.error.code) == [null, null, null, null, null, null, 1003, 1001, -32601, -32600, -32700, -32602, null, 1003, null]
all(.[] | select(.error).error; (.message | length > 10) and (.data.kind | test("^[a-z_]+$")))
.[0].result | .protocol == 1 and .server.name == "ariane" and .limits.line_bytes > 0 and (.knowledge.langs | index("fr") != null)
.[1].result | .conversation == "a" and .turn == 1 and .lang == "fr" and .replayed == false and .meta == {"é": [1]}
.[1].result.messages[] | (.parts | length) > 1 and all(.parts[]; utf8bytelength <= 100)
.[1].result.messages | (map(.parts[]) | join("") | gsub("\\s"; "")) == (map(.text) | join("") | gsub("\\s"; ""))
.[1].result | .expects == "choice" and (.messages[-1] | all(.choices[]; . as $c | $c.id and $c.n > 0 and $c.label))
.[].result | select(.) | .messages[]? | . as $m | all(.choices[]?; . as $c | $m.text | contains("\($c.n). \($c.label)"))
.[1].result.messages | all(.[]; .markdown and .acts)
.[2].result | .turn == 2 and .replayed == false
.[3].result | .replayed == true
(.[2].result | del(.replayed)) == (.[3].result | del(.replayed))
.[4].result.turn == 3 and .[4].result.replayed == false and .[5].result.turn == 3 and .[5].result.replayed == true
.[7].error.data.supported == [1]
EOF
  # A turn that was answered is on disk, and its repeat is known after any end of the server.
  local again='{"conversation": "d", "message_id": "1", "text": "on est 12"}'
  ask message "$again" >"$dir/once.log"
  kill -KILL "$server"
  wait "$server" || true
  serve
  ask message "$again" >>"$dir/once.log"
  ask message "${again/\"1\"/\"2\"}" >>"$dir/once.log"
  checks "$dir/once.log" <<'EOF'
map(.result.replayed) == [false, true, false]
map(.result.turn) == [1, 1, 2]
.[0].result.messages == .[1].result.messages
EOF
}

# checks FILE: each line of the input is a condition on the list of all replies.
checks() {
  local check
  while IFS= read -r check; do
    jq -es "[$check] | length > 0 and all" "$1" >/dev/null || { echo "This is not so: $check" >&2; return 1; }
  done
}

with_socat() {
  serve
  local text reply turn=0
  coproc SOCAT { exec socat - "UNIX-CONNECT:$(socket)"; }
  pids+=("$SOCAT_PID")
  for text in "bonjour" "on est 12, on a 3 h, on veut comprendre pourquoi les jeunes ne demandent pas leurs aides" 2 "annule" \
    "assez, conseille-moi"; do
    turn=$((turn + 1))
    jq -nc --arg text "$text" --argjson turn $turn \
      '{jsonrpc: "2.0", id: $turn, method: "message", params: {conversation: "bash", message_id: "m-\($turn)", $text}}' >&"${SOCAT[1]}"
    read -r -t 20 reply <&"${SOCAT[0]}" || { echo "Waited 20 s in vain for turn $turn." >&2; return 1; }
    jq -e --argjson turn $turn '.id == $turn and .result.turn == $turn and .result.conversation == "bash"' <<<"$reply"
  done
  jq -e '.result.messages[-1].text | test("ITINÉRAIRE")' <<<"$reply"
  # A server that is asked to end says so to those who are connected, and leaves nothing behind.
  kill -TERM "$server"
  read -r -t 20 reply <&"${SOCAT[0]}" || { echo "Waited 20 s in vain for the notice of shutdown." >&2; return 1; }
  jq -e '.method == "shutdown" and .params.reason == "sigterm" and (has("id") | not)' <<<"$reply"
  patience=6 await "the server to end" gone "$server"
  wait "$server"
  [ ! -e "$(socket)" ]
}

with_irc() {
  serve
  irc_network
  start_ii
  start_irc_bridge "$(socket)"
  start_irssi

  talk ii "on est 12, on a 3 h, on veut comprendre pourquoi les jeunes ne demandent pas leurs aides"
  has "1. "
  talk irssi "bonjour"
  has "1. "
  talk ii 2
  talk irssi 3
  talk ii "assez, conseille-moi"
  talk ii 1 # long lines, which IRC cuts unless the bridge did

  # This is how ii begins a private conversation.
  write_ii "$dir/ii/$host" "/j ariane bonjour"
  mark=0
  hears private "bonjour"
  talk private 1
  say_in "$room" "qui a vu ariane ?" # spoken of, not to

  # One request is under way when the server dies, another one is made while it is dead.
  kill -STOP "$server"
  say_ii "annule"
  await "the message to reach the channel" screen_has "lea> ariane: annule"
  kill -KILL "$server"
  await "the bridge to notice" grep -q "trying again" "$dir/bridge.log"
  say_irssi 1
  serve
  hears ii "annule"
  hears irssi 1

  talk irssi "annule"
  has "effacé"
  talk private "annule"
  has "effacé"
  [ "$(grep -c "<ariane> lea: " "$room/out")" = 5 ] # as often as it was addressed, the message sent twice included
  lacks ":ariane!.* NOTICE " "$dir/ii.log"
  lacks "is lost\|Traceback" "$dir/bridge.log"
}

with_loss() {
  serve
  irc_network
  start_ii
  start_losing
  start_irc_bridge "$dir/losing.sock"
  talk ii "bonjour"
  # A number answers another question when it is taken twice.
  touch "$dir/lose"
  talk ii 2
  [ ! -e "$dir/lose" ]
  talk ii "annule"
  has "effacé"
}

with_limnoria() {
  serve
  irc_network
  start_ii
  mkdir -p "$dir/plugins/Ariane" "$dir/limnoria"
  cat >"$dir/plugins/Ariane/__init__.py" <<'EOF'
import json, os, socket, uuid
from supybot import callbacks, commands

class Ariane(callbacks.Plugin):
    def ask(self, irc, msg, args, text):
        """<text>

        Says it to Ariane."""
        where = msg.channel or "private"
        params = {"conversation": f"irc:{irc.network}/{where}/{msg.nick}", "message_id": uuid.uuid4().hex, "text": text, "max_bytes": 350}
        with socket.socket(socket.AF_UNIX) as ariane:
            ariane.connect(os.environ["ARIANE_SOCKET"])
            ariane.sendall(json.dumps({"jsonrpc": "2.0", "id": 1, "method": "message", "params": params}).encode() + b"\n")
            reply = json.loads(ariane.makefile().readline())
        for part in (part for message in reply["result"]["messages"] for part in message["parts"]):
            irc.reply(part, prefixNick=False)
    ask = commands.wrap(ask, ["text"])

Class = Ariane
EOF
  cat >"$dir/limnoria.conf" <<EOF
supybot.nick: ariane
supybot.networks: interop
supybot.networks.interop.servers: $host:$port
supybot.networks.interop.ssl: False
supybot.networks.interop.channels: #hab
supybot.plugins: Ariane
supybot.plugins.Ariane: True
supybot.commands.nested: False
supybot.directories.plugins: $dir/plugins
supybot.protocols.irc.throttleTime: 0.0
supybot.log.stdout: True
EOF
  for folder in backup conf data data.tmp data.web log; do echo "supybot.directories.$folder: $dir/limnoria/${folder#data.}"; done >>"$dir/limnoria.conf"
  spawn limnoria env ARIANE_SOCKET="$(socket)" PYTHONDONTWRITEBYTECODE=1 supybot --allow-root "$dir/limnoria.conf"
  await "Limnoria to join" grep -q "ariane.*has joined" "$room/out"
  say_ii() { say_in "$room" "ariane: ask $1"; }
  talk ii "bonjour"
  talk ii 2
  talk ii "annule"
  has "effacé"
}

with_xmpp() {
  local c2s component
  c2s=$(free_port)
  component=$(free_port)
  serve
  mkdir -p "$dir/prosody/localhost/accounts"
  echo 'return { ["password"] = "secret" };' >"$dir/prosody/localhost/accounts/lea.dat"
  cat >"$dir/prosody.cfg.lua" <<EOF
run_as_root = true
daemonize = false
pidfile = "$dir/prosody.pid"
data_path = "$dir/prosody"
log = { { levels = { min = "info" }, to = "console" } }
interfaces = { "$host" }
c2s_ports = { $c2s }
component_interfaces = { "$host" }
component_ports = { $component }
modules_enabled = { "disco", "ping", "roster", "saslauth" }
modules_disabled = { "s2s", "tls" }
c2s_require_encryption = false
allow_unencrypted_plain_auth = true
authentication = "internal_plain"
VirtualHost "localhost"
Component "ariane.localhost"
  component_secret = "secret"
EOF
  spawn prosody prosody -F --config "$dir/prosody.cfg.lua"
  await "prosody to listen to clients" nc -z "$host" "$c2s"
  await "prosody to listen to components" nc -z "$host" "$component"
  start_losing
  XMPP_SECRET=secret spawn component "$venv/bin/python" "$here/xmpp_component.py" --socket "$dir/losing.sock" \
    --server "$host" --port "$component" --jid ariane.localhost
  await "prosody to accept the component" grep -q "component successfully authenticated" "$dir/prosody.log"
  # lea's client sends the lines of a pipe and writes what comes to a file.
  cat >"$dir/client.py" <<'EOF'
import sys, threading
import slixmpp

host, port, pipe, out = sys.argv[1:]
client = slixmpp.ClientXMPP("lea@localhost/test", "secret")
client.enable_starttls, client.enable_direct_tls, client.enable_plaintext = False, False, True
client.plugin["feature_mechanisms"].unencrypted_scram = True

def write(text):
    with open(out, "a") as file:
        print(text, file=file)

def read():
    while True:
        with open(pipe) as lines:
            for line in lines:
                client.loop.call_soon_threadsafe(client.send_message, "ariane.localhost", line.rstrip("\n"), None, "chat")

def start(event):
    client.send_presence()
    client.send_presence_subscription("ariane.localhost")
    threading.Thread(target=read, daemon=True).start()

client.add_event_handler("session_start", start)
client.add_event_handler("presence_available", lambda presence: write("* " + presence["from"].full + " is there"))
client.add_event_handler("message", lambda message: write(f"<{message['from']}> {message['body']}"))
client.connect(host, int(port))
client.loop.run_forever()
EOF
  mkfifo "$dir/client.in"
  spawn client "$venv/bin/python" "$dir/client.py" "$host" "$c2s" "$dir/client.in" "$dir/client.out"
  await "Ariane to be a contact" grep -qx "[*] ariane.localhost is there" "$dir/client.out"
  say_xmpp() {
    mark=$(wc -l <"$dir/client.out")
    printf '%s\n' "$1" | within "the client to read" tee "$dir/client.in"
  }
  heard_xmpp() { tail -n +$((mark + 1)) "$dir/client.out" | sed 's/^<ariane.localhost> //'; }

  talk xmpp "on est 12, on a 3 h, on veut comprendre pourquoi les jeunes ne demandent pas leurs aides"
  talk xmpp 2
  touch "$dir/lose"
  talk xmpp 1
  [ ! -e "$dir/lose" ]
  kill -KILL "$server"
  say_xmpp "annule"
  await "the component to notice" grep -q "trying again" "$dir/component.log"
  serve
  hears xmpp "annule"
  has "effacé"
  talk xmpp "assez, conseille-moi"
  has "ITINÉRAIRE"
}

with_activation() {
  local path=$dir/activated.sock
  spawn server systemd-socket-activate -l "$path" -E XDG_STATE_HOME="$dir/state" "$program" serve --content "$content"
  await "systemd to listen" test -S "$path"
  # Nothing runs until somebody connects, who notices nothing of it.
  printf '%s\n' '{"jsonrpc":"2.0","id":1,"method":"message","params":{"conversation":"a","message_id":"1","text":"bonjour"}}' |
    within "the server to be started and to answer" nc -NU "$path" | jq -e '.result.turn == 1'
  printf '%s\n' '{"jsonrpc":"2.0","id":1,"method":"message","params":{"conversation":"a","message_id":"2","text":"1"}}' |
    within "a second answer" nc -NU "$path" | jq -e '.result.turn == 2'
  kill -TERM "$pid"
  patience=6 await "the server to end" gone "$pid"
  wait "$pid"
}

with_notify() {
  within "the server to be ready" "$venv/bin/python" - "$program" "$content" "$dir" <<'EOF'
import os, socket, subprocess, sys

program, content, folder = sys.argv[1:]
listener = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
listener.bind(folder + "/notify.sock")
listener.settimeout(15)
environment = {**os.environ, "XDG_STATE_HOME": folder + "/state", "NOTIFY_SOCKET": folder + "/notify.sock"}
server = subprocess.Popen([program, "serve", "--content", content, "--socket", folder + "/a.sock"], env=environment)
try:
    while "READY=1" not in (notice := listener.recv(4096).decode()).split("\n"):
        print("before READY=1:", notice)
    # Ready means that connections are taken.
    with socket.socket(socket.AF_UNIX) as client:
        client.settimeout(15)
        client.connect(folder + "/a.sock")
        client.sendall(b'{"jsonrpc":"2.0","id":1,"method":"ping"}\n')
        assert b'"id":1' in client.recv(4096)
    server.terminate()
    assert server.wait(timeout=6) == 0
finally:
    server.kill()
EOF
}

with_stdio() {
  within "the conversation on standard input and output" "$venv/bin/python" - "$program" "$content" "$dir" <<'EOF'
import json, os, subprocess, sys

program, content, folder = sys.argv[1:]
command = [program, "serve", "--stdio", "--content", content]
server = subprocess.Popen(command, env={**os.environ, "XDG_STATE_HOME": folder + "/state"}, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

def call(line):
    server.stdin.write(line + b"\n")
    server.stdin.flush()
    return json.loads(server.stdout.readline())

def request(number, method, **params):
    return call(json.dumps({"jsonrpc": "2.0", "id": number, "method": method, "params": params}).encode())

try:
    assert request(1, "hello", protocol=1, client={"name": "python", "version": "1"})["result"]["protocol"] == 1
    reply = request(2, "message", conversation="a", message_id="1", text="On est 12 🙂, c’est l’été : conseille-moi", meta="œuf 🥚")
    assert reply["result"]["turn"] == 1 and reply["result"]["meta"] == "œuf 🥚", reply
    assert request(3, "message", conversation="a", message_id="1", text="autre")["result"]["replayed"] is True
    bad = call(b"\xff")
    assert bad["error"]["code"] == -32700 and bad["id"] is None, bad
    long = request(5, "message", conversation="a", message_id="2", text="é" * 5000)
    assert long["error"]["code"] == 1004 and long["error"]["data"]["limit"] == 8192, long
    # The last request has its answer though the input ends at once.
    rest, _ = server.communicate(b'{"jsonrpc":"2.0","id":6,"method":"ping"}\n', timeout=10)
    assert json.loads(rest)["id"] == 6, rest
    assert server.returncode == 0
finally:
    server.kill()
EOF
}

with_other_bytes() {
  within "a reply to what is no UTF-8" "$program" serve --stdio --ephemeral --content "$content" >"$dir/replies.log" \
    < <(printf '{"jsonrpc":"2.0","id":1,"method":"ping","params":{"é":"\xe9"}}\n')
  checks "$dir/replies.log" <<<'.[0].error.code == -32700 and .[0].id == null'
}

for needed in ii irssi jq nc ngircd prosody socat supybot systemd-socket-activate timeout tmux; do
  command -v "$needed" >/dev/null || { echo "$needed is missing: apt-get install $(tr '\n' ' ' <"$here/packages.txt")" >&2; exit 2; }
done
if [ -z "$venv" ]; then
  venv=$tmp/venv
  "${PYTHON:-/usr/bin/python3}" -m venv "$venv"
  "$venv/bin/python" -m pip install --quiet --disable-pip-version-check -r "$here/requirements.txt"
fi
scenario "nc: requests from a file, replies checked with jq" with_nc
scenario "socat: a conversation of five turns in bash, and the end of the server" with_socat
scenario "standard input and output, from Python" with_stdio
scenario "Latin-1, refused" with_other_bytes
scenario "systemd-socket-activate: the first connection starts the server" with_activation
scenario "NOTIFY_SOCKET: READY=1" with_notify
scenario "ngircd: irc_bridge.py with ii and irssi, through a kill -9" with_irc
scenario "ngircd: irc_bridge.py, when an answer is lost on the way" with_loss
scenario "ngircd: a plugin of Limnoria" with_limnoria
scenario "prosody: xmpp_component.py with slixmpp, through a lost answer and a kill -9" with_xmpp
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
