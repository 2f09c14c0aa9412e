"""Flag a known trial in people that the page leaves out."""

import re
from collections.abc import Iterator

from marrowlint.evidence.identity import identifiers
from marrowlint.page import Node, Page
from marrowlint.patterns import lazy
from marrowlint.pointer import join
from marrowlint.rule import Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity

FIELD = "known_trials"
_IDS = lazy(r"\bNCT\d{8}\b|\bPMC\d{3,9}\b|\b10\.\d{4,9}/[^\s,;)]+|\b\d{5,8}\b", re.IGNORECASE)
_NAME = lazy(r"[^(:,;]+")


@Meta(
    id="human-evidence-omitted",
    family="evidence",
    on=Page,
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    message="The trial '{words}' is known to the editor, and the page does not name it",
    help="Tell what it found, above all if it found no benefit, and list it as a source.",
    source="Lazarus 2015 (doi 10.1186/s12874-015-0079-x): selective reporting; DISCERN item 8",
)
def rule(page: Page, ctx: Context) -> Iterator[Answer]:
    """Flag a known trial in people that the page leaves out.

    Flags: an entry of `known_trials` in the front matter whose identifier is that of no listed
        source, and whose name stands nowhere in the page.
    Why: animal results told without the trial in people that failed mislead most of all.
    Misses: a trial that is listed or named but whose result is not told.
    Overflags: a trial that the page calls by another name.
    Span: the entry of `known_trials`.
    """
    known = page.tree.data.get(FIELD)
    if not isinstance(known, list):
        return
    listed = {found.value.lower() for source in page.sources for found in identifiers(source)}
    words = " ".join(
        [sentence.text for sentence in ctx.analysis.sentences]
        + [f"{source.title} {source.citation} {source.summary}" for source in page.sources]
    ).lower()
    for index, entry in enumerate(known):
        if isinstance(entry, str) and not _named(entry, listed, words):
            yield Hit(Node(join(FIELD, index)), {"words": entry})


def _named(entry: str, listed: set[str], words: str) -> bool:
    """Tell whether one of the entry's identifiers, or else its name, is on the page."""
    found = [match.lower().rstrip(".") for match in _IDS.findall(entry)]
    if any(each in listed or each in words for each in found):
        return True
    name = _NAME.match(entry)
    bare = name[0].strip().lower() if name else ""
    return (
        bool(bare) and bare not in found and re.search(rf"\b{re.escape(bare)}\b", words) is not None
    )
