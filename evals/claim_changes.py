"""Change a true claim by rule: one fact made false, or the same fact told in other words.

Each change takes a claim and a random generator and returns the changed claim, or ``None`` where
the claim offers nothing to change. None of them looks at what the checker does.
"""

import re
from collections.abc import Callable
from random import Random

Change = Callable[[str, Random], str | None]

_NUMBER = re.compile(
    r"(?<![\w.,·*/+(^‐‑–≥-])(\d{1,3}(?:,\d{3})+|\d+(?:[.·]\d+)?)(?![\w'′-])(?!\.\d)"
)
_NAMED = re.compile(
    r"(?:(?i:phase|type|stage|grade|class|group|vitamin|factor|step|interleukin|figure|table"
    r"|chromosome|kinase|protein|receptor|complex|types|helper|codon|variant|caspase|exon|level|omega|hepatitis|covid|hpv|cd|il|histone|position)"
    r"|[A-Z]{2,}|\bs|\b[a-z]\.)[\s-]*$"
)
_YEAR = re.compile(r"(?:19|20)\d\d$")
_UNITS = (
    (r"\bmg\b", "mcg"), (r"\b(?:mcg|µg|μg|ug)\b", "mg"), (r"\bg\b(?=/| )", "mg"),
    (r"\bng\b", "mg"), (r"\bkg\b", "g"), (r"\bmL\b|\bml\b", "L"), (r"\bmmol\b", "mol"),
    (r"\b(?:nmol|micromol|µmol|μmol)\b", "mmol"), (r"\bmonths\b", "weeks"),
    (r"\bweeks\b", "days"), (r"\byears\b", "months"), (r"\bdays\b", "hours"),
    (r"\bhours\b", "days"), (r"\bminutes\b", "hours"), (r"\bmonth\b", "week"),
    (r"\byear\b", "month"), (r"\bweek\b", "day"), (r"\bday\b", "week"),
    (r"(?<=\d)\s?%", " percentage points"), (r"(?<=\d)[\s-]fold\b", "%"),
    (r"\bpercent\b", "percentage points"), (r"\bcm\b", "mm"), (r"\bmm\b", "cm"),
    (r"\bnm\b", "mm"), (r"\bkb\b", "bp"), (r"\bmillion\b", "thousand"),
)  # fmt: skip
_DIRECTIONS = (
    ("increases", "decreases"), ("increase", "decrease"), ("increased", "decreased"),
    ("increasing", "decreasing"), ("raises", "lowers"), ("raise", "lower"), ("raised", "lowered"),
    ("enhances", "reduces"), ("enhance", "reduce"), ("enhanced", "reduced"),
    ("promotes", "inhibits"), ("promote", "inhibit"), ("promoted", "inhibited"),
    ("higher", "lower"), ("greater", "smaller"), ("more", "less"), ("longer", "shorter"),
    ("faster", "slower"), ("improves", "worsens"), ("improve", "worsen"),
    ("improved", "worsened"), ("better", "worse"), ("induces", "prevents"),
    ("induce", "prevent"), ("activates", "inhibits"), ("activate", "inhibit"),
    ("stimulates", "suppresses"), ("upregulates", "downregulates"), ("elevated", "reduced"),
    ("positively", "negatively"), ("positive", "negative"), ("high", "low"), ("gain", "loss"),
    ("activation", "inhibition"), ("upregulation", "downregulation"), ("effective", "ineffective"),
    ("accelerates", "delays"), ("elevates", "reduces"), ("boosts", "reduces"),
)  # fmt: skip
_POPULATIONS = (
    ("women", "men"), ("woman", "man"), ("female", "male"), ("females", "males"),
    ("girls", "boys"), ("children", "adults"), ("child", "adult"), ("infants", "adults"),
    ("newborns", "older adults"), ("adolescents", "older adults"), ("elderly", "young"),
    ("mice", "humans"), ("mouse", "human"), ("murine", "human"), ("rats", "humans"),
    ("rat", "human"), ("humans", "mice"), ("human", "mouse"), ("patients", "mice"),
    ("zebrafish", "rabbits"), ("yeast", "mice"), ("Drosophila", "mice"), ("people", "mice"),
    ("individuals", "rats"), ("participants", "mice"), ("diabetes", "asthma"),
    ("diabetic", "asthmatic"), ("breast cancer", "lung cancer"), ("lung cancer", "breast cancer"),
    ("prostate cancer", "breast cancer"), ("colorectal cancer", "breast cancer"),
    ("stroke", "epilepsy"), ("HIV", "hepatitis C"), ("malaria", "measles"),
    ("Alzheimer's disease", "Parkinson's disease"), ("schizophrenia", "depression"),
    ("tuberculosis", "malaria"), ("depression", "schizophrenia"), ("asthma", "diabetes"),
    ("adults", "children"), ("men", "women"), ("male", "female"), ("males", "females"),
)  # fmt: skip
_CERTAINTY = (
    (r"\b(?:is|are|was|were) (?:positively )?(?:associated with|linked to|correlated with)\b",
     "causes"),
    (r"\bcorrelates? with\b", "causes"), (r"\bassociated with\b", "caused by"),
    (r"\b(?:may|might|could|can) (?=[a-z]+)", "is proven to "),
    (r"\b(?:appears?|seems?|tends?) to\b", "is proven to"), (r"\bsuggests?\b", "proves"),
    (r"\bpotential(?:ly)?\b", "proven"),
)  # fmt: skip
_SYNONYMS = (
    ("increases", "raises"), ("increase", "raise"), ("decreases", "reduces"),
    ("reduces", "decreases"), ("decrease", "reduce"), ("reduce", "decrease"),
    ("reduced", "decreased"), ("decreased", "reduced"), ("enhances", "boosts"),
    ("promotes", "enhances"), ("inhibits", "suppresses"), ("inhibit", "suppress"),
    ("higher", "greater"), ("patients", "people"), ("individuals", "people"),
    ("children", "youngsters"), ("elderly", "older people"), ("improves", "betters"),
    ("lower", "reduced"), ("elevated", "raised"), ("associated with", "linked to"),
    ("induces", "triggers"), ("prevents", "averts"), ("regulates", "controls"),
    ("women", "female subjects"), ("mice", "mouse models"), ("humans", "people"),
    ("murine", "mouse"), ("leads to", "results in"), ("is required for", "is needed for"),
)  # fmt: skip
_SPELLED = {
    "2": "two", "3": "three", "4": "four", "5": "five", "6": "six", "7": "seven", "8": "eight",
    "9": "nine", "10": "ten", "12": "twelve",
}  # fmt: skip
_ACTIVE = re.compile(
    r"^(?P<who>[\w\s()α-ω/-]{3,60}?) (?P<verb>increases|decreases|reduces|inhibits|promotes"
    r"|enhances|induces|prevents|activates|regulates|suppresses|improves)"
    r" (?P<what>[\w\s()α-ω/-]{3,90})\.?$"
)
_PASSIVE = {
    "increases": "increased", "decreases": "decreased", "reduces": "reduced",
    "inhibits": "inhibited", "promotes": "promoted", "enhances": "enhanced",
    "induces": "induced", "prevents": "prevented", "activates": "activated",
    "regulates": "regulated", "suppresses": "suppressed", "improves": "improved",
}  # fmt: skip
_PLACE = re.compile(r"^(?P<rest>.{15,}?) (?P<place>(?:in|among|during) [\w\s-]{3,40})\.?$")


def number(claim: str, random: Random) -> str | None:
    """Put another value in the place of one number; identifiers and years stay."""
    found = [
        match for match in _NUMBER.finditer(claim) if match.start() and not _is_name(claim, match)
    ]
    if not found:
        return None
    match = random.choice(found)
    return claim[: match.start()] + _other(match[1], random) + claim[match.end() :]


def _is_name(claim: str, match: re.Match[str]) -> bool:
    return bool(_NAMED.search(claim[: match.start()]) or _YEAR.match(match[1]))


def _other(written: str, random: Random) -> str:
    plain = written.replace(",", "").replace("·", ".")
    decimals = plain.partition(".")[2]
    value = float(plain)
    choices = [value * 10, value * 2, value * 3 + 1, value + 7, value / 2, value * 1.3 + 2]
    new = f"{random.choice(choices):.{len(decimals)}f}"
    return new if float(new) != value else f"{value * 4 + 3:.{len(decimals)}f}"


def unit(claim: str, random: Random) -> str | None:
    """Keep the number and change its unit."""
    found = [
        (match, new)
        for pattern, new in _UNITS
        for match in re.finditer(pattern, claim)
        if re.search(r"[\d.]+(?:\s?[-\u2013]\s?\d+)?[\s-]?$", claim[: match.start()])
    ]
    if not found:
        return None
    match, new = random.choice(found)
    return claim[: match.start()] + new + claim[match.end() :]


def direction(claim: str, random: Random) -> str | None:
    """Turn one word of direction into its opposite, or deny the verb."""
    return _swapped(claim, (*_DIRECTIONS, *((b, a) for a, b in _DIRECTIONS)), random)


def population(claim: str, random: Random) -> str | None:
    """Name another species, sex, age or disease."""
    return _swapped(claim, _POPULATIONS, random)


def certainty(claim: str, random: Random) -> str | None:
    """Word a claim stronger: a cause for a link, proof for a possibility."""
    found = [(match, new) for pattern, new in _CERTAINTY for match in re.finditer(pattern, claim)]
    if not found:
        return None
    match, new = random.choice(found)
    return claim[: match.start()] + new + claim[match.end() :]


def synonyms(claim: str, random: Random) -> str | None:
    """Say the same with other words: up to two synonyms, numbers spelled or in digits."""
    first = _swapped(claim, _SYNONYMS, random)
    second = _swapped(first or claim, _SYNONYMS, random)
    told = second if second and second != claim else first
    spelled = re.sub(
        r"(?<![\w.,-])(\d{1,2})(?= (?:weeks|days|months|years|hours)\b)",
        lambda match: _SPELLED.get(match[1], match[1]),
        told or claim,
    )
    percent = re.sub(r"(?<=\d)%", " percent", spelled)
    return percent if percent != claim else None


def order(claim: str, _random: Random) -> str | None:
    """Say the same in another order: the passive, or the place first."""
    if match := _ACTIVE.match(claim):
        verb = _PASSIVE[match["verb"]]
        copula = "are" if match["what"].rstrip().endswith("s") else "is"
        return f"{match['what'].strip().capitalize()} {copula} {verb} by {match['who'].strip()}."
    if match := _PLACE.match(claim):
        place = match["place"]
        return f"{place[0].upper()}{place[1:]}, {match['rest'].strip()}."
    return None


def _swapped(claim: str, pairs: tuple[tuple[str, str], ...], random: Random) -> str | None:
    found = [
        (match, new)
        for old, new in pairs
        for match in re.finditer(rf"(?<![\w-]){re.escape(old)}(?![\w-])", claim, re.IGNORECASE)
    ]
    if not found:
        return None
    match, new = random.choice(found)
    return claim[: match.start()] + _cased(new, match[0]) + claim[match.end() :]


def _cased(new: str, old: str) -> str:
    return new[0].upper() + new[1:] if old[0].isupper() else new


FALSE: dict[str, Change] = {
    "number": number,
    "unit": unit,
    "direction": direction,
    "population": population,
    "certainty": certainty,
}
TRUE: dict[str, Change] = {"synonyms": synonyms, "order": order}
