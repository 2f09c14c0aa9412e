"""Find every number that a claim or a source states, and mask those that only name a thing."""

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from marrowlint.evidence.wordlists import tagged
from marrowlint.language import quantities
from marrowlint.language.analysis import Quantity
from marrowlint.language.units import Unit, spellings
from marrowlint.patterns import lazy

_NUMBER = lazy(
    r"(?<![\w.,·])(?P<sign>[-\u2212\u2013](?=\d))?"
    r"(?P<value>\d{1,3}(?:,\d{3})+(?:[.·]\d+)?|\d+(?:[.·]\d+)?|(?<!\d)\.\d+)(?P<scale>\s(?:thousand|million|billion)\b)?"
)
_WORD = lazy(
    r"\b(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[-\u2011\u2010]"
    r"(?:one|two|three|four|five|six|seven|eight|nine)|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
    r"|hundred|half|thirds?|quarters?|twice|doubl(?:e[sd]?|ing)|tripl(?:e[sd]?|ing)|twofold"
    r"|threefold|fourfold|fivefold|tenfold)\b",
    re.IGNORECASE,
)
"""Half and quarters, twofold: known so that a source's "half" holds a claim's "50%"."""
_VALUES = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30,
    "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    "hundred": 100, "half": 0.5, "third": 1 / 3, "thirds": 1 / 3, "quarter": 0.25,
    "quarters": 0.25, "twice": 2, "twofold": 2, "threefold": 3, "fourfold": 4, "fivefold": 5,
    "tenfold": 10,
}  # fmt: skip
_SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9}
_BEFORE = 24
"""Code points before a number in which the word that makes it a name must stand."""
_LABEL = lazy(r"(?:^|[^\w])([A-Za-z]+)[\s-]+$")
_SHOUT = lazy(r"\b[A-Z][A-Z-]{2,}\s$")
"""A trial's name in capitals: "STEP 1", "SUSTAIN 6"."""
_AGE = lazy(r"\b(?:aged?|older than|younger than|under|over)\s(?:\d+\s(?:to|and)\s)?$")
_OLD = lazy(
    r"[\s-]?(?:(?:to|and|-)\s?\d+[\s-])?(?:[a-z]+[\s-])?"
    r"(?:old|of age|ago|before (?:bed|me|a me)|after (?:me|a me))"
)
_WORDS = lazy(r"[^\W\d_]+$")
_SHARE = lazy(r"\s?(?:%|percent)(?P<points>(?:age)?[\s-]points?)?", re.IGNORECASE)
_UNIT = lazy(r"\s([A-Za-z]+)")
_TAIL = lazy(r"[-‐‑–]?[A-Za-z\u0370-\u03ff′']")


class Number(Struct, frozen=True):
    """One number as stated."""

    start: int
    """Offset in the text."""
    end: int
    """After the unit, where it has one."""
    text: str
    value: float
    step: float
    """Its written precision: 1 for 24, 0.1 for 23.7."""
    unit: str
    """Canonical unit; ``""`` for a bare number."""
    dimension: str
    """Of its unit; ``""`` for a bare number and for counts of people or things."""
    base: float
    """The value in the dimension's base unit."""
    role: str = ""
    """``ci``, ``p``, ``year`` or ``""``: what kind of statistic it is."""
    spoken: bool = False
    """Written as a word."""


@lru_cache(maxsize=512)
def numbers(text: str) -> tuple[Number, ...]:
    """Return the numbers of ``text`` in order, names such as "IL-6" and "phase 3" left out."""
    if not any(char.isdigit() for char in text) and not _WORD.search(text):
        return ()
    amounts = quantities.find(text)
    digits = _digits(text, amounts)
    spoken = _spoken(text, amounts)
    return tuple(sorted((*digits, *spoken), key=lambda number: number.start))


def _digits(text: str, amounts: tuple[Quantity, ...]) -> Iterator[Number]:
    for match in _NUMBER.finditer(text):
        amount = _amount(amounts, match.start("value"), match.end())
        if _tied(text, match.start("value")):
            continue
        if amount is None and _named(text, match.start("value"), match.end()):
            continue
        value = float(match["value"].replace(",", "").replace("·", "."))
        value *= _SCALES.get((match["scale"] or "").strip(), 1.0)
        yield _number(text, match.start("value"), match.end(), value, amount)


def _spoken(text: str, amounts: tuple[Quantity, ...]) -> Iterator[Number]:
    for match in _WORD.finditer(text):
        word = match[0].lower()
        value = _spelled(word)
        amount = _amount(amounts, match.start(), match.end())
        yield _number(text, match.start(), match.end(), float(value), amount, spoken=True)


def _spelled(word: str) -> float:
    tens, _, ones = word.replace("\u2011", "-").replace("\u2010", "-").partition("-")
    if ones:
        return float(_VALUES[tens] + (1 if ones == "one" else _VALUES[ones]))
    return float(_VALUES.get(word, 2.0 if word.startswith("doubl") else 3.0))


def _number(  # noqa: PLR0913 - a number and where it stands
    text: str, start: int, end: int, value: float, amount: Quantity | None, *, spoken: bool = False
) -> Number:
    unit, dimension = _unit(text, end, amount)
    factor = _factor(unit)
    stop = amount.end if unit and amount else end
    stop = end + len(unit) + 1 if unit and amount is None else stop
    written = text[start:end]
    return Number(
        start=start,
        end=stop,
        text=text[start:stop],
        value=value,
        step=1.0 if spoken else _step(written),
        unit=unit,
        dimension=dimension,
        base=value * factor,
        role=_role(text, start, end, written),
        spoken=spoken,
    )


def _unit(text: str, end: int, amount: Quantity | None) -> tuple[str, str]:
    """Return unit and dimension of a number; a unit that is no dose is its own dimension."""
    if amount and amount.dimension != "count":
        own = _own_unit(text, end, amount)
        return (own.name, own.dimension) if own else (amount.unit, amount.dimension)
    share = _SHARE.match(text, end)
    if share:
        return ("point", "share-difference") if share["points"] else ("percent", "share")
    word = _UNIT.match(text, end)
    loose = word[1].lower() if word and word[1].lower() in tagged("numerals")["loose"] else ""
    return loose, loose


def _own_unit(text: str, end: int, amount: Quantity) -> Unit | None:
    """Return the unit that the first end of a range has for itself: "18 months to 2 years"."""
    word = _UNIT.match(text, end)
    own = spellings().get(word[1]) if word and word.end() < amount.end else None
    return own if own and own.dimension == amount.dimension else None


def _step(written: str) -> float:
    whole, _, decimals = written.replace("·", ".").partition(".")
    digits = "".join(char for char in decimals if char.isdigit())
    if digits:
        return float(10.0 ** -len(digits))
    return _SCALES.get(whole.rpartition(" ")[2], 1.0)


def _amount(amounts: tuple[Quantity, ...], start: int, end: int) -> Quantity | None:
    """Return the amount that holds the number: both ends of a range belong to it."""
    return next((one for one in amounts if one.start <= start and end <= one.end), None)


def _named(text: str, start: int, end: int) -> bool:
    """Tell whether a number only names a thing: "IL-6", "phase 3", "STEP 1", "5-HT"."""
    after = text[end : end + 2]
    if _TAIL.match(after) and not _joined_unit(text, end):
        return True
    before = text[max(0, start - _BEFORE) : start]
    label = _LABEL.search(before)
    if label is None:
        return False
    return label[1].lower() in tagged("numerals")["labels"] or bool(_SHOUT.search(before))


def _tied(text: str, start: int) -> bool:
    """Tell whether a hyphen or slash ties a number to the letter before it: "omega-3"."""
    if start < 2 or text[start - 1] not in "-‐‑/" or not text[start - 2].isalpha():  # noqa: PLR2004 - a letter and its hyphen
        return False
    word = _WORDS.search(text[max(0, start - _BEFORE) : start - 1])
    return word is None or not (word[0] in spellings() or word[0] in {"points", "point"})


def _joined_unit(text: str, end: int) -> bool:
    """Tell whether a word tied to a number counts or measures: "5-fold", "12-week", "40mg"."""
    word = re.match(r"[-‐‑–]?([A-Za-z]+)", text[end : end + 20])
    if word is None:
        return False
    return word[1] in spellings() or word[1].lower() in tagged("numerals")["counted"]


def _role(text: str, start: int, end: int, written: str) -> str:
    before = text[max(0, start - 12) : start].lower()
    if re.search(r"(?:^|\W)p\s?(?:[<>=≤≥]|values?)\s?[<>=≤≥]?\s?$", before):
        return "p"
    after = text[end : end + 20].lower()
    if re.match(r"(?:\s?%|\spercent)?\s?(?:ci\b|confidence|cri\b|credible)", after):
        return "ci"
    whole = written.isdigit() and len(written) == 4  # noqa: PLR2004 - a calendar year
    if whole and 1900 <= int(written) <= 2100:  # noqa: PLR2004 - as above
        return "year"
    if _AGE.search(before) or _OLD.match(text[end : end + 40].lower()):
        return "age"
    return ""


def _factor(unit: str) -> float:
    return _factors().get(unit, 1.0)


@lru_cache(maxsize=1)
def _factors() -> dict[str, float]:
    return {unit.name: unit.factor for unit in spellings().values()}
