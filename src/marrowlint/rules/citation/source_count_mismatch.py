"""Flag "several trials" or "meta-analyses" where fewer such sources stand behind the claim."""

from collections.abc import Iterator

from marrowlint.evidence.bind import UNSURE
from marrowlint.evidence.levels import about
from marrowlint.evidence.links import Link
from marrowlint.language.analysis import Cue, Sentence
from marrowlint.language.conditions import concepts
from marrowlint.page import Source, Words
from marrowlint.rule import Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity

_REVIEWS = {"umbrella-review", "network-meta-analysis", "meta-analysis", "systematic-review"}
_POOLS = _REVIEWS | {"guideline", "narrative-review", "reference", ""}
_VERBS = {"shown", "likely", "may", "proven"}
_REACH = 40
_SEVERAL = 3


@Meta(
    id="source-count-mismatch",
    family="citation",
    on=Sentence,
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    message="'{words}' speaks of more than one, and {count} of that kind stands behind it here",
    help="Write how many there are, such as \"one {single}\", or cite the others.",
    source="FTC 2022, net impression; Wikipedia MEDRS on single sources",
    cues=("studies",),
)
def rule(sentence: Sentence, ctx: Context) -> Iterator[Answer]:
    """Flag "several trials" or "meta-analyses" where fewer such sources stand behind the claim.

    Flags: a plural of review, trial or study that is said to show something, when at least one
        but fewer sources of that kind than it says are cited there (or match by content).
    Why: "meta-analyses have shown" with one listed makes the evidence look broader than it is.
    Misses: plurals with no source at all, which is claim-uncited, and studies that a cited review
        pools, which are truly several.
    Overflags: a review that reports other reviews.
    Span: the plural and the verb after it.
    """
    if sentence.text.endswith("?"):
        return
    for cue in sentence.found("studies", "reviews", "trials", "studies", "preclinical"):
        verb = _verb(sentence, cue)
        if verb is None:
            continue
        least = _SEVERAL if _several(sentence, cue) else 2
        found = _behind(sentence, cue, ctx)
        if 0 < len(found) < least:
            at = Words(sentence.block, cue.start, verb.end)
            kind = "meta-analysis" if "analys" in cue.text.lower() else "review"
            yield Hit(
                at,
                {
                    "words": at.text,
                    "count": "one source" if len(found) == 1 else "two sources",
                    "single": kind if _reviewing(cue) else "study",
                },
                sources=tuple(found),
            )


def _verb(sentence: Sentence, cue: Cue) -> Cue | None:
    """Return the verb that says what the studies show, if it follows at once."""
    for verb in sentence.found("certainty"):
        if verb.tag in _VERBS and 0 <= verb.start - cue.end <= _REACH:
            return verb
    return None


def _several(sentence: Sentence, cue: Cue) -> bool:
    return any(0 <= cue.start - word.end <= 2 for word in sentence.found("studies", "several"))  # noqa: PLR2004 - a space apart


def _reviewing(cue: Cue) -> bool:
    return cue.tag == "reviews" or "review" in cue.text.lower() or "meta" in cue.text.lower()


def _behind(sentence: Sentence, cue: Cue, ctx: Context) -> list[Source]:
    """Return the sources of the kind named that stand behind the sentence's claims."""
    linked = _linked(sentence, ctx)
    designs = {source.pointer: ctx.study(source).design.value for source in linked}
    if _reviewing(cue):
        return [source for source in linked if designs[source.pointer] in _REVIEWS | {""}]
    if any(design in _POOLS for design in designs.values()):
        return []
    return linked


def _linked(sentence: Sentence, ctx: Context) -> list[Source]:
    links: dict[str, Link] = {}
    for claim in ctx.analysis.claims:
        if claim.sentence is sentence:
            for link in ctx.links_of(claim):
                links.setdefault(link.source.pointer, link)
    sources = [link.source for link in links.values() if ctx.links.marked or link.score >= UNSURE]
    if ctx.links.marked or len(sources) < 2:  # noqa: PLR2004 - nothing to narrow down
        return sources
    named = {
        source.pointer for concept in concepts(sentence.cues) for source in about(ctx.page, concept)
    }
    best = max(links.values(), key=lambda link: link.score).source
    return [source for source in sources if source.pointer in named] or [best]
