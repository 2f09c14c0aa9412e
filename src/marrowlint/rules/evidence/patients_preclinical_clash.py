"""Flag people who are called preclinical."""

import re
from collections.abc import Iterator

from marrowlint.language.analysis import Cue, Sentence
from marrowlint.page import Words
from marrowlint.rule import Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity

_REACH = 60
_FILLERS = frozenset(
    "data evidence far from in level mainly mostly only seen shown so stage still studies".split()  # noqa: SIM905 - one word list
)
"""What may stand in the brackets beside "preclinical" without making it a remark of its own."""

_STUDIES = re.compile(r"\s(?:studies|study|experiments?|models?|trials?|research|tests)\b")
_TAKE_PART = re.compile(
    r"(?:\s(?:of|with)\s[\w'’-]+(?:\s[\w'’-]+){0,2})?(?:\swho\s(?:[\w'-]+\s){1,3}it)?\sin\s(?:an?\s|the\s)?"
)
"""What may stand between people and the experiments they are said to be in."""


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
        mice only)" or the like, "preclinical patients", and "patients in mouse experiments".
    Why: the tag hides that no person was studied; readers keep the word "patients".
    Misses: the same contradiction spread over two sentences.
    Overflags: nothing known.
    Span: from the people to the closing bracket.
    """
    del ctx
    people = sentence.found("people", "patient", "person")
    for cue in sentence.found("models"):
        pair = (
            _bracketed(sentence, cue, people)
            or _adjective(sentence, cue, people)
            or _in_studies(sentence, cue, people)
        )
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


def _in_studies(sentence: Sentence, cue: Cue, people: tuple[Cue, ...]) -> tuple[int, int] | None:
    """Return people … "in mouse experiments": those who take part in them are mice."""
    text = sentence.block.text
    rest = _STUDIES.match(text, cue.end)
    if cue.tag != "animal" or not (rest or _STUDIES.search(f" {cue.text}")):
        return None
    for person in people:
        if person.end < cue.start and _TAKE_PART.fullmatch(text, person.end, cue.start):
            return person.start, rest.end() if rest else cue.end
    return None


def _adjective(sentence: Sentence, cue: Cue, people: tuple[Cue, ...]) -> tuple[int, int] | None:
    text = sentence.block.text
    if cue.tag != "preclinical":
        return None
    for person in people:
        if text[cue.end : person.start] == " ":
            return cue.start, person.end
    return None
