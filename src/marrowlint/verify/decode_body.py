"""Undo one layer of encoding of a body, never into more than a limit.

We ask for none (``Accept-Encoding: identity``), and some servers encode all the same. A bomb
costs no more than the limit; what is encoded twice, or in a way we did not ask for, is not read.
"""

import zlib

_AS_SENT = frozenset({"", "identity"})
_GZIP = frozenset({"gzip", "x-gzip"})
_GZIP_FRAME = 16 + zlib.MAX_WBITS
_RAW = -zlib.MAX_WBITS


def decoded(body: bytes, encoding: str, most: int) -> tuple[bytes, bool]:
    """Return the body without its encoding, at most ``most`` bytes, and whether it is cut.

    ``encoding`` is the header ``Content-Encoding``; what cannot be undone gives ``b""``, cut.
    """
    name = encoding.strip().lower()
    if name in _AS_SENT or not body:
        return body, False
    if name in _GZIP:
        return _inflated(body, _GZIP_FRAME, most)
    if name == "deflate":
        whole, cut = _inflated(body, zlib.MAX_WBITS, most)
        return (whole, cut) if whole else _inflated(body, _RAW, most)
    return b"", True


def _inflated(body: bytes, window: int, most: int) -> tuple[bytes, bool]:
    inflate = zlib.decompressobj(window)
    try:
        whole = inflate.decompress(body, most)
    except zlib.error:
        return b"", True
    return whole, not inflate.eof or bool(inflate.unused_data)
