"""Give each finding of a page a name that outlives edits elsewhere on the page."""

from collections import Counter
from collections.abc import Sequence
from hashlib import sha256

from msgspec.structs import replace

from marrowlint.finding import Finding
from marrowlint.line_hash import numbered_at
from marrowlint.stamp import Stamped
from marrowlint.text import Text

DIGITS = 16


def fingerprinted(stamped: Sequence[Stamped], text: Text) -> tuple[Finding, ...]:
    """Return the findings, in the same order, with fingerprint and line hash.

    The fingerprint hangs on rule, path, the words underlined, the sentence around them, and
    on which of several equal ones it is; white space and case do not count.
    """
    content = f"\ufeff{text.content}" if text.bom else text.content
    lines = {one.finding.place.start.line for one in stamped}
    hashes = numbered_at(content, lines) if lines else {}
    names = _names(stamped)
    return tuple(
        replace(
            one.finding,
            fingerprint=name,
            line_hash=hashes.get(one.finding.place.start.line, ""),
        )
        for one, name in zip(stamped, names, strict=True)
    )


def _names(stamped: Sequence[Stamped]) -> list[str]:
    """Return the fingerprints; equal findings are numbered in page order."""
    seen: Counter[str] = Counter()
    names = [""] * len(stamped)
    for at in sorted(range(len(stamped)), key=lambda at: stamped[at].finding.place.span):
        finding = stamped[at].finding
        parts = (finding.place.text, stamped[at].around)
        key = "\0".join((finding.rule, finding.path, *map(_normal, parts)))
        seen[key] += 1
        names[at] = _digest(f"{key}\0{seen[key]}")
    return names


def _normal(words: str) -> str:
    return " ".join(words.casefold().split())


def _digest(key: str) -> str:
    return sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:DIGITS]
