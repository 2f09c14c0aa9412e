"""Flag an approval that does not say of what, for what and since when."""

from collections.abc import Iterator

from marrowlint.language.analysis import Cue, Sentence
from marrowlint.language.frames import asserted, whole
from marrowlint.language.scope import denied
from marrowlint.page import Words
from marrowlint.patterns import lazy
from marrowlint.rule import Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity

_YEAR = lazy(r"\b(?:19|20)\d\d\b")
_IS = lazy(r"\b(?:is|are|was|were|been|being|it)\s(?:\w+\s)?\Z")
_VAGUE = "says neither of which product, nor for what use, nor since when"
_NEAR = 25
_FRAMES = (
    (("seals.alone",), 0),
    (("seals.authority", "seals.nod"), 16),
    (("seals.nod", "seals.authority"), 24),
    (("seals.praised", "seals.experts"), 4),
)
"""What borrows an authority's name by its parts; with the gap between two of them."""
_USE = lazy(r"\bfor (?:use|the|adults|children|people|patients)\b|\bto treat\b")
_INDICATED = lazy(r"\b(?:for|in) (?:the )?(?:treatment|prevention|management|relief) of\b")
_FOR = lazy(r"\b(?:for|to treat|to prevent|as a|as an|in (?:adults|children|people))\b")


@Meta(
    id="approval-claim",
    family="regulatory",
    on=Sentence,
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    message="'{words}' {fault}",
    help="Name the product, the use and the year of the approval, with a source, or take it out.",
    source="FTC Health Products Compliance Guidance 2022, section on claims of FDA approval",
    cues=("approval", "seals"),
)
def rule(sentence: Sentence, ctx: Context) -> Iterator[Answer]:
    """Flag an approval that does not say of what, for what and since when.

    Flags: "FDA-registered", "made in an FDA-approved laboratory" and "doctor recommended";
        "is FDA approved", "the seal of the agency", "regulators have cleared it" and the like in
        a sentence without a use, a year or a citation.
    Why: registration is no approval, and an approval is for one product and one use.
    Misses: an approval with a use that it does not have. "Clinically proven", which
        certainty-wording-mismatch reports.
    Overflags: a sentence on the approval of another product.
    Span: the words of the claim.
    """
    del ctx
    if sentence.text.endswith("?"):
        return
    told = _told(sentence)
    found = False
    for cue in sentence.found("approval", "registered", "approved"):
        if denied(sentence, cue):
            continue
        at = Words(sentence.block, cue.start, cue.end)
        if cue.tag == "registered":
            yield Hit(at, {"words": at.text, "fault": "sounds like an approval and is none"})
            found = True
        elif _said(sentence, cue) and not (told or _to(sentence, cue)):
            yield Hit(at, {"words": at.text, "fault": _VAGUE})
            found = True
    if not found and not _bound(sentence):
        yield from _framed(sentence)


def _framed(sentence: Sentence) -> Iterator[Answer]:
    """Yield the first place where the parts of a frame borrow an authority's name."""
    for chain in asserted(sentence, _FRAMES):
        at = whole(sentence, chain)
        yield Hit(at, {"words": at.text, "fault": _VAGUE})
        return


def _said(sentence: Sentence, cue: Cue) -> bool:
    """Tell whether something is said to be approved; "the FDA-approved injection" only names it."""
    before = sentence.block.text[max(sentence.start, cue.start - _NEAR) : cue.start]
    return _IS.search(before) is not None


def _told(sentence: Sentence) -> bool:
    """Tell whether a source, a year or a use is given."""
    return bool(sentence.markers or _YEAR.search(sentence.text) or _FOR.search(sentence.text))


def _bound(sentence: Sentence) -> bool:
    """Tell whether a source, a year, a disease or people bind what an authority said."""
    dated = sentence.markers or _YEAR.search(sentence.text)
    bound = _USE.search(sentence.text) or _INDICATED.search(sentence.text)
    return bool(dated or bound or sentence.has("conditions"))


def _to(sentence: Sentence, cue: Cue) -> bool:
    """Tell whether a use follows: "FDA-cleared to ease pain"."""
    return sentence.block.text.startswith(" to ", cue.end)
