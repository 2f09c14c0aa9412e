"""Write a lock so that it reviews and merges well: sorted, one field a line, the same bytes."""

import re
from collections.abc import Iterable

import msgspec
from msgspec.structs import replace

from marrowlint.facts import Record, Verdict
from marrowlint.lock.shape import VERSION, LockFile
from marrowlint.patterns import lazy

# C1 controls, DEL, default-ignorable and direction-changing code points, line separators,
# annotation marks, noncharacters, private use (Unicode 15.1, DerivedCoreProperties.txt and
# PropList.txt). C0 controls are always escaped in JSON.
_UNSEEN = lazy(
    r"[\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    r"\u2060-\u206f\u3164\ue000-\uf8ff\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    r"\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U0010ffff]"
)
"""What a reviewer does not see, or sees elsewhere than it stands."""


def render(records: Iterable[Record]) -> str:
    r"""Return the lock file that holds ``records``: what ``read`` takes, byte for byte stable.

    Keys are sorted, fields stand in the order of ``Record`` and only where they are known. What
    cannot be seen is written as ``\uXXXX``.
    """
    sources = {each.key: _plain(each) for each in sorted(records, key=lambda each: each.key)}
    compact = msgspec.json.encode(LockFile(VERSION, sources))
    text = msgspec.json.format(compact, indent=2).decode()
    return f"{text if text.isascii() else _UNSEEN.sub(_escaped, text)}\n"


def _plain(record: Record) -> Record:
    """Return ``record`` so that an unknown verdict is left out, wherever the word came from."""
    if record.verdict == Verdict.UNKNOWN.value:
        return replace(record, verdict=Verdict.UNKNOWN.value)
    return record


def _escaped(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-be").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))
