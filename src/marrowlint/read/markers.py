"""Find citation markers in the words of one block, and say what to cut out of them."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from marrowlint.patterns import lazy
from marrowlint.read.identifiers import written
from marrowlint.read.tree import MarkerStyle
from marrowlint.text import Builder, Mapped, Span

BLANK = "\ufffc"
"""Stands for words that hold no marker of their own: code, link words, footnote references."""

_BRACKETS = lazy(r"\[([^\[\]]{1,300})\]")
_NUMBERS = lazy(r"[0-9,;–—\s-]+")
_RANGE = lazy(r"([0-9]{1,3})(?:\s*[–—-]\s*([0-9]{1,3}))?")
_INTERVAL = lazy(r"(?:\bCI|\bIQR|\brange|=|%)[:,]?\s?$")
_KEY = lazy(r"(?<![\w.])@(\w[\w:./-]*)")
_URL = lazy(r"https?://[^\s<>\"]{1,2000}")
_NAMED = lazy(r"\((?:[^()\[\]]+: ?)?\Z")
_LONGEST_NAME = 90
_LINK_NUMBER = lazy(r"\[?[0-9]{1,3}\]?")
_BETWEEN = frozenset(" ,;&–-")
_TRAILING = frozenset(".,;:!?'*_]")
_WIDEST_RANGE = 50


class Link(Struct, frozen=True):
    """A link to another site among the words ``[start:end]`` of a block."""

    start: int
    end: int
    url: str
    span: Span
    """The whole link in the file."""


class Cite(Struct, frozen=True):
    """A citation at ``[start:end]`` of a block's words, before anything is cut out."""

    start: int
    end: int
    keys: tuple[str, ...]
    style: MarkerStyle
    cut: bool = True
    """Whether the words vanish; else the marker stands at their end."""
    span: Span | None = None
    """Where it stands in the file, if that is more than its words."""


class Cuts(Struct, frozen=True):
    """The stretches of a string that go, ascending and apart."""

    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    gone: tuple[int, ...] = ()
    """How many code points have gone once each stretch has."""

    def moved(self, at: int) -> int:
        """Return where offset ``at`` lies once the stretches are gone."""
        index = bisect_right(self.starts, at) - 1
        if index < 0:
            return at
        return at - self.gone[index] + max(0, self.ends[index] - at)

    def apply(self, whole: Mapped) -> Mapped:
        """Return ``whole`` without the stretches."""
        if not self.starts:
            return whole
        begins = (0, *self.ends)
        stops = (*self.starts, len(whole.text))
        builder = Builder()
        for start, end in zip(begins, stops, strict=True):
            if start < end:
                whole.feed(builder, start, end)
        return builder.build()


def cites(shadow: str, words: str, links: Sequence[Link] = ()) -> list[Cite]:
    """Return the citations of a block, in order.

    ``shadow`` is ``words`` with ``BLANK`` over all that cannot hold a marker.
    """
    found = list(_link_cites(shadow, words, links)) if links else []
    if "[" in shadow:
        found.extend(_bracket_cites(shadow))
    if "://" in shadow:
        found.extend(_url_cites(shadow))
    found.extend(
        Cite(start, end, keys, MarkerStyle.IDENTIFIER, cut=False)
        for start, end, keys in written(shadow)
    )
    return found


def in_order(found: Iterable[Cite]) -> list[Cite]:
    """Return the citations by place, without those that begin inside another."""
    kept: list[Cite] = []
    for cite in sorted(found, key=lambda cite: (cite.start, cite.end)):
        if not kept or cite.start >= kept[-1].end:
            kept.append(cite)
    return kept


def cuts(shadow: str, found: Sequence[Cite]) -> Cuts:
    """Return what goes with the citations: white space before, brackets and commas around.

    White space at the ends of the block goes as well.
    """
    stretches: list[tuple[int, int]] = []
    lead = len(shadow) - len(shadow.lstrip())
    tail = len(shadow.rstrip())
    if lead:
        stretches.append((0, lead))
    for start, end in _groups(shadow, [cite for cite in found if cite.cut]):
        _push(stretches, *_with_space(shadow, start, end))
    if lead < tail < len(shadow):
        _push(stretches, tail, len(shadow))
    gone, total = [], 0
    for start, end in stretches:
        total += end - start
        gone.append(total)
    return Cuts(tuple(a for a, _ in stretches), tuple(b for _, b in stretches), tuple(gone))


def _push(stretches: list[tuple[int, int]], start: int, end: int) -> None:
    if stretches and start <= stretches[-1][1]:
        stretches[-1] = (stretches[-1][0], max(end, stretches[-1][1]))
    else:
        stretches.append((start, end))


def _groups(shadow: str, found: Sequence[Cite]) -> Iterable[tuple[int, int]]:
    """Yield markers that stand side by side as one, with round brackets around them."""
    index = 0
    while index < len(found):
        start, end = found[index].start, found[index].end
        while index + 1 < len(found) and _side_by_side(shadow, end, found[index + 1].start):
            index += 1
            end = found[index].end
        if shadow[start - 1 : start] == "(" and shadow[end : end + 1] == ")":
            start, end = start - 1, end + 1
        yield start, end
        index += 1


def _side_by_side(shadow: str, end: int, start: int) -> bool:
    return start - end <= 3 and _BETWEEN.issuperset(shadow[end:start])  # noqa: PLR2004 - ", "


def _with_space(shadow: str, start: int, end: int) -> tuple[int, int]:
    while start and shadow[start - 1].isspace():
        start -= 1
    while not start and end < len(shadow) and shadow[end].isspace():
        end += 1
    return start, end


def _bracket_cites(shadow: str) -> Iterable[Cite]:
    for match in _BRACKETS.finditer(shadow):
        inside = match[1]
        style = MarkerStyle.NUMBER
        keys: tuple[str, ...] = ()
        if inside[0] == "^":
            style, keys = MarkerStyle.FOOTNOTE, _footnote(inside[1:])
        elif "@" in inside:
            style, keys = MarkerStyle.PANDOC, pandoc_keys(inside)
        elif _NUMBERS.fullmatch(inside) and not _is_interval(shadow, match.start()):
            keys = numbers(inside)
        if keys:
            yield Cite(match.start(), match.end(), keys, style)


def _footnote(label: str) -> tuple[str, ...]:
    return (label,) if label and not any(char.isspace() for char in label) else ()


def pandoc_keys(inside: str) -> tuple[str, ...]:
    """Return the keys of a Pandoc citation, given what stands in its brackets."""
    return tuple(match[1].rstrip(":./-") for match in _KEY.finditer(inside))


def _is_interval(shadow: str, start: int) -> bool:
    """Say whether a statistic stands before the bracket, as in "95% CI [2, 14]".

    A single number after a share is a marker: "by 37% [5]".
    """
    found = _INTERVAL.search(shadow[max(0, start - 12) : start])
    alone = shadow[start + 1 : shadow.find("]", start)].isdigit()
    return found is not None and not (alone and found[0].startswith("%"))


def numbers(inside: str) -> tuple[str, ...]:
    """Return the numbers a marker names, ranges written out; none where it is no marker."""
    keys: list[str] = []
    for part in inside.replace(";", ",").split(","):
        match = _RANGE.fullmatch(part.strip())
        if not match:
            return ()
        first, last = int(match[1]), int(match[2] or match[1])
        if first < 1 or not first <= last <= first + _WIDEST_RANGE:
            return ()
        keys.extend(str(number) for number in range(first, last + 1))
    return tuple(keys)


def _url_cites(shadow: str) -> Iterable[Cite]:
    for match in _URL.finditer(shadow):
        url = bare(match[0])
        end = match.start() + len(url)
        cite = Cite(match.start(), end, (url,), MarkerStyle.LINK, cut=False)
        opened = _NAMED.search(shadow, max(0, match.start() - _LONGEST_NAME), match.start())
        if opened and shadow[end : end + 1] == ")":
            cite = replace(cite, start=opened.start(), end=end + 1, cut=True)
        yield cite


def bare(url: str) -> str:
    """Return ``url`` without the punctuation of the sentence it stands in."""
    surplus = url.count(")") - url.count("(")
    end = len(url)
    while end and (url[end - 1] in _TRAILING or (url[end - 1] == ")" and surplus > 0)):
        surplus -= url[end - 1] == ")"
        end -= 1
    return url[:end]


def _link_cites(shadow: str, words: str, links: Sequence[Link]) -> Iterable[Cite]:
    bracketed = _bracketed(shadow, links)
    for index, link in enumerate(links):
        inside = words[link.start : link.end]
        cite = Cite(link.start, link.end, (link.url,), MarkerStyle.LINK, span=link.span)
        if inside[:1] == "@" and (keys := pandoc_keys(inside)):
            yield replace(cite, keys=keys, style=MarkerStyle.PANDOC)
        else:
            cut = index in bracketed or bool(_LINK_NUMBER.fullmatch(inside))
            alone = shadow[link.start - 1 : link.start] + shadow[link.end : link.end + 1] == "()"
            yield _with_brackets(cite) if alone else cite if cut else replace(cite, cut=False)


def _with_brackets(cite: Cite) -> Cite:
    span = cite.span and Span(cite.span.start - 1, cite.span.end + 1)
    return replace(cite, start=cite.start - 1, end=cite.end + 1, span=span)


def _bracketed(shadow: str, links: Sequence[Link]) -> set[int]:
    """Return the links that, alone or side by side, fill a pair of round brackets."""
    found: set[int] = set()
    index = 0
    while index < len(links):
        first = index
        while index + 1 < len(links) and _side_by_side(
            shadow, links[index].end, links[index + 1].start
        ):
            index += 1
        start, end = links[first].start, links[index].end
        if shadow[start - 1 : start] == "(" and shadow[end : end + 1] == ")":
            found.update(range(first, index + 1))
        index += 1
    return found
