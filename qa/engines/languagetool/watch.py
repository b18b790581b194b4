"""Runs a program for as long as the other end of standard input is held open.

A process that is killed can clean up nothing, but the system closes what it held. So qa starts the
Java server through this file, run as a program of its own with nothing but the standard library,
and holds its standard input: however qa ends, this sees the end of the input and ends the server.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import threading

_PR_SET_PDEATHSIG = 1
_STANDARD_INPUT = 0


def main(command: list[str]) -> int:
    """Run a program; end it when nobody holds standard input any more. Return its exit code.

    A program that a signal ended has the signal's number, below 0.
    """
    child = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        preexec_fn=_die_with_this if sys.platform == "linux" else None,  # noqa: PLW1509 -- one thread
    )
    signal.signal(signal.SIGTERM, lambda *_: child.kill())
    threading.Thread(target=_end_with_input, args=(child,), daemon=True).start()
    return child.wait()


def _end_with_input(child: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(OSError):
        while os.read(_STANDARD_INPUT, 1):
            pass
    child.kill()


def _die_with_this() -> None:
    """Ask the kernel to end the program even when this one is killed."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


if __name__ == "__main__":
    ended = main(sys.argv[1:])
    os._exit(ended if ended >= 0 else 128 - ended)  # the thread is still reading
