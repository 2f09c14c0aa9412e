"""Flag an answer that only says the question again."""

import re
from collections.abc import Iterator

from marrowlint.language.analysis import Sentence
from marrowlint.language.topic import names
from marrowlint.language.words import content, words
from marrowlint.page import Faq, Words
from marrowlint.patterns import lazy
from marrowlint.rule import Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity

_ANSWER = lazy(r"(?:yes|no)\b[,.:;–—-]*\s*", re.IGNORECASE)
_LEAST = 3
"""Words after "No," from which on an answer says more than that."""

_DENIALS = content("cannot isn aren doesn don won")


@Meta(
    id="faq-echo",
    family="wording",
    on=Faq,
    severity=Severity.INFO,
    confidence=Confidence.MEDIUM,
    message="'{words}' only says the question again",
    help='Answer in a word and go on with what is new: "No. It is given by injection."',
    source="US Federal Plain Language Guidelines",
)
def rule(faq: Faq, ctx: Context) -> Iterator[Answer]:
    """Flag an answer that only says the question again.

    Flags: a first sentence after "yes" or "no" whose every word of content is the question's.
    Why: readers came for the reason; the echo hides it.
    Misses: an echo that adds a word.
    Overflags: an answer that must be said in full, to be quoted alone.
    Span: the first sentence of the answer.
    """
    sentences = [one for block in faq.answer[:1] for one in ctx.analysis.inside(block)]
    asked = " ".join(block.text for block in faq.question)
    if not sentences or not (found := _echo(sentences[0], asked, names(ctx.page))):
        return
    at = Words(sentences[0].block, sentences[0].start, sentences[0].end)
    yield Hit(at, {"words": found})


def _echo(sentence: Sentence, asked: str, topic: frozenset[str]) -> str:
    """Return the answer where it adds nothing to the question, else ``""``."""
    said = _ANSWER.match(sentence.text)
    if said is None or sentence.quantities or sentence.markers:
        return ""
    rest = sentence.text[said.end() :]
    told = content(rest) - topic - _DENIALS
    question = content(asked) - topic
    same = bool(told) and told <= question and len(words(rest)) >= _LEAST
    return sentence.text if same else ""
