"""Flag a listed source that no claim rests on."""

from collections.abc import Iterator

from marrowlint.evidence.identity import keys, scholarly
from marrowlint.language.words import content
from marrowlint.page import Node, Source
from marrowlint.read.tree import MarkerStyle
from marrowlint.rule import Abstain, Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity

_LEAST, _SHARE = 5, 0.5
"""Half of a sentence's content words, five words or more, tell that it speaks of a source."""


@Meta(
    id="source-unused",
    family="citation",
    on=Source,
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    message="The source {source} is listed, and {state}",
    help="Cite it where it bears on a claim, mark it `role: background`, or take it out.",
    source="ICMJE recommendations, references: each entry is cited",
)
def rule(source: Source, ctx: Context) -> Iterator[Answer]:
    """Flag a listed source that no claim rests on.

    Flags: a source that no marker of the text points to; on a page without markers, one that no
        claim matches by content.
    Why: a long list that nothing rests on makes a page look better founded than it is.
    Abstains: on a page without markers, when the entry says nothing of what the source found;
        when the text links to a work that is not listed, and nothing tells whether it is this
        one by another identifier.
    Misses: a source that is cited once for something it does not say.
    Overflags: further reading, until it is marked ``role: background``.
    Span: the source's id, else its URL, else the whole entry.
    """
    if source.background:
        return
    at = Node(_shown(source, ctx))
    told = bool(ctx.analysis.summaries.get(source.pointer))
    if ctx.links.marked:
        if source.pointer not in ctx.links.cited:
            yield from _unmarked(source, at, ctx)
    elif told and (_matched(source, ctx) or _spoken_of(source, ctx)):
        return
    elif not told or _names_only(source):
        yield Abstain(at, "the page says nothing of what this source found")
    else:
        yield Hit(at, {"source": source.name, "state": "no claim matches it"}, sources=(source,))


def _names_only(source: Source) -> bool:
    """Tell whether the entry says where and not what: a row of links, or a title with a label."""
    markers = [marker for block in source.blocks for marker in block.markers]
    if sum(marker.style is MarkerStyle.LINK for marker in markers) > 1:
        return True
    beside = content(f"{source.citation} {source.summary}") - content(
        f"{source.title} {source.url}"
    )
    return bool(source.title) and len(beside) < _LEAST


def _unmarked(source: Source, at: Node, ctx: Context) -> Iterator[Answer]:
    """Answer for a source that no marker points to, unless a link of the text may be the same.

    The text may link to a work by another identifier than its entry gives. The lock knows all
    of them; without it that can only be told of identifiers of one kind.
    """
    strays = ctx.links.strays
    records = ctx.fact(source).records
    known = (*keys(source), *(each for record in records for each in record.ids))
    kinds = {key.partition(":")[0] for key in known}
    untold = any(key.partition(":")[0] not in kinds for key in strays)
    scholar = not source.url or scholarly(source.url)
    if untold and scholar and 2 * len(strays) >= len(ctx.page.sources) - len(ctx.links.cited):
        yield Abstain(at, "the text links to works that may be this one by another identifier")
        return
    values = {"source": source.name, "state": "no marker points to it"}
    yield Hit(at, values, sources=(source,))


def _matched(source: Source, ctx: Context) -> bool:
    return any(link.source is source for links in ctx.links.of.values() for link in links)


def _spoken_of(source: Source, ctx: Context) -> bool:
    """Tell whether a sentence that claims nothing speaks of the source: "it was withdrawn"."""
    told = content(f"{source.title}. {source.citation}. {source.summary}")
    return any(
        len(own) >= _LEAST and len(own & told) >= _SHARE * len(own)
        for own in (content(sentence.text) for sentence in ctx.analysis.sentences)
    )


def _shown(source: Source, ctx: Context) -> str:
    for name in ("id", "url", "doi", "citation"):
        if f"{source.pointer}/{name}" in ctx.page.tree.places:
            return f"{source.pointer}/{name}"
    return source.pointer
