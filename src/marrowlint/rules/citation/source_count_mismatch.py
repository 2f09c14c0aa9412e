"""Flag "several trials" or "meta-analyses" where fewer such sources stand behind the claim."""

import re
from collections.abc import Iterator

from marrowlint.evidence.citing import cited
from marrowlint.evidence.levels import about, only_preclinical
from marrowlint.language.analysis import Cue, Sentence
from marrowlint.language.conditions import concepts
from marrowlint.language.quantities import number
from marrowlint.page import Source, Words
from marrowlint.patterns import lazy
from marrowlint.read.tree import Marker
from marrowlint.rule import Answer, Context, Fix, Hit, Meta, put_words
from marrowlint.severity import Confidence, Severity

_REVIEWS = {"umbrella-review", "network-meta-analysis", "meta-analysis", "systematic-review"}
_TRIALS = {
    "crossover-trial",
    "non-randomized-trial",
    "randomized-controlled-trial",
    "single-arm-trial",
}
_POOLS = _REVIEWS | {"guideline", "narrative-review", "reference", ""}
_VERBS = ("shown", "likely", "may", "proven")
_REACH = 40
_SEVERAL = 3
_COUNT = lazy(
    r"\b(two|three|four|five|six|seven|eight|nine|ten|[2-9]|10)\s(?:[\w-]+\s)?\Z", re.IGNORECASE
)
"""Up to ten: a page that counts more speaks of what a review pooled."""
_TO_COME = lazy(r"\b(?:yet to|still to|not yet|need(?:ed)? to)\b", re.IGNORECASE)
"""Trials that nobody has done say nothing yet."""


@Meta(
    id="source-count-mismatch",
    family="citation",
    on=Sentence,
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    message="'{words}' speaks of at least {least}, and {count} behind it here",
    help='Write how many there are, such as "{true}", or cite the others.',
    source="FTC 2022, net impression; Wikipedia MEDRS on single sources",
    cues=("studies",),
)
def rule(sentence: Sentence, ctx: Context) -> Iterator[Answer]:
    """Flag "several trials" or "meta-analyses" where fewer such sources stand behind the claim.

    Flags: a plural of review, trial or study that is said to show something, when there are
        sources behind it (cited there, or else in its paragraph, or matched by content) and fewer
        of that kind than it says.
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
        if verb is None or _pointed_at(sentence, cue) or _is_journal(sentence, cue):
            continue
        if _TO_COME.search(sentence.block.text[cue.end : verb.end]):
            continue
        start, least = _told(sentence, cue)
        found = _behind(sentence, cue, ctx)
        if found is not None and len(found) < least:
            at = Words(sentence.block, start, verb.end)
            values = {"words": at.text, "least": str(least), **_counted(cue, len(found))}
            fix = _fix(at, cue, verb, values["true"], animal=only_preclinical(found, ctx.studies))
            yield Hit(at, values, fix=fix if len(found) == 1 else None, sources=tuple(found))


def _is_journal(sentence: Sentence, cue: Cue) -> bool:
    """Tell whether the plural ends the name of a journal: "Nutrition Reviews"."""
    before = sentence.block.text[sentence.start : cue.start].split()
    return cue.text[:1].isupper() and bool(before) and before[-1].lstrip("(“\"'")[:1].isupper()


def _fix(at: Words, cue: Cue, verb: Cue, true: str, *, animal: bool) -> Fix | None:
    """Write one study with its verb: "one meta-analysis of animal studies has shown"."""
    text = at.block.text
    if text[cue.end : verb.start].strip():
        return None
    first, _, rest = verb.text.partition(" ")
    if first == "have":
        first = "has"
    elif not first.endswith(("ed", "s")) and first not in {"found", "has"}:
        first += "s"
    pooled = " of animal studies" if animal and _reviewing(cue) else ""
    kind = true[:1].upper() + true[1:] if at.text[:1].isupper() else true
    new = " ".join(filter(None, [f"{kind}{pooled}", first, rest]))
    return put_words(at, new)


def _counted(cue: Cue, count: int) -> dict[str, str]:
    """Return what stands behind the words, and how to write that."""
    kind = "study"
    if _reviewing(cue):
        kind = "meta-analysis" if "analys" in cue.text.lower() else "review"
    if not count:
        return {"count": "no source of that kind stands", "true": "what the sources are"}
    if count == 1:
        return {"count": "one source of that kind stands", "true": f"one {kind}"}
    kinds = {"study": "studies", "meta-analysis": "meta-analyses", "review": "reviews"}[kind]
    return {"count": f"{count} sources of that kind stand", "true": f"{count} {kinds}"}


def _verb(sentence: Sentence, cue: Cue) -> Cue | None:
    """Return the verb that says what the studies show, if it follows at once."""
    verbs = (*sentence.found("certainty", *_VERBS), *sentence.found("studies", "verb"))
    text = sentence.block.text
    near = [
        verb
        for verb in verbs
        if 0 <= verb.start - cue.end <= _REACH and "not " not in text[cue.end : verb.start]
    ]
    return min(near, key=lambda verb: verb.start, default=None)


def _told(sentence: Sentence, cue: Cue) -> tuple[int, int]:
    """Return where the plural starts with its count, and how many sources it asks for."""
    text = sentence.block.text
    for word in sentence.found("studies", "several"):
        if word.end <= cue.start and text[word.end : cue.start].count(" ") <= 2:  # noqa: PLR2004 - an adjective between
            return word.start, _SEVERAL
    counted = _COUNT.search(text, sentence.start, cue.start)
    if counted:
        return counted.start(), int(number(counted[1].lower()) or 0)
    return cue.start, 2


def _pointed_at(sentence: Sentence, cue: Cue) -> bool:
    """Tell whether the plural is of studies just spoken of: "the same experiments found".

    "The larger of the two trials found" speaks of one.
    """
    before = sentence.block.text[sentence.start : cue.start].lower().split()
    if len(before) > 3 and before[-3:-1] in (["of", "the"], ["of", "these"], ["of", "those"]):  # noqa: PLR2004 - "one of the two"
        return True
    return bool(before) and before[-1] in {"the", "these", "those", "same"}


def _reviewing(cue: Cue) -> bool:
    return cue.tag == "reviews" or "review" in cue.text.lower() or "meta" in cue.text.lower()


def _behind(sentence: Sentence, cue: Cue, ctx: Context) -> list[Source] | None:
    """Return the sources of the kind named behind the sentence; ``None`` where none can be told."""
    linked = _linked(sentence, ctx)
    designs = {source.pointer: ctx.study(source).design.value for source in linked}
    if not linked:
        return None
    if _reviewing(cue):
        return [source for source in linked if designs[source.pointer] in _REVIEWS | {""}]
    if any(design in _POOLS for design in designs.values()):
        return None
    if cue.tag == "trials":
        return [source for source in linked if designs[source.pointer] in _TRIALS]
    return linked


def _around(sentence: Sentence, ctx: Context) -> tuple[Marker, ...]:
    """Return the markers of the paragraph, for a sentence that only counts: "many trials agree"."""
    if not sentence.index:
        return ()
    return tuple(marker for other in ctx.analysis.paragraph(sentence) for marker in other.markers)


def _linked(sentence: Sentence, ctx: Context) -> list[Source]:
    """Return the sources cited; without markers those on its condition, else the best match."""
    markers = sentence.markers or _around(sentence, ctx)
    if ctx.links.marked and (markers or not ctx.links.named):
        return list(cited(markers, ctx.links.keys))
    spoken = concepts(sentence.cues)
    named = {source.pointer for concept in spoken for source in about(ctx.page, concept)}
    if named or not spoken:
        return [source for source in ctx.page.sources if source.pointer in named or not spoken]
    links = [
        link
        for claim in ctx.analysis.claims
        if claim.sentence is sentence
        for link in ctx.links_of(claim)
    ]
    return [max(links, key=lambda link: link.score).source] if links else []
