"""Find identifiers of works that are written among the words, without an address."""

import re
from collections.abc import Iterator

from marrowlint.patterns import lazy

_MOST = 20
_NUMBERS = rf"[1-9][0-9]{{3,7}}(?:(?:, ?| and |; ?| & )(?:PMID:? ?)?[1-9][0-9]{{5,7}}){{0,{_MOST}}}"
_WRITTEN = lazy(
    rf"\bPMIDs?(?: ?: ?| |#)?(?P<pmid>{_NUMBERS})\b"
    r"|(?<![\w/.-])(?P<pmcid>PMC[1-9][0-9]{4,8})\b"
    r"|(?<![\w/.-])(?P<nct>NCT[0-9]{8})\b"
    r"|\bdoi(?: ?: ?| )(?P<doi>10\.[0-9]{4,9}/[^\s\"<>\[\]\ufffc]{1,200})",
    re.IGNORECASE,
)
_SIGNS = ("pmid", "pmc", "nct", "doi")
_TRAILING = ".,;:!?'*_"


def written(words: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Yield where identifiers stand, and each as it counts as a URL: ``pmid:12345678``."""
    low = words.lower()
    if not any(sign in low for sign in _SIGNS):
        return
    for match in _WRITTEN.finditer(words):
        name = str(match.lastgroup)
        value, end = match[name], match.end()
        if name == "pmid":
            yield match.start(), end, tuple(f"pmid:{each}" for each in re.findall("[0-9]+", value))
        elif name == "doi":
            bare = _bare(value)
            yield match.start(), end - len(value) + len(bare), (f"doi:{bare}",)
        else:
            yield match.start(), end, (value.upper(),)


def _bare(value: str) -> str:
    """Return a DOI without the punctuation and the bracket of the sentence it stands in."""
    bare = value.rstrip(_TRAILING)
    while bare.endswith(")") and bare.count(")") > bare.count("("):
        bare = bare[:-1].rstrip(_TRAILING)
    return bare
