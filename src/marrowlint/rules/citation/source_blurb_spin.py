"""Point out praise in what the page says of a source."""

import re
from collections.abc import Iterator

from marrowlint.language.analysis import Cue, Sentence
from marrowlint.language.scope import denied
from marrowlint.page import Source, Words
from marrowlint.patterns import lazy
from marrowlint.rule import Answer, Context, Fix, Hit, Meta
from marrowlint.severity import Confidence, Severity

_ADDRESS = lazy(r"\b10\.\d{4,}/\S+|\bhttps?://\S+|\bPMID:?\s*\d+", re.IGNORECASE)
_TITLE = 24
"""Code points that a title before an address takes at least."""
_TOOLS = ("GRADE", "AMSTAR", "RoB")


@Meta(
    id="source-blurb-spin",
    family="citation",
    on=Source,
    severity=Severity.INFO,
    confidence=Confidence.MEDIUM,
    message="'{words}' praises the source instead of telling what it found",
    help="Leave the praise out, or give the rating and the tool it comes from.",
    source="Lazarus 2015 (doi 10.1186/s12874-015-0079-x): linguistic spin",
)
def rule(source: Source, ctx: Context) -> Iterator[Answer]:
    """Point out praise in what the page says of a source.

    Flags: "robust", "high-quality", "groundbreaking", "highlighting its potential", "supporting
        its use" and the like in the summary of a source.
    Why: praise makes a weak study look strong, and readers cannot check it.
    Misses: praise in words the list lacks.
    Overflags: a word of praise that quotes the authors' own rating without naming the tool.
    Span: the words of praise.
    """
    for sentence in ctx.analysis.summaries.get(source.pointer, ()):
        if any(tool in sentence.text for tool in _TOOLS):
            continue
        praise = sentence.found("reporting", "praise", "applause") + sentence.found("hype", "hype")
        begin = _blurb(sentence)
        for cue in praise:
            if begin <= cue.start and not denied(sentence, cue):
                at = Words(sentence.block, cue.start, cue.end)
                yield Hit(at, {"words": at.text}, fix=_fix(sentence, cue), sources=(source,))


def _blurb(sentence: Sentence) -> int:
    """Return where the page's own words begin; a title before them is its authors'.

    A reference written in one run ends with its address; what follows tells of the source.
    """
    block = sentence.block
    if block.pointer.endswith("/summary"):
        return sentence.start
    ends = [match.end() for match in _ADDRESS.finditer(block.text) if match.start() > _TITLE]
    return ends[-1] if ends else sentence.end


def _fix(sentence: Sentence, cue: Cue) -> Fix | None:
    """Take out an adjective before its noun; "a robust" would leave the wrong article at times."""
    text = sentence.block.text
    if cue.tag != "praise" or text[cue.end : cue.end + 1] != " ":
        return None
    if (
        text[: cue.start].lower().endswith((" a ", " an ", " and "))
        or text[cue.end + 1 :][:4] == "and "
    ):
        return None
    return Fix(f"leave out '{cue.text}'", Words(sentence.block, cue.start, cue.end + 1), "")
