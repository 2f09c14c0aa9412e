"""Hash lines of a file as GitHub code scanning does, so that its alerts stay matched.

The value is what the upload action calls ``primaryLocationLineHash`` and computes itself
where a report leaves it out; a report that gives another value earns a warning there.
Source: github/codeql-action, ``src/fingerprints.ts`` (read, not copied).
"""

from collections import Counter
from collections.abc import Collection
from operator import mul
from struct import unpack

BLOCK = 100
"""How many UTF-16 units of a line, and of the lines after it, make its hash."""
FACTOR = 37
END_OF_FILE = "\uffff"
_MASK = (1 << 64) - 1
_POWERS = tuple(pow(FACTOR, BLOCK - 1 - at, _MASK + 1) for at in range(BLOCK))
"""What each unit counts for."""


def line_hash(content: str, line_start: int) -> str:
    """Return the hash, in hex, of the line of ``content`` that begins at ``line_start``.

    A file's byte order mark counts: pass it as part of ``content`` for the first line.
    """
    size = 4 * BLOCK
    while True:
        piece = _squeezed(content[line_start : line_start + size])
        if len(piece) >= BLOCK or line_start + size >= len(content):
            return _hashed(piece + END_OF_FILE)
        size *= 4


def numbered_at(content: str, lines: Collection[int]) -> dict[int, str]:
    """Return the numbered hash of each of the 1-based ``lines`` of ``content``.

    The same as numbering the hashes of all lines, but it hashes only the lines asked for:
    two lines have equal hashes where their first units are equal.
    """
    text = _squeezed(content) + END_OF_FILE
    wanted = set(lines)
    seen: Counter[str] = Counter()
    result = {}
    start = 0
    for number in range(1, max(wanted, default=0) + 1):
        window = text[start : start + BLOCK]
        seen[window] += 1
        if number in wanted:
            result[number] = f"{_hashed(window)}:{seen[window]}"
        start = text.find("\n", start) + 1
    return result


def _squeezed(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace(" ", "").replace("\t", "")


def _hashed(window: str) -> str:
    encoded = window[:BLOCK].encode("utf-16-le", "surrogatepass")[: 2 * BLOCK]
    units = unpack(f"<{len(encoded) // 2}H", encoded)
    # Zeros fill the block after the end of the file: they add nothing.
    return f"{sum(map(mul, units, _POWERS)) & _MASK:x}"
