"""Flag a dose, a time or a share that the source behind it does not give."""

from collections.abc import Iterator
from functools import lru_cache

from marrowlint.evidence.amounts import held
from marrowlint.evidence.bind import MATCHED
from marrowlint.evidence.conflicts import conflicts, here
from marrowlint.evidence.levels import about
from marrowlint.evidence.often import Often, differs, often
from marrowlint.evidence.services import day
from marrowlint.language import quantities
from marrowlint.language.analysis import Claim, Quantity, Statement
from marrowlint.language.conditions import concept
from marrowlint.language.units import DOSE
from marrowlint.page import Source, Words
from marrowlint.patterns import lazy
from marrowlint.rule import Abstain, Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity

_CHECKED = DOSE | {"time", "share", "ratio"}
_AGES = ("aged ", "age ", "older than ", "younger than ")
_NO_RESULT = (
    *(" old", " of age", "-old", " ago"),
    *(" before bed", " before me", " before a me", " after me"),
)
_SUMMARY_WORDS = 45
"""Words from which on a reference as written holds a summary too: names and titles are fewer."""
_NUMBERS = lazy(r"\d+(?:[.,]\d+)*")
_SHARE_OF = lazy(
    r"(?<![\d.,])(\d{1,3}(?:,\d{3})*|\d{1,6})(?:/| (?:of|out of|in) )(\d{1,3}(?:,\d{3})+|\d{1,6})\b"
)
_COUNTED = lazy(r"(?<![\d.,])(\d{1,3}(?:,\d{3})+|\d{1,6}) \((?:under |about |over )?\Z")
"""A count before its share in brackets: "51 (1.8%)"."""
_DIFFERENCE = lazy(
    r"\s(?:percentage\s)?points?\b"
    r"|\s(?:\w+\s){0,2}?(?:lower|higher|less|more|fewer|longer|shorter)\b(?! in \d)"
)
"""What follows a number that tells a difference: "3.9 points", "4 kg more"."""
_AROUND = 60
_ROUNDING = 0.6
_CLOSE = 0.07
"""The same for a share that is given to a tenth."""


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
        ("9.3 points", "40 more") where the cited source gives other numbers. How often a dose is
        taken, where the source behind it has the dose and takes it more or less often.
    Why: a wrong dose or rate does harm, and a number nobody can find again is often wrong.
    Abstains: when a cited entry is a mere reference and its abstract is not known, or none says
        anything in numbers of that kind.
    Misses: a number that the source gives for something else, or that only a source gives which
        is not cited for it.
    Overflags: a number that the author worked out, such as a difference of two scores in percent.
    Span: the amount.
    """
    if claim.negated and not claim.cites:
        return
    for link, wrong in conflicts(ctx.against(claim), "number-not-in-source"):
        at = here(claim, wrong)
        if _DIFFERENCE.match(at.block.text, at.end):
            yield Hit(
                at, {"words": at.text, "also": _also((link.source,), ctx)}, sources=(link.source,)
            )
    yield from _often(claim, ctx)
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
        if _no_result(claim, amount, texts) or _listed(amount, texts):
            continue
        if held(amount, _given(ctx.page.sources, ctx)):
            continue
        at = Words(claim.sentence.block, amount.start, amount.end)
        if ctx.links.marked and not all(_tells(source, ctx) for source in told):
            yield Abstain(at, "the cited source's entry is a reference without a summary")
        elif ctx.links.marked and not _of_kind(amount, _given(told, ctx)):
            yield Abstain(at, "the cited source's entry gives no number of this kind")
        else:
            yield Hit(at, {"words": at.text, "also": _also(told, ctx)}, sources=told)


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
            yield _taken(one, claim, sources, ctx)


def _sources_of(doses: list[Quantity], claim: Claim, ctx: Context) -> tuple[Source, ...]:
    """Return the sources cited, or surely matched, if each gives one of the ``doses``."""
    links = ctx.links_of(claim)
    if not ctx.links.marked:
        links = tuple(link for link in links if link.score >= MATCHED)[:1]
    sources = tuple(link.source for link in links)
    each = [any(held(dose, _given((one,), ctx)) for dose in doses) for one in sources]
    return sources if each and all(each) else ()


def _taken(one: Often, claim: Claim, sources: tuple[Source, ...], ctx: Context) -> Hit:
    at = Words(claim.sentence.block, claim.start + one.start, claim.start + one.end)
    return Hit(at, {"words": at.text, "also": _also(sources, ctx)}, sources=sources)


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
    entered = source.summary or source.quote or _abstract(source, ctx)
    return bool(entered) or len(source.citation.split()) >= _SUMMARY_WORDS


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


def _no_result(claim: Claim, amount: Quantity, told: list[str]) -> bool:
    """Ages, body weights, confidence levels, times of day and shares of counts are no results."""
    text = claim.sentence.block.text
    after = text[amount.end : amount.end + _AROUND].lower()
    before = text[max(claim.sentence.start, amount.start - _AROUND) : amount.start].lower()
    if after.startswith(_NO_RESULT) or before.endswith(_AGES) or amount.unit == "kg":
        return True
    if amount.unit != "percent":
        return False
    if after.lstrip().startswith(("ci", "conf")):
        return True
    counted = _COUNTED.search(before)
    if counted and any(_of_group(counted[1], amount, counts) for counts in told):
        return True
    return any(_worked_out(counts, amount) for counts in (before, after, *told))


def _worked_out(text: str, amount: Quantity) -> bool:
    """Tell whether a percentage comes from counts: "19 of 60 people", "94/1,380"."""
    if amount.low is None:
        return False
    return any(abs(share - amount.low) <= _ROUNDING for share in _shares(text))


@lru_cache(maxsize=512)
def _shares(text: str) -> tuple[float, ...]:
    """Return the shares, in percent, that the counts of a text make."""
    pairs = _SHARE_OF.findall(text)
    counts = [[int(number.replace(",", "")) for number in pair] for pair in pairs]
    return tuple(100 * part / whole for part, whole in counts if whole)


def _of_group(count: str, amount: Quantity, text: str) -> bool:
    """Tell whether ``text`` gives a count and the size of a group it is that share of."""
    numbers = _NUMBERS.findall(text)
    if amount.low is None or count not in numbers:
        return False
    wholes = {int(number.replace(",", "")) for number in numbers if "." not in number}
    part = int(count.replace(",", ""))
    return any(abs(100 * part / whole - amount.low) <= _CLOSE for whole in wholes if whole > part)


def _listed(amount: Quantity, texts: list[str]) -> bool:
    """Tell whether an entry lists the numbers of a range apart: "2, 10 or 50 million cells"."""
    ends = _NUMBERS.findall(amount.written)
    if len(ends) < 2 or not any(len(end) > 1 for end in ends):  # noqa: PLR2004 - a range has two
        return False
    return any(set(ends) <= set(_NUMBERS.findall(text)) for text in texts)
