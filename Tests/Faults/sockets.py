"""What may be in the socket's place, and who may be there first."""
import os
import socket
import stat

from harness import Server, require


def second_server(folder):
    """A second server on a socket is refused; the first goes on and keeps its socket."""
    with Server(folder) as first, first.connect() as connection:
        connection.say("c", "on est 12", "m1")
        inode = os.lstat(first.address).st_ino
        for state in ("state", "other"):
            with Server(folder, state=state, start=False) as second:
                second.launch()
                second.refused(second.address)
            require(os.lstat(first.address).st_ino == inode, "the first server's socket was replaced")
            require(connection.say("c", "on est 12", "m1")["replayed"] is True, "the first server forgot a turn")
            with first.connect() as another:
                another.ping()
        first.stop()
        require(not os.path.lexists(first.address), "the socket is left behind after SIGTERM")
    with Server(folder, start=False) as third:
        third.start()
        third.stop()


def stale_socket(folder):
    """After kill -9 a server starts in the old one's place, and the conversation goes on."""
    with Server(folder) as server:
        for turn in range(1, 6):
            with server.connect() as connection:
                require(connection.say("c", f"on est {turn}")["turn"] == turn, "the conversation does not go on")
            server.kill()
            require(stat.S_ISSOCK(os.lstat(server.address).st_mode), "the test is wrong: no stale socket")
            server.start()
        server.stop()


def foreign_things(folder):
    """A file, a directory, a symbolic link or a pipe in the socket's place is refused and left untouched."""
    inside = os.path.join(folder, "inside")
    os.mkdir(inside)

    def path(name):
        return os.path.join(inside, name)

    with open(path("file"), "wb") as file:
        file.write(b"a file")
    with open(path("empty"), "wb"):
        pass
    os.mkdir(path("directory"))
    os.mkfifo(path("pipe"))
    stale = socket.socket(socket.AF_UNIX)
    stale.bind(path("stale"))
    stale.close()  # a socket that refuses connections
    for name, target in {"link": "file", "dangling": "nothing", "tostale": "stale", "todirectory": "directory"}.items():
        os.symlink(target, path(name))

    def snapshot():
        found = {}
        for name in os.listdir(inside):
            status = os.lstat(path(name))
            if not name.endswith(".lock"):
                found[name] = (status.st_ino, status.st_mode, status.st_size, status.st_mtime_ns)
        return found

    before = snapshot()
    for name in ("file", "empty", "directory", "pipe", "link", "dangling", "tostale", "todirectory"):
        with Server(folder, address="inside/" + name, start=False) as server:
            server.launch()
            server.refused(server.address)
        require(snapshot() == before, f"{name} was touched")


def long_path(folder):
    """A path of 107 bytes works; one of 108 is refused, and the error says 107."""
    for length in (107, 108, 300):
        name = "d" * (length - len(os.fsencode(folder)) - 1)
        if len(name) > 250:
            name = name[:200] + "/" + name[201:]
        with Server(folder, address=name, start=False) as server:
            require(len(os.fsencode(server.address)) == length, "the test is wrong")
            if length == 107:
                server.start()
                server.stop()
            else:
                server.launch()
                server.refused("107", str(length))
    # Bytes count, not characters.
    name = "é" * ((108 - len(os.fsencode(folder)) - 1) // 2) + "x" * ((108 - len(os.fsencode(folder)) - 1) % 2)
    with Server(folder, address=name, start=False) as server:
        require(len(os.fsencode(server.address)) == 108, "the test is wrong")
        server.launch()
        server.refused("107")


def new_folder(folder):
    """The socket's folder is made 0700 when it is not there, the socket 0600 and the log 0600, whatever the umask."""
    for mask in (0o000, 0o022, 0o077):
        name = f"u{mask:o}"
        with Server(folder, address=f"{name}/deep/s", state=f"{name}.state", start=False) as server:
            server.before = lambda: os.umask(mask)  # noqa: B023
            server.start()
            for path, mode in (
                (os.path.join(folder, name, "deep"), 0o700), (server.address, 0o600),
                (os.path.dirname(server.log), 0o700), (server.log, 0o600),
            ):  # fmt: skip
                got = stat.S_IMODE(os.lstat(path).st_mode)
                require(got == mode, f"umask {mask:03o}: {os.path.relpath(path, folder)} has mode {got:o}, not {mode:o}")
            server.stop()
    # A folder that is there keeps its mode.
    os.mkdir(os.path.join(folder, "there"))
    os.chmod(os.path.join(folder, "there"), 0o755)
    with Server(folder, address="there/s") as server:
        require(stat.S_IMODE(os.stat(os.path.join(folder, "there")).st_mode) == 0o755, "an existing folder's mode was changed")
        require(stat.S_IMODE(os.lstat(server.address).st_mode) == 0o600, "the socket is open to others")
        server.stop()


def socket_from_environment(folder):
    """ARIANE_SOCKET and XDG_RUNTIME_DIR say where the socket is, when --socket does not."""

    class Elsewhere(Server):
        def arguments(self):
            return []

    runtime = os.path.join(folder, "run")
    os.mkdir(runtime, 0o700)
    for environment, address in (
        ({"ARIANE_SOCKET": os.path.join(folder, "named")}, "named"),
        ({"XDG_RUNTIME_DIR": runtime}, "run/ariane/ariane.sock"),
        ({"ARIANE_SOCKET": os.path.join(folder, "both"), "XDG_RUNTIME_DIR": runtime}, "both"),
    ):
        with Elsewhere(folder, address=address, environment=environment) as server:
            with server.connect() as connection:
                connection.ping()
            server.stop()


def unlinked_socket(folder):
    """A socket that somebody removes under a running server: the clients stay, and SIGTERM still works."""
    with Server(folder) as server, server.connect() as connection:
        os.unlink(server.address)
        connection.say("c", "bonjour")
        server.stop()
    # Nor does it unlink what somebody else has put there since.
    with Server(folder, address="t") as server:
        os.unlink(server.address)
        with open(server.address, "wb") as file:
            file.write(b"mine")
        server.stop()
        with open(server.address, "rb") as file:
            require(file.read() == b"mine", "the server unlinked a file that is not its own")


TESTS = [second_server, stale_socket, foreign_things, long_path, new_folder, socket_from_environment, unlinked_socket]
