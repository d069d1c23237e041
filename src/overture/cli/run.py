"""``overture run``: serve the desk on this machine, loopback only; make a sample desk when there is none."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from typing import Any

from . import DID_NOT_WORK, DONE
from .desk import has_desk, on_the_desk, parser_of, prepare

LOOPBACK = "127.0.0.1"
WORKERS, THREADS = 2, 4
READY_WITHIN = 30.0
GIVE_UP_AFTER = 10.0


@on_the_desk
def main(arguments: Sequence[str]) -> int:
    parser_of(
        "run",
        "Serve the desk on http://localhost:PORT (8000) until Ctrl-C, with its outbox worker. Makes a sample desk "
        "when there is none, and asks nothing.",
    ).parse_args(arguments)
    from django.conf import settings

    port = settings.ENV["PORT"]
    door = bind(port)
    if door is None:
        print(
            f"overture: port {port} is in use. Stop what uses it, or choose another: PORT=8001 make run",
            file=sys.stderr,
        )
        return DID_NOT_WORK
    prepare()
    accounts = make_sample()
    return serve(door, port=port, accounts=accounts)


def bind(port: int) -> socket.socket | None:
    """Take the port before anything else is done; None when somebody has it."""
    door = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        door.bind((LOOPBACK, port))
    except OSError:
        door.close()
        return None
    return door


def make_sample() -> tuple[Any, ...]:
    """Fill a desk that has nothing with the sample; the accounts of a sample desk, whether new or old."""
    from overture.accounts.queries import the_desk
    from overture.sample.loading import ACCOUNTS, load

    if not has_desk():
        print("Making a sample desk …", flush=True)
        return tuple(load(size="normal"))
    return tuple(ACCOUNTS) if the_desk().is_sample else ()


def serve(door: socket.socket, *, port: int, accounts: tuple[Any, ...]) -> int:
    """Run the web server and the outbox worker until one ends or somebody stops us."""
    from django.db import connections

    connections.close_all()
    stopped = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_frame: stopped.set())
    children = [start_web(door), start_worker()]
    door.close()
    if wait_until_ready(port, children[0], stopped):
        print(welcome(port, accounts), flush=True)
    while not stopped.wait(0.5) and all(child.poll() is None for child in children):
        pass
    return end(children, was_asked=stopped.is_set())


def start_web(door: socket.socket) -> subprocess.Popen[bytes]:
    """gunicorn on the port that is ours already."""
    command = [
        sys.executable, "-m", "gunicorn", "overture.wsgi:application", "--bind", f"fd://{door.fileno()}",
        "--worker-class", "gthread", "--workers", str(WORKERS), "--threads", str(THREADS), "--preload",
        "--no-control-socket", "--log-level", "warning",
    ]  # fmt: skip
    return subprocess.Popen(command, pass_fds=(door.fileno(),), start_new_session=True, env=environment())  # noqa: S603


def start_worker() -> subprocess.Popen[bytes]:
    """The outbox worker, in a process of its own."""
    command = [sys.executable, "-m", "overture.cli", "worker"]
    return subprocess.Popen(command, start_new_session=True, env=environment())  # noqa: S603


def environment() -> dict[str, str]:
    """This process's environment for the two children."""
    return {**os.environ, "DJANGO_SETTINGS_MODULE": os.environ.get("DJANGO_SETTINGS_MODULE", "overture.settings")}


def wait_until_ready(port: int, web: subprocess.Popen[bytes], stopped: threading.Event) -> bool:
    """Wait for the first answer of the web server."""
    until = time.monotonic() + READY_WITHIN
    while time.monotonic() < until and web.poll() is None and not stopped.wait(0.1):
        try:
            with urllib.request.urlopen(f"http://{LOOPBACK}:{port}/healthz", timeout=5):
                return True
        except (urllib.error.URLError, OSError):
            continue
    return False


def welcome(port: int, accounts: tuple[Any, ...]) -> str:
    """What a newcomer reads: the address, and the accounts of a sample desk."""
    from .sample import told

    lines = [f"\nOverture answers on  http://localhost:{port}"]
    if accounts:
        lines += ["", "This is a sample desk: everybody in it is invented. Sign in as", told(accounts)]
    return "\n".join([*lines, "", "Ctrl-C stops it.", ""])


def end(children: list[subprocess.Popen[bytes]], *, was_asked: bool) -> int:
    """End both processes, politely first."""
    for child in children:
        if child.poll() is None:
            child.terminate()
    for child in children:
        try:
            child.wait(GIVE_UP_AFTER)
        except subprocess.TimeoutExpired:
            child.kill()
    if was_asked:
        return DONE
    print(
        "overture: the desk stopped by itself. The lines above say why; `overture doctor` looks further.",
        file=sys.stderr,
    )
    return DID_NOT_WORK
