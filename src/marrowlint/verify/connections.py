"""Open connections to checked addresses, and keep idle ones for the next question.

The pool goes by scheme, host name and port, never by address: two hosts on one address share
no connection, so each is held to its own certificate.
"""

import asyncio
import errno
import ssl
from functools import partial

from marrowlint.verify.certificates import told, trust
from marrowlint.verify.failed import FailedError
from marrowlint.verify.http_connection import Connection
from marrowlint.verify.limits import Limits
from marrowlint.verify.reply import Failure
from marrowlint.verify.resolve import Names
from marrowlint.verify.target import Target

_MOST_ADDRESSES = 4
"""Addresses of one name that are tried."""
_FULL = frozenset({errno.EMFILE, errno.ENFILE})
_NO_WAY = frozenset({errno.ENETUNREACH, errno.EHOSTUNREACH, errno.EADDRNOTAVAIL})


class Connections:
    """The connections of one engine."""

    def __init__(self, names: Names, limits: Limits, ca_bundle: str = "") -> None:
        """Take who looks names up; ``ca_bundle`` is a PEM file to trust in place of the usual.

        Raises ``OSError`` for a bundle that cannot be read.
        """
        self._names = names
        self._limits = limits
        self._context = trust(ca_bundle) if ca_bundle else None
        self._idle: dict[Connection, str] = {}
        """To its origin, the one that has been idle longest first."""
        self._by_origin: dict[str, list[Connection]] = {}
        self._open: set[Connection] = set()

    def kept(self, target: Target) -> Connection | None:
        """Return an idle connection to the target's origin, ``None`` if there is none."""
        kept = self._by_origin.get(target.origin)
        oldest = asyncio.get_running_loop().time() - self._limits.rest
        while kept:
            connection = kept[-1]
            self._forget(connection)
            if connection.usable and connection.since > oldest:
                return connection
            connection.abort()
        return None

    async def opened(self, target: Target) -> Connection:
        """Return a new connection to the target. Raises ``FailedError``."""
        addresses = await self._names.addresses(target)
        failed = FailedError(Failure.CONNECT, "it does not take connections")
        for address in addresses[:_MOST_ADDRESSES]:
            try:
                connection = await self._connected(target, address)
            except FailedError as error:
                failed = error
            else:
                self._open.add(connection)
                connection.lost.add_done_callback(partial(self._gone, connection))
                return connection
        raise failed

    def give_back(self, target: Target, connection: Connection) -> None:
        """Keep a connection for the next question, if it may be used again."""
        if not connection.usable:
            connection.abort()
            return
        connection.since = asyncio.get_running_loop().time()
        self._idle[connection] = target.origin
        self._by_origin.setdefault(target.origin, []).append(connection)
        if len(self._idle) > self._limits.idle:
            self._drop_oldest()

    async def aclose(self) -> None:
        """Close all, and wait until they are closed."""
        everything = tuple(self._open)
        self._idle.clear()
        self._by_origin.clear()
        for connection in everything:
            connection.abort()
        await asyncio.gather(*(connection.lost for connection in everything))

    async def _connected(self, target: Target, address: str) -> Connection:
        try:
            async with asyncio.timeout(self._limits.connect):
                return await self._connect(target, address)
        except TimeoutError:
            raise FailedError(Failure.TIMEOUT, "it takes too long to connect") from None
        except ssl.SSLError as error:
            raise FailedError(Failure.TLS, told(error)) from error
        except (OSError, ValueError) as error:
            raise FailedError(Failure.CONNECT, _reason(error)) from error

    async def _connect(self, target: Target, address: str) -> Connection:
        secure = target.scheme == "https"
        if secure and self._context is None:
            self._context = trust()
        context, name = (self._context, target.host) if secure else (None, None)
        while True:
            try:
                _, connection = await asyncio.get_running_loop().create_connection(
                    partial(Connection, self._limits),
                    address,
                    target.port,
                    ssl=context,
                    server_hostname=name,
                )
            except OSError as error:
                if error.errno not in _FULL or not self._idle:
                    raise
                while self._idle:
                    self._drop_oldest()
                await asyncio.sleep(0)  # until they are closed
            else:
                return connection

    def _gone(self, connection: Connection, _: asyncio.Future[None]) -> None:
        self._open.discard(connection)

    def _drop_oldest(self) -> None:
        oldest = next(iter(self._idle))
        self._forget(oldest)
        oldest.abort()

    def _forget(self, connection: Connection) -> None:
        origin = self._idle.pop(connection)
        kept = self._by_origin[origin]
        kept.remove(connection)
        if not kept:
            del self._by_origin[origin]


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, OSError) and error.errno in _FULL:
        return "too many files are open here"
    if isinstance(error, OSError) and error.errno in _NO_WAY:
        return "there is no way to it from here"
    return "it does not take connections"
