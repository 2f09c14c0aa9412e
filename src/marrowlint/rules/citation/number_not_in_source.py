"""Flag a dose, a time or a share that the source behind it does not give."""

import re
from collections.abc import Iterator
from functools import lru_cache

from marrowlint.evidence.amounts import held
from marrowlint.evidence.bind import MATCHED
from marrowlint.evidence.conflicts import conflicts, here
from marrowlint.evidence.levels import about
from marrowlint.evidence.mismatch import Mismatch
from marrowlint.evidence.no_result import about as roughly
from marrowlint.evidence.no_result import daily, ends_interval, listed, no_result
from marrowlint.evidence.often import differs, often
from marrowlint.evidence.services import day
from marrowlint.evidence.shares import fits, fractions, pooled
from marrowlint.evidence.source_text import tells
from marrowlint.language import quantities
from marrowlint.language.analysis import Claim, Quantity, Statement
from marrowlint.language.conditions import concept
from marrowlint.language.units import DOSE
from marrowlint.page import Source, Words
from marrowlint.patterns import lazy
from marrowlint.rule import Abstain, Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity

_CHECKED = DOSE | {"time", "share", "ratio"}
_DIFFERENCE = lazy(
    r"\s(?:percentage\s)?points?\b"
    r"|\s(?:\w+\s){0,2}?(?:lower|higher|less|more|fewer|longer|shorter)\b(?! in \d)"
)
"""What follows a number that tells a difference: "3.9 points", "4 kg more"."""
_DECIMAL = lazy(r"\d+[.·]\d+")
_ALL_OF = lazy(r"\b(?:of|pool\w*|combin\w*|in|across|from|summ\w+) \Z", re.IGNORECASE)
"""What stands before the number of all studies of a review."""


@Meta(
    id="number-not-in-source",
    family="citation",
    on=Statement,
    severity=Severity.INFO,
    confidence=Confidence.MEDIUM,
    message="'{words}' stands in no source's entry{also} on this page",
    help="Take the number from the source and write it into its summary, or leave it out.",
    source="Cochrane Handbook 5.5: data extraction is checked against the report",
)
def rule(claim: Claim, ctx: Context) -> Iterator[Answer]:
    """Flag a dose, a time or a share that the source behind it does not give.

    Flags: an amount in a claim that no source's entry on the page, and no abstract of one, holds,
        when the cited ones do hold amounts of that kind; on a page without markers, in a claim
        that matches a source, when every source has an entry. A difference without a unit
        ("9.3 points", "40 more"), a decimal ("an odds ratio of 7.1"), a share of people in words
        ("one in six") or the number of studies of a review, where the cited source gives other
        numbers. How often a dose is
        taken, where the source behind it has the dose and takes it more or less often.
    Why: a wrong dose or rate does harm, and a number nobody can find again is often wrong.
    Abstains: when a cited entry is a mere reference and its abstract is not known, or none says
        anything in numbers of that kind.
    Misses: a number that the source gives for something else, or that only a source gives which
        is not cited for it.
    Overflags: a number that the author worked out and does not say so, such as a difference of two
        scores in percent.
    Span: the amount.
    """
    if claim.negated and not claim.cites:
        return
    for link, wrong in conflicts(ctx.against(claim), "number-not-in-source"):
        at = here(claim, wrong)
        if _DIFFERENCE.match(at.block.text, at.end) or (
            _tells(link.source, ctx) and _is_result(wrong, at, claim, entry(link.source, ctx))
        ):
            yield _hit(at, (link.source,), ctx)
    yield from _often(claim, ctx)
    yield from _in_words(claim, ctx)
    checked = [
        amount
        for amount in claim.quantities
        if amount.dimension in _CHECKED and not _how_often(amount, claim)
    ]
    told = _telling(claim, ctx) if checked else ()
    if not told:
        return
    texts = [entry(source, ctx) for source in told]
    for amount in checked:
        if no_result(claim, amount, texts) or listed(amount, texts):
            continue
        known = _given(ctx.page.sources, ctx)
        if held(amount, known, rough=True) or _otherwise(claim, amount, known, texts):
            continue
        at = Words(claim.sentence.block, amount.start, amount.end)
        if ctx.links.marked and not all(_tells(source, ctx) for source in told):
            yield Abstain(at, "the cited source's entry is a reference without a summary")
        elif ctx.links.marked and not _of_kind(amount, _given(told, ctx)):
            yield Abstain(at, "the cited source's entry gives no number of this kind")
        else:
            yield _hit(at, told, ctx)


def _otherwise(claim: Claim, amount: Quantity, known: list[Quantity], texts: list[str]) -> bool:
    """Tell whether an amount is given in other words: about, as a day's sum, or bare."""
    ends = amount.dimension != "share" and any(ends_interval(amount, text) for text in texts)
    return ends or roughly(claim, amount, known) or daily(claim, amount, known, texts)


def _hit(at: Words, sources: tuple[Source, ...], ctx: Context) -> Hit:
    return Hit(at, {"words": at.text, "also": _also(sources, ctx)}, sources=sources)


def _is_result(wrong: Mismatch, at: Words, claim: Claim, text: str) -> bool:
    """Tell whether a number is a decimal, or an amount of a kind that is not looked up below.

    The entry, ``text``, must give one of its kind.
    """
    held = [one for one in claim.quantities if one.start <= at.start < one.end]
    if any(one.dimension in _CHECKED or one.dimension == "count" for one in held):
        return False
    if held:
        return _of_kind(held[0], list(_amounts(text)))
    return _DECIMAL.fullmatch(wrong.here) is not None and _DECIMAL.search(text) is not None


def _in_words(claim: Claim, ctx: Context) -> Iterator[Answer]:
    """Yield a share of people in words, or a number of studies, that every source has otherwise."""
    sources = tuple(link.source for link in ctx.links_of(claim)) if ctx.links.marked else ()
    texts = [entry(source, ctx) for source in sources]
    if not texts or not all(_tells(source, ctx) for source in sources):
        return
    block = claim.sentence.block
    for one in fractions(claim.asserted):
        if all(fits(one, text) is False for text in texts):
            yield _hit(Words(block, claim.start + one.start, claim.start + one.end), sources, ctx)
    theirs = {found.value for text in texts for found in pooled(text)}
    for number in pooled(claim.asserted) if theirs else ():
        start = claim.start + number.start
        if number.value not in theirs and _ALL_OF.search(block.text[:start]):
            yield _hit(Words(block, start, start + len(number.text)), sources, ctx)


def _how_often(amount: Quantity, claim: Claim) -> bool:
    """Tell whether an amount is part of a frequency: "three times" of "three times a day"."""
    text = claim.sentence.block.text[claim.start : claim.end]
    start, end = amount.start - claim.start, amount.end - claim.start
    return any(one.start < end and start < one.end for one in often(text))


def _often(claim: Claim, ctx: Context) -> Iterator[Answer]:
    """Yield how often a dose is taken, where its sources have the dose and take it otherwise."""
    text = claim.sentence.block.text[claim.start : claim.end]
    told = often(text)
    doses = [amount for amount in claim.quantities if amount.dimension in DOSE] if told else []
    sources = _sources_of(doses, claim, ctx) if doses else ()
    for one in told if sources else ():
        if all(differs(one, entry(source, ctx)) for source in sources):
            at = Words(claim.sentence.block, claim.start + one.start, claim.start + one.end)
            yield _hit(at, sources, ctx)


def _sources_of(doses: list[Quantity], claim: Claim, ctx: Context) -> tuple[Source, ...]:
    """Return the sources cited, or surely matched, if each gives one of the ``doses``."""
    links = ctx.links_of(claim)
    if not ctx.links.marked:
        links = tuple(link for link in links if link.score >= MATCHED)[:1]
    sources = tuple(link.source for link in links)
    each = [any(held(dose, _given((one,), ctx)) for dose in doses) for one in sources]
    return sources if each and all(each) else ()


def _given(sources: tuple[Source, ...], ctx: Context) -> list[Quantity]:
    return [found for source in sources for found in _amounts(entry(source, ctx))]


def _of_kind(amount: Quantity, given: list[Quantity]) -> bool:
    return any(other.dimension == amount.dimension for other in given)


def _telling(claim: Claim, ctx: Context) -> tuple[Source, ...]:
    """Return the sources to look in: the cited ones; all, where a page cites nothing.

    On such a page a claim that matches no source has its number from somewhere else.
    """
    linked = tuple(link.source for link in ctx.links_of(claim))
    if ctx.links.marked or not (linked or _named(claim, ctx)):
        return linked
    every = all(_tells(source, ctx) for source in ctx.page.sources)
    return ctx.page.sources if every else ()


def _named(claim: Claim, ctx: Context) -> bool:
    """Tell whether a source on the page names a condition of the claim."""
    return any(about(ctx.page, concept(cue)) for cue in claim.conditions)


def _tells(source: Source, ctx: Context) -> bool:
    """Return whether it is known what was found; a reference alone is shorter than that."""
    return tells(source) or bool(_abstract(source, ctx))


def entry(source: Source, ctx: Context) -> str:
    """Return all that page and abstract say of what a source found."""
    told = f"{source.title}. {source.citation} {source.summary} {source.quote}"
    return f"{told} {_abstract(source, ctx)}".rstrip(" ")


def _abstract(source: Source, ctx: Context) -> str:
    """Return the abstract, else the numbers that were drawn from it, else nothing."""
    record = ctx.study(source).record
    return record.abstract or ". ".join(record.numbers) if record else ""


def _also(told: tuple[Source, ...], ctx: Context) -> str:
    """Say of the abstracts when they were read."""
    records = (ctx.study(source).record for source in told)
    days = [day(record) for record in records if record and (record.abstract or record.numbers)]
    return f" or abstract (read on {min(days)})" if days else ""


@lru_cache(maxsize=128)
def _amounts(text: str) -> tuple[Quantity, ...]:
    return quantities.find(text)
