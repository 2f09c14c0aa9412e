"""Point out an old source while the page lists a newer synthesis on the same condition."""

from collections.abc import Iterator

from marrowlint import pointer
from marrowlint.evidence.levels import about
from marrowlint.language import lexicon
from marrowlint.language.conditions import concepts
from marrowlint.page import Node, Source
from marrowlint.patterns import lazy
from marrowlint.rule import Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity

_YEAR = lazy(r"\b((?:19|20)\d{2})\b")
_REVIEWS = frozenset(
    ("umbrella-review", "network-meta-analysis", "meta-analysis", "systematic-review", "guideline")
)
_YEARS = 10
"""MEDRS asks for about five; twice that leaves out what is merely not the latest."""


@Meta(
    id="source-outdated",
    family="citation",
    on=Source,
    severity=Severity.INFO,
    confidence=Confidence.LOW,
    message="'{source}' is from {year}, and the page lists a review of {newer} on '{words}'",
    help="Rest the claim on the newer review, or say why the older source still counts.",
    source="Wikipedia MEDRS: use up-to-date evidence, about five years",
    optional=True,
)
def rule(source: Source, ctx: Context) -> Iterator[Answer]:
    """Point out an old source while the page lists a newer synthesis on the same condition.

    Flags: a source ten years or more older than a systematic review, meta-analysis or guideline
        that is listed on the same page and names the same condition.
    Why: a later synthesis has most often read the older source, and may have come to differ.
    Misses: an old source on a condition that no listed review names.
    Overflags: a landmark trial that no review replaces.
    Span: the year, else the entry.
    """
    year = _year(source)
    if not year or source.background:
        return
    for concept in sorted(
        concepts(lexicon.find(f"{source.title}. {source.citation} {source.summary}"))
    ):
        for other in about(ctx.page, concept):
            newer = _year(other)
            if newer - year >= _YEARS and ctx.study(other).design.value in _REVIEWS:
                field = pointer.child(source.pointer, "year")
                at = Node(field if field in ctx.page.tree.places else source.pointer)
                values = {"source": source.name, "year": str(year), "newer": str(newer)}
                yield Hit(at, {**values, "words": concept}, sources=(source, other))
                return


def _year(source: Source) -> int:
    match = _YEAR.search(source.year) or _YEAR.search(source.citation)
    return int(match[1]) if match else 0
