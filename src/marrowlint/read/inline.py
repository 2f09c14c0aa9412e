"""Gather the visible words of one block, and cut its citations out of them."""

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from marrowlint.read.markers import BLANK, Cite, Cuts, Link, cites, cuts, in_order
from marrowlint.read.tree import Marker, MarkerStyle
from marrowlint.text import Builder, Mapped, Span


class Visible(Struct, frozen=True):
    """The words of a block and what was found among them."""

    words: Mapped
    markers: tuple[Marker, ...]
    links: tuple[Link, ...]
    breaks: tuple[int, ...]
    strong: int
    raised: tuple[tuple[int, int], ...] = ()
    """Where words stood in ``<sup>``."""
    navigates: bool = False
    """Whether nothing but links to other pages of the site stands in it, two at least."""

    def through(self, outer: Mapped) -> "Visible":
        """Return this with places in ``outer.text`` followed on into the file."""
        return replace(
            self,
            words=self.words.through(outer),
            markers=tuple(
                replace(marker, span=outer.span(marker.span.start, marker.span.end))
                for marker in self.markers
            ),
            links=tuple(
                replace(link, span=outer.span(link.span.start, link.span.end))
                for link in self.links
            ),
        )


class Inline:
    """Take the inline parts of a block one after another."""

    __slots__ = (
        "_blanks", "_breaks", "_builder", "_dropped", "_fixed", "_links", "_local",
        "_open", "_parts",
        "_raised", "_raising", "_strong", "bold", "comments", "end", "start",
    )  # fmt: skip

    def __init__(self) -> None:
        """Start with no words."""
        self._builder = Builder()
        self._parts: list[str] = []
        self._blanks: list[tuple[int, int]] = []
        self._breaks: list[int] = []
        self._links: list[Link] = []
        self._local: list[tuple[int, int]] = []
        self._fixed: list[Cite] = []
        self._open: int | None = None
        self._dropped = False
        self._raised: list[tuple[int, int]] = []
        self._raising: int | None = None
        self._strong = 0
        self.bold: Span | None = None
        self.comments: list[Span] = []
        self.start: int | None = None
        self.end = 0

    def __len__(self) -> int:
        """Return how many words, in code points, there are so far."""
        return len(self._builder)

    def see(self, where: Span) -> None:
        """Note that something of the block stands at ``where``."""
        if self.start is None:
            self.start = where.start
        self.end = max(self.end, where.end)

    def add(self, words: str, where: Span) -> None:
        """Append plain words; of two spaces that a dropped tag parts, only one is kept."""
        if self._dropped and words[:1] == " " and self._spaced():
            words, where = words[1:], Span(min(where.start + 1, where.end), where.end)
        self._dropped = False
        self._builder.add(words, where)
        self._parts.append(words)

    def drop(self) -> None:
        """Note that something which does not show stands here."""
        self._dropped = True

    def take_tag(self, written: str) -> None:
        """Note an HTML tag or comment, which does not show; ``<sup>`` raises what it holds."""
        self.drop()
        at, tag = len(self._builder), written[:5].lower()
        if tag in {"<sup>", "<sup "}:
            self._raising = at
        elif tag == "</sup" and self._raising is not None:
            start, self._raising = self._raising, None
            if self._raised and self._raised[-1][1] == start:
                start = self._raised.pop()[0]
            self._raised.append((start, at))

    def _spaced(self) -> bool:
        return next((part[-1] == " " for part in reversed(self._parts) if part), False)

    def add_blank(self, words: str, where: Span) -> None:
        """Append words that hold no markers, such as code."""
        at = len(self._builder)
        self.add(words, where)
        self._blanks.append((at, at + len(words)))

    def add_break(self, where: Span) -> None:
        """Append the space that a line end shows as."""
        spaced = self._dropped and self._spaced()
        self._breaks.append(len(self._builder) - spaced)
        self.add(" ", where)

    def add_footnote(self, label: str, words: str, where: Span) -> None:
        """Append a footnote reference, which ``label`` names."""
        at = len(self._builder)
        self.add_blank(words, where)
        self._fixed.append(Cite(at, at + len(words), (label,), MarkerStyle.FOOTNOTE))

    def add_link(self, start: int, url: str, where: Span) -> None:
        """Note that the words from ``start`` on are a link to another site."""
        end = len(self._builder)
        self._blanks = [(a, b) for a, b in self._blanks if b <= start]
        if start < end:
            self._blanks.append((start, end))
        self._links.append(Link(start, end, url, where))

    def add_local(self, start: int) -> None:
        """Note that the words from ``start`` on are a link inside the site."""
        self._local.append((start, len(self._builder)))

    def open_strong(self) -> None:
        """Note that bold words begin here."""
        if not self._builder and self._open is None and not self._strong:
            self._open = 0

    def close_strong(self, where: Span) -> None:
        """Note that bold words, with their marks at ``where``, end here."""
        if self._open is not None:
            self._open, self._strong = None, len(self._builder)
            self.bold = Span(where.start + 2, where.end - 2)

    def build(self) -> Visible:
        """Return the words without citations, and the markers that stood in them."""
        whole, words = self._builder.build(), "".join(self._parts)
        shadow = self._shadow(words)
        found = in_order([*self._fixed, *cites(shadow, words, self._links)])
        gone = cuts(shadow, found)
        if not found and not gone.starts:
            raised = tuple(self._raised)
            breaks, navigates = tuple(self._breaks), self._navigates(words)
            return Visible(whole, (), (), breaks, self._strong, raised, navigates)
        bare = (cite for cite in found if cite.style is MarkerStyle.LINK and not cite.span)
        links = [*self._links, *(_link(cite, whole) for cite in bare)]
        return Visible(
            gone.apply(whole),
            tuple(_marker(cite, whole, gone) for cite in found),
            _moved(links, gone),
            tuple(gone.moved(at) for at in self._breaks),
            gone.moved(self._strong),
            tuple((gone.moved(start), gone.moved(end)) for start, end in self._raised),
        )

    def _navigates(self, words: str) -> bool:
        if len(self._local) < 2 or self._links:  # noqa: PLR2004 - one link may be a sentence
            return False
        at = [0, *(end for _, end in self._local)]
        gaps = zip(at, [*(start for start, _ in self._local), len(words)], strict=True)
        return not any(map(str.isalnum, "".join(words[a:b] for a, b in gaps)))

    def _shadow(self, words: str) -> str:
        if not self._blanks:
            return words
        pieces, at = [], 0
        for start, end in self._blanks:
            pieces += [words[at:start], BLANK * (end - start)]
            at = end
        return "".join([*pieces, words[at:]])


def _marker(cite: Cite, whole: Mapped, gone: Cuts) -> Marker:
    at = gone.moved(cite.start if cite.cut else cite.end)
    span = cite.span or whole.span(cite.start, cite.end)
    return Marker(at, span, cite.keys, cite.style)


def _link(cite: Cite, whole: Mapped) -> Link:
    """Return an address that stands bare among the words as the link it is to a reader."""
    return Link(cite.start, cite.end, cite.keys[0], whole.span(cite.start, cite.end))


def _moved(links: Iterable[Link], gone: Cuts) -> tuple[Link, ...]:
    in_order = sorted(links, key=lambda link: link.start)
    return tuple(
        replace(link, start=gone.moved(link.start), end=gone.moved(link.end)) for link in in_order
    )


def plain(line: Mapped) -> Visible:
    """Return the words of a line in which nothing but citation markers has a meaning."""
    found = in_order(cites(line.text, line.text))
    gone = cuts(line.text, found)
    links = [_link(cite, line) for cite in found if cite.style is MarkerStyle.LINK]
    markers = tuple(_marker(cite, line, gone) for cite in found)
    return Visible(gone.apply(line), markers, _moved(links, gone), (), 0)
