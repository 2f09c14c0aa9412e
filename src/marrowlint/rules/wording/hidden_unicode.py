"""Flag characters that nobody sees."""

import re
from collections.abc import Iterator
from unicodedata import name

from marrowlint.language.written import everywhere
from marrowlint.page import Page
from marrowlint.patterns import lazy
from marrowlint.rule import Answer, Context, Fix, Hit, Meta
from marrowlint.severity import Confidence, Severity

_PICTURE = r"[©®‼⁉\u2122-\u2bff〰〽㊗㊙\U0001f000-\U0001faff]"
_JOINING = r"[\u0620-\u0dff]"
_LEGITIMATE = (
    rf"(?:(?<={_PICTURE})|(?<={_PICTURE}\ufe0f))\u200d(?={_PICTURE})"
    rf"|(?<={_JOINING})[\u200c\u200d]"
    r"|\U0001f3f4[\U000e0020-\U000e007e]{1,8}\U000e007f"
)
"""Joiners of emoji, joiners that scripts need to spell a word, and the tags of a flag."""
_TURNS = r"\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c"
_HIDDEN = (
    r"\xad\u034f\u200b-\u200d\u2060-\u2065\u206a-\u206f\ufeff\u180e\u3164\uffa0"
    r"\ufff9-\ufffb\U000e0000-\U000e01ef"
)
_FOUND = lazy(rf"(?P<fine>{_LEGITIMATE})|(?P<hidden>[{_TURNS}{_HIDDEN}]|[\ufe00-\ufe0f]{{2,}})")
"""Default-ignorable and bidirectional code points (Unicode 15.1); one variation selector is part
of how a sign is written, two in a row carry something else."""
_ANY = lazy(rf"[{_TURNS}{_HIDDEN}\ufe00-\ufe0f]")
"""Nearly every page has none, and this search is quick."""
_TURN = lazy(rf"[{_TURNS}]")
_OVERRIDE = lazy("[\u202d\u202e]")
_OPEN = lazy("[\u202a\u202b\u2066-\u2068]")
_CLOSE = lazy("[\u202c\u2069]")
_RIGHT_TO_LEFT = lazy(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff]")
_LINE = lazy(r"[^\n]+")


@Meta(
    id="hidden-unicode",
    family="wording",
    on=Page,
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    message="{code} ({name}) stands here unseen",
    help="Delete it: readers, search and dose checks do not see the text that it makes.",
    source="Trojan Source (CVE-2021-42574); Unicode Technical Standard 39",
)
def rule(page: Page, ctx: Context) -> Iterator[Answer]:
    """Flag characters that nobody sees.

    Flags: marks that turn the writing direction, zero-width and tag characters and soft hyphens,
        in text, addresses, comments and behind escapes.
    Why: what is read and what is stored differ; a dose or an address can be forged with them.
    Misses: spaces of unusual width, which can be seen.
    Overflags: a soft hyphen set on purpose in a long word.
    Span: the character; of several on a line, from the first to the last.
    """
    del ctx
    for span, words in everywhere(page, _hidden):
        code, plain = f"U+{ord(words[0]):04X}", _FOUND.sub(_kept, words)
        values = {"code": code, "name": name(words[0], "no name").lower()}
        yield Hit(span, values, fix=Fix("delete it", span, plain))


def _hidden(text: str) -> Iterator[tuple[int, int]]:
    """Yield the first start and last end of what is hidden on each line that hides something."""
    if text.isascii() or not _ANY.search(text):
        return
    for line in _LINE.finditer(text):
        found = [match for match in _FOUND.finditer(line[0]) if not match["fine"]]
        if found and _ordinary(line[0]):
            found = [match for match in found if not _TURN.match(match[0])]
        if found:
            yield line.start() + found[0].start(), line.start() + found[-1].end()


def _ordinary(line: str) -> bool:
    """Tell whether marks of direction do their work: on a line with letters read from the right.

    An override has no such work. An embedding or isolate must be closed on its line.
    """
    if _OVERRIDE.search(line) or not _RIGHT_TO_LEFT.search(line):
        return False
    return len(_OPEN.findall(line)) == len(_CLOSE.findall(line))


def _kept(match: re.Match[str]) -> str:
    return match["fine"] or ""
