"""Flag people who are called preclinical."""

from collections.abc import Iterator

from marrowlint.language.analysis import Cue, Sentence
from marrowlint.page import Words
from marrowlint.rule import Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity

_REACH = 60
_FILLERS = frozenset(
    "data evidence far in level mainly mostly only so stage still studies".split()  # noqa: SIM905 - one word list
)
"""What may stand in the brackets beside "preclinical" without making it a remark of its own."""


@Meta(
    id="patients-preclinical-clash",
    family="evidence",
    on=Sentence,
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    message="'{words}' speaks of people, yet calls them '{tag}'",
    help="Say which it is: animal models of the condition, or people in a study that you cite.",
    source="Plain contradiction; base rate 0 in 8,702 Cochrane plain-language sentences",
    cues=("models",),
)
def rule(sentence: Sentence, ctx: Context) -> Iterator[Answer]:
    """Flag people who are called preclinical.

    Flags: a noun for people followed in the same phrase by "(preclinical)", "(rat model)", "(in
        mice only)" or the like, and "preclinical patients".
    Why: the tag hides that no person was studied; readers keep the word "patients".
    Misses: the same contradiction spread over two sentences.
    Overflags: nothing known.
    Span: from the people to the closing bracket.
    """
    del ctx
    people = sentence.found("people", "patient", "person")
    for cue in sentence.found("models"):
        pair = _bracketed(sentence, cue, people) or _adjective(sentence, cue, people)
        if pair:
            at = Words(sentence.block, *pair)
            yield Hit(at, {"words": at.text, "tag": cue.text})


def _bracketed(sentence: Sentence, cue: Cue, people: tuple[Cue, ...]) -> tuple[int, int] | None:
    """Return people … "(preclinical)" when nothing but one phrase lies between them."""
    text = sentence.block.text
    opening, closing = text.rfind("(", sentence.start, cue.start), text.find(")", cue.end)
    if opening < 0 or closing < 0:
        return None
    inside = f"{text[opening + 1 : cue.start]} {text[cue.end : closing]}"
    if not _FILLERS.issuperset(inside.split()):
        return None
    for person in reversed(people):
        between = text[person.end : opening]
        if person.end < opening and len(between) <= _REACH and not set(between) & set(",;:()"):
            return person.start, closing + 1
    return None


def _adjective(sentence: Sentence, cue: Cue, people: tuple[Cue, ...]) -> tuple[int, int] | None:
    text = sentence.block.text
    if cue.tag != "preclinical":
        return None
    for person in people:
        if text[cue.end : person.start] == " ":
            return cue.start, person.end
    return None
