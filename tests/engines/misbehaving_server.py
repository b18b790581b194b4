"""Two local servers: one that speaks HTTP and answers as told, one that breaks the protocol."""

from __future__ import annotations

import contextlib
import gzip
import socket
import socketserver
import struct
import threading
from collections import Counter
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Iterator


@dataclass(frozen=True)
class Asked:
    """One request, as a server saw it."""

    method: str
    path: str
    headers: dict[str, str]
    nth: int
    """How many requests the path has had, this one included."""


@dataclass(frozen=True)
class Reply:
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b"A page about asthma."


def absent(_: Asked) -> Reply:
    return Reply(404)


class Log:
    """What reached a server, counted under a lock."""

    def __init__(self) -> None:
        self.requests: list[Asked] = []
        self.connections = 0
        self.busy: Counter[str] = Counter()
        self.most_busy = 0
        self.sent = 0
        self.stopped = threading.Event()
        self._lock = threading.Lock()

    def connect(self) -> None:
        with self._lock:
            self.connections += 1

    def note(self, method: str, path: str, headers: dict[str, str]) -> Asked:
        with self._lock:
            nth = 1 + sum(asked.path == path for asked in self.requests)
            asked = Asked(method, path, headers, nth)
            self.requests.append(asked)
            return asked

    def methods(self, path: str) -> list[str]:
        return [asked.method for asked in self.requests if asked.path == path]

    @contextlib.contextmanager
    def at_work(self) -> Iterator[None]:
        with self._lock:
            self.busy["now"] += 1
            self.most_busy = max(self.most_busy, self.busy["now"])
        try:
            yield
        finally:
            with self._lock:
                self.busy["now"] -= 1


class Quiet:
    """A client that hangs up is what these servers are for, so nothing is printed about it."""

    daemon_threads = True
    log: Log

    def handle_error(self, *_: object) -> None:
        pass

    def process_request(self, request: Any, client_address: Any) -> None:
        self.log.connect()
        super().process_request(request, client_address)  # type: ignore[misc]


class HttpServer(Quiet, ThreadingHTTPServer):
    request_queue_size = 64

    def __init__(
        self, routes: dict[str, Callable[[Asked], Reply]], tls: ssl.SSLContext | None = None
    ) -> None:
        self.routes = routes
        self.log = Log()
        super().__init__(("127.0.0.1", 0), HttpHandler)
        if tls:
            self.socket = tls.wrap_socket(self.socket, server_side=True)


def drips(asked: Asked) -> Reply:
    """Say that a body will come which never does, so that the client waits."""
    return Reply(405) if asked.method == "HEAD" else Reply(200, {"Content-Length": "99"})


class HttpHandler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: HttpServer

    def answer(self) -> None:
        path = self.path.partition("?")[0]
        asked = self.server.log.note(self.command, self.path, dict(self.headers))
        with self.server.log.at_work():
            reply = self.server.routes.get(path, absent)(asked)
        self.send_response(reply.status)
        for name, value in {"Content-Length": str(len(reply.body)), **reply.headers}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(reply.body)

    do_HEAD = do_GET = answer  # noqa: N815

    def log_message(self, *_: object) -> None:
        pass


class RawServer(Quiet, socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    request_queue_size = 64

    def __init__(self) -> None:
        self.log = Log()
        super().__init__(("127.0.0.1", 0), RawHandler)


class RawHandler(socketserver.BaseRequestHandler):
    server: RawServer

    def handle(self) -> None:
        head = b""
        while b"\r\n\r\n" not in head:
            received = self.request.recv(65536)
            if not received:
                return
            head += received
        method, path, _ = head.decode("latin-1").split(" ", 2)
        asked = self.server.log.note(method, path, {})
        with contextlib.suppress(OSError):
            MISDEEDS[path](self.request, asked, self.server.log)


def drip(sock: socket.socket, data: bytes, log: Log) -> None:
    for byte in data:
        if log.stopped.wait(0.05):
            return
        sock.sendall(bytes([byte]))


def silent(sock: socket.socket, _: Asked, __: Log) -> None:
    sock.recv(1)


def resets(sock: socket.socket, _: Asked, __: Log) -> None:
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    sock.close()


def hangs_up(sock: socket.socket, _: Asked, __: Log) -> None:
    sock.shutdown(socket.SHUT_RDWR)


def hangs_up_on_head(sock: socket.socket, asked: Asked, _: Log) -> None:
    if asked.method == "GET":
        sock.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok")


def not_http(sock: socket.socket, _: Asked, __: Log) -> None:
    sock.sendall(b"SSH-2.0-OpenSSH_9.6\r\n")


def long_header(sock: socket.socket, _: Asked, __: Log) -> None:
    sock.sendall(b"HTTP/1.1 200 OK\r\nX-Long: " + b"a" * 200_000 + b"\r\n\r\n")


def many_headers(sock: socket.socket, _: Asked, __: Log) -> None:
    sock.sendall(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 500 + b"\r\n")


def dripping_head(sock: socket.socket, _: Asked, log: Log) -> None:
    drip(sock, b"HTTP/1.1 200 OK\r\nX-Slow: " + b"a" * 1000, log)


def endless_continue(sock: socket.socket, _: Asked, log: Log) -> None:
    while not log.stopped.wait(0.01):
        sock.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")


def no_head(body: Callable[[socket.socket, Log], None], headers: bytes) -> Any:
    """Refuse HEAD, so that the body must be fetched."""

    def misdeed(sock: socket.socket, asked: Asked, log: Log) -> None:
        if asked.method == "HEAD":
            sock.sendall(b"HTTP/1.1 405 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        else:
            sock.sendall(b"HTTP/1.1 " + headers + b"Connection: close\r\n\r\n")
            body(sock, log)

    return misdeed


def endless(sock: socket.socket, log: Log) -> None:
    while not log.stopped.is_set():
        sock.sendall(b"a" * 4096)
        log.sent += 4096


def bomb(sock: socket.socket, _: Log) -> None:
    sock.sendall(gzip.compress(bytes(50_000_000), 9))


MISDEEDS: dict[str, Callable[[socket.socket, Asked, Log], None]] = {
    "/silent": silent,
    "/resets": resets,
    "/hangs-up": hangs_up,
    "/hangs-up-on-head.pdf": hangs_up_on_head,
    "/not-http": not_http,
    "/long-header": long_header,
    "/many-headers": many_headers,
    "/dripping-head": dripping_head,
    "/endless-continue": endless_continue,
    "/dripping-body": no_head(
        lambda sock, log: drip(sock, b"a" * 1000, log), b"200 OK\r\nContent-Length: 1000\r\n"
    ),
    "/dripping-404": no_head(
        lambda sock, log: drip(sock, b"a" * 1000, log), b"404 No\r\nContent-Length: 1000\r\n"
    ),
    "/short-body": no_head(
        lambda sock, _: sock.sendall(b"short"), b"200 OK\r\nContent-Length: 1000\r\n"
    ),
    "/bad-chunk": no_head(
        lambda sock, _: sock.sendall(b"zz\r\n"), b"200 OK\r\nTransfer-Encoding: chunked\r\n"
    ),
    "/two-lengths": no_head(
        lambda sock, _: sock.sendall(b"ok"), b"200 OK\r\nContent-Length: 2\r\nContent-Length: 9\r\n"
    ),
    "/endless-body": no_head(endless, b"200 OK\r\n"),
    "/bomb": no_head(bomb, b"200 OK\r\nContent-Encoding: gzip\r\n"),
    "/redirect-with-endless-body": no_head(endless, b"302 Found\r\n"),
}


Server = TypeVar("Server", HttpServer, RawServer)


@contextlib.contextmanager
def running(server: Server) -> Iterator[Server]:
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.log.stopped.set()
        server.shutdown()
        server.server_close()
        thread.join()


def address(server: HttpServer | RawServer, path: str, host: str = "127.0.0.1") -> str:
    return f"http://{host}:{server.server_address[1]}{path}"
