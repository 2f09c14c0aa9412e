"""Point out an outcome or condition that no source behind the claim speaks of."""

from collections.abc import Iterator

from marrowlint.evidence.bind import MATCHED
from marrowlint.evidence.conflicts import conflicts, here
from marrowlint.evidence.levels import about, affirms
from marrowlint.evidence.links import Basis
from marrowlint.evidence.outcomes import asserted, names_it, speaks_of
from marrowlint.evidence.outcomes import concept as concept_of
from marrowlint.evidence.source_text import reported
from marrowlint.evidence.spans import effect_words
from marrowlint.language.analysis import Claim, Cue, Kind, Statement
from marrowlint.language.conditions import concept
from marrowlint.language.words import content
from marrowlint.page import Source, Words
from marrowlint.patterns import lazy
from marrowlint.rule import Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity

_WIDE = frozenset({"guideline", "reference"})
"""What tells of many outcomes, and is summed up in a few words."""
_KINDS = {Kind.BENEFIT, Kind.INDICATION, Kind.TIME_COURSE}
_LEAST = 6
"""Words from which on a summary says enough for silence to mean something."""
_NEAR = 2
"""Code points between a verb and its object: the space."""
_EXAMPLE = lazy(r"\((?:e\.g\.,?|such as|for example,?) (?P<what>[^(),;]{8,60})\)")
_WORDS = 2
"""Words that an example must have for their absence to mean something."""
_SETTING = (" after ", " after the ", " during ", " with ")
"""Words before a condition that is the setting and not what is helped."""


@Meta(
    id="outcome-not-in-source",
    family="citation",
    on=Statement,
    severity=Severity.INFO,
    confidence=Confidence.LOW,
    message="'{words}' rests on sources whose entries do not speak of '{outcome}'",
    help="Cite the source that measured it, add the finding to its summary, or leave it out.",
    source="Lazarus 2015 (doi 10.1186/s12874-015-0079-x): inadequate extrapolation",
)
def rule(claim: Claim, ctx: Context) -> Iterator[Answer]:
    """Point out an outcome or condition that no source behind the claim speaks of.

    Flags: a disease or symptom that a claim says is helped, side effects that it says are fewer,
        or an example in brackets, when the summary of every source behind it lacks all its words;
        a common outcome ("heart attacks", "sleep", "deaths") that a cited sentence says changed or
        did not, when title and summary of every source cited name neither it nor its kin, by plain
        and learned names; one of which every source cited says itself that it was not measured.
    Why: readers take the marker for proof of all that the sentence says.
    Misses: outcomes that are no disease, symptom or side effect and in no list, such as a site in
        the body; sources whose entry tells no finding.
    Overflags: an outcome that the entry calls by quite another name.
    Span: from the verb of effect to the outcome, where they stand close.
    """
    for link, mismatch in conflicts(ctx.against(claim), "outcome-not-in-source"):
        at = here(claim, mismatch)
        yield Hit(at, {"words": at.text, "outcome": mismatch.here}, sources=(link.source,))
        return
    if other := _unmeasured(claim, ctx):
        yield other
        return
    told = claim.conditions if claim.kind in _KINDS and affirms(claim) else ()
    if not told and not any(_spared(claim)):
        return
    sources = _behind(claim, ctx)
    if not sources or not all(len(source.summary.split()) >= _LEAST for source in sources):
        return
    known = frozenset[str]().union(*map(_entry, sources)) | content(ctx.page.title)
    for cue in (*told, *_spared(claim)):
        if cue.tag not in {"disease", "symptom", "noun"} or _told(cue, known, sources, ctx):
            continue
        text = claim.sentence.block.text
        if text[: cue.start].endswith(_SETTING) or not names_it(text, cue.end):
            continue
        start, end = effect_words(claim, cue)
        at = Words(claim.sentence.block, min(start, cue.start), max(end, cue.end))
        yield Hit(at, {"words": at.text, "outcome": cue.text}, sources=sources)
        return
    for match in _EXAMPLE.finditer(claim.sentence.block.text, claim.start, claim.end):
        words = content(match["what"])
        if told and len(words) >= _WORDS and not words & known:
            at = Words(claim.sentence.block, *match.span("what"))
            yield Hit(at, {"words": at.text, "outcome": at.text}, sources=sources)
            return


def _unmeasured(claim: Claim, ctx: Context) -> Hit | None:
    """Return an outcome of the table, told as changed or not, that no source cited speaks of."""
    told = (
        ()
        if claim.sentence.has("approval")
        else tuple(asserted(claim.sentence, claim.start, claim.end))
    )
    if not told:
        return None
    sources = tuple(link.source for link in ctx.links_of(claim) if link.basis is Basis.CITED)
    known = [reported(source, ctx.analysis) for source in sources]
    if not known or not all(known) or any(ctx.study(one).design.value in _WIDE for one in sources):
        return None
    for cue in told:
        if not any(speaks_of(text, cue.tag) for text in (*known, ctx.page.title)):
            start, end = effect_words(claim, cue)
            at = Words(claim.sentence.block, min(start, cue.start), max(end, cue.end))
            return Hit(at, {"words": at.text, "outcome": cue.text}, sources=sources)
    return None


def _told(cue: Cue, known: frozenset[str], sources: tuple[Source, ...], ctx: Context) -> bool:
    """Tell whether an entry shares a word with the outcome, or for side effects names harms."""
    if cue.lexicon != "harms":
        named = concept_of(cue.text)
        entries = (reported(source, ctx.analysis) for source in sources)
        return bool(content(cue.text) & known) or any(speaks_of(one, named) for one in entries)
    summaries = (ctx.analysis.summaries.get(source.pointer, ()) for source in sources)
    return any(part.has("harms") for parts in summaries for part in parts)


def _entry(source: Source) -> frozenset[str]:
    return content(f"{source.title} {source.citation} {source.summary} {source.quote}")


def _behind(claim: Claim, ctx: Context) -> tuple[Source, ...]:
    """Return the sources cited; without markers all, if one matches or names a condition."""
    links = ctx.links_of(claim)
    if ctx.links.marked:
        return tuple(link.source for link in links if link.basis is Basis.CITED)
    named = any(about(ctx.page, concept(cue)) for cue in claim.conditions)
    matched = named or any(link.score >= MATCHED for link in links)
    return ctx.page.sources if matched else ()


def _spared(claim: Claim) -> Iterator[Cue]:
    """Yield the side effects that the claim says are fewer: "minimizing side effects"."""
    inside = [cue for cue in claim.sentence.cues if claim.start <= cue.start < claim.end]
    for harm in inside:
        if harm.lexicon != "harms" or harm.tag != "noun" or "effect" not in harm.text:
            continue
        if any(
            (cue.lexicon, cue.tag) == ("effects", "decrease") and 0 < harm.start - cue.end <= _NEAR
            for cue in inside
        ):
            yield harm
