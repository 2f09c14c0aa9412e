"""Hold an answer among the FAQs against the body of its page: doses, times, yes and no."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from marrowlint.evidence.amounts import held
from marrowlint.evidence.plain import states
from marrowlint.evidence.results import Kind, gains, outcome, results
from marrowlint.language import quantities
from marrowlint.language.analysis import Analysis, Quantity, Sentence
from marrowlint.language.units import DOSE
from marrowlint.page import Page, Words
from marrowlint.patterns import lazy

_APART = frozenset({"faqs", "overview", "lead", "sources", "research"})
"""Sections that are no body: what stands there is short on purpose."""
_SOON = lazy(
    r"\b(?:how (?:long|soon|fast|quickly)|when (?:will|do|does|can|should))\b"
    r"(?!.*\b(?:take|last|use)\b)",
    re.IGNORECASE,
)
_ONSET = lazy(r"\b(?:within|after|in|by|already|about|around)\s(?:\w+\s){0,2}\Z", re.IGNORECASE)
_BODY_ONSET = lazy(
    r"\b(?:within|already after|after (?:only|just)|in (?:only|just))\s\Z", re.IGNORECASE
)
_WHERE = lazy(
    r"\A(?:No, )?(?:in|according to) (?:the|a|one|that|this) [\w' -]{2,40}?"
    r"(?:trial|study|review|meta-analysis|cohort)s?,? ",
    re.IGNORECASE,
)
"""The study that an answer names first, whose name is no outcome."""


class Answer(Struct, frozen=True):
    """A sentence that answers a question, with the stems of both."""

    sentence: Sentence
    question: str
    words: frozenset[str]


class Clash(Struct, frozen=True):
    """Words of an answer, and what the body says instead."""

    at: Words
    told: str
    where: Words


def clashes(page: Page, analysis: Analysis, topic: frozenset[str]) -> Iterator[Clash]:
    """Yield what answers say otherwise than the body."""
    body = [one for one in analysis.sentences if one.section not in _APART]
    known = [
        amount
        for source in page.sources
        for amount in quantities.find(f"{source.summary} {source.citation}")
    ]
    for answer in _answers(page, analysis, topic):
        yield from _doses(answer, body, known, topic)
        yield from _onsets(answer, body)
        yield from _denied(answer, body, topic)


def _answers(page: Page, analysis: Analysis, topic: frozenset[str]) -> Iterator[Answer]:
    for faq in page.faqs:
        question = " ".join(block.text for block in faq.question)
        for block in faq.answer:
            for sentence in analysis.inside(block):
                words = outcome(f"{question} {sentence.text}") - topic
                yield Answer(sentence, question, words)


def _doses(
    answer: Answer, body: Sequence[Sentence], known: Sequence[Quantity], topic: frozenset[str]
) -> Iterator[Clash]:
    """Yield a dose that neither a source nor any sentence of the body on the same matter gives."""
    mine = [one for one in answer.sentence.quantities if one.dimension in DOSE]
    if not mine:
        return
    alike = [
        (len(answer.words & (outcome(one.text) - topic)), one)
        for one in body
        if any(amount.dimension in DOSE for amount in one.quantities)
    ]
    near = [one for shared, one in alike if shared]
    given = [amount for one in near for amount in one.quantities]
    for amount in mine:
        same = [other for other in given if other.dimension == amount.dimension]
        if same and not held(amount, given) and not held(amount, known) and not _sum(amount, same):
            yield _clash(answer, amount, near, same)


def _sum(amount: Quantity, given: Sequence[Quantity]) -> bool:
    """Tell whether a dose is a day's worth of one given: two, three or four times it."""
    values = [other.low for other in given if other.low and other.unit == amount.unit]
    return any(amount.low in {2 * value, 3 * value, 4 * value, value / 2} for value in values)


def _onsets(answer: Answer, body: Sequence[Sentence]) -> Iterator[Clash]:
    """Yield a time to effect where the body gives another one."""
    if answer.sentence.markers or not _SOON.search(answer.question):
        return
    near = [one for one in body if gains(one.text) and any(_soon(one, _BODY_ONSET))]
    given = [amount for one in near for amount in _soon(one, _BODY_ONSET)]
    for amount in _soon(answer.sentence, _ONSET):
        if given and not held(amount, given):
            yield _clash(answer, amount, near, given)


def _soon(sentence: Sentence, before: re.Pattern[str]) -> Iterator[Quantity]:
    text = sentence.block.text
    for amount in sentence.quantities:
        if amount.dimension == "time" and before.search(text[sentence.start : amount.start]):
            yield amount


def _denied(answer: Answer, body: Sequence[Sentence], topic: frozenset[str]) -> Iterator[Clash]:
    """Yield an answer that denies an effect which the body states, and the reverse."""
    told = _WHERE.sub("", answer.sentence.text)
    nulls = [one for one in results(told) if one.kind is Kind.NULL]
    for null in nulls:
        for one in body:
            shared = null.words & outcome(one.text) - topic
            if 2 * len(shared) > len(null.words - topic) and _effect(one.text):
                at = Words(answer.sentence.block, answer.sentence.start, answer.sentence.end)
                yield Clash(at, one.text, Words(one.block, one.start, one.end))
                return


def _effect(text: str) -> bool:
    """Tell whether a sentence states an effect."""
    moved = any(cue.tag != "sure" for cue in gains(text))
    return (moved or any(one.kind is Kind.CHANGE for one in results(text))) and states(text, text)


def _clash(
    answer: Answer, amount: Quantity, near: Sequence[Sentence], given: Sequence[Quantity]
) -> Clash:
    at = Words(answer.sentence.block, amount.start, amount.end)
    told = given[0].text
    where = next(one for one in near if given[0] in one.quantities)
    return Clash(at, told, Words(where.block, where.start, where.end))
