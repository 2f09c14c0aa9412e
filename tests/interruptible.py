"""Let an interruption through, also in a run that was started in the background."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def interruptible() -> Iterator[None]:
    """Answer SIGINT with ``KeyboardInterrupt``, here and in programs started meanwhile.

    A shell starts what it puts in the background with SIGINT ignored, and programs inherit that.
    """
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
