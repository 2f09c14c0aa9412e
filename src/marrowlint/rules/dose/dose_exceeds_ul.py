"""Flag a daily dose above the upper level that names no upper level."""

from collections.abc import Iterator

from marrowlint.evidence.nutrients import Limit, factors, limits, milligrams, nutrient
from marrowlint.language.analysis import Quantity, Sentence
from marrowlint.language.dated import compiled
from marrowlint.language.units import spellings
from marrowlint.page import Page, Words
from marrowlint.rule import Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity

_SECTIONS = {"dosage", "faqs"}


@Meta(
    id="dose-exceeds-ul",
    family="dose",
    on=Page,
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    message="'{words}' a day of {name} is above the upper level of adults, {limit} "
    "(IOM/NASEM; list of {compiled})",
    help="Name the upper level next to it, and who may take more, or correct the dose.",
    source="IOM/NASEM Dietary Reference Intakes: tolerable upper intake levels of adults",
)
def rule(page: Page, ctx: Context) -> Iterator[Answer]:
    """Flag a daily dose above the upper level that names no upper level.

    Flags: an amount a day of a vitamin or mineral, in the dosage section or an answer, above the
        level of adults, on a page that names no upper level and in a sentence that speaks
        neither of research, nor of treatment under care, nor of food.
    Why: what a page prints as a dose is taken, some of it for years.
    Misses: a dose that is too high for children only. A dose of a salt.
    Overflags: treatment under care that the sentence does not tell as such.
    Span: the amount.
    """
    if any(sentence.has("intake", "level") for sentence in ctx.analysis.sentences):
        return
    for sentence in filter(_doses, ctx.analysis.sentences):
        for amount in sentence.quantities:
            limit = limits().get(nutrient(sentence, amount, page.title))
            if limit and _exceeds(amount, limit):
                yield _hit(Words(sentence.block, amount.start, amount.end), limit)


def _hit(at: Words, limit: Limit) -> Hit:
    whence = " from supplements" if limit.supplement else ""
    told = f"{limit.amount:,g} {limit.unit}{whence}"
    values = {"words": at.text, "name": limit.name, "limit": told}
    return Hit(at, {**values, "compiled": compiled("upper_limits")})


def _doses(sentence: Sentence) -> bool:
    """Tell whether a sentence gives readers an amount a day."""
    if sentence.section not in _SECTIONS or sentence.markers or sentence.text.endswith("?"):
        return False
    return sentence.has("schedule", "daily") and not _apart(sentence)


def _apart(sentence: Sentence) -> bool:
    """Tell whether the sentence is on research, treatment under care, food or a salt."""
    if any(sentence.has(lexicon) for lexicon in ("studies", "models", "negation")):
        return True
    salt = bool(sentence.found("intake", "salt")) and "elemental" not in sentence.text
    return salt or bool(
        sentence.found("people", "study") + sentence.found("intake", "care", "food")
    )


def _exceeds(amount: Quantity, limit: Limit) -> bool:
    """Tell whether the least amount is above the limit, in whatever unit it is given."""
    if amount.low is None or "/" in amount.text or " per kg" in amount.text:
        return False
    top = limit.amount * spellings()[limit.unit].factor
    grams = milligrams(amount, amount.low)
    if grams is not None:
        return grams > top
    factor = factors().get(limit.name.lower())
    if factor is None or amount.unit not in {factor.unit, "unit"}:
        return False
    return amount.low * factor.least > top
