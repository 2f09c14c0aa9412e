"""Flag a Greek mu that stands for the micro sign."""

from collections.abc import Iterator

from marrowlint.language.analysis import Sentence
from marrowlint.page import Words
from marrowlint.patterns import lazy
from marrowlint.rule import Answer, Context, Fix, Hit, Meta
from marrowlint.severity import Confidence, Severity

_MU = lazy("μ(?=(?:g|L|l|m|mol|M)(?![A-Za-z]))")


@Meta(
    id="unit-mu-codepoint",
    family="dose",
    on=Sentence,
    severity=Severity.INFO,
    confidence=Confidence.HIGH,
    message="'{words}' is the Greek letter mu (U+03BC), not the micro sign (U+00B5)",
    help="Write mcg for a dose, or use the micro sign everywhere, so that searches find it.",
    source="Unicode Standard 17, 22.2 letterlike symbols; ISMP prefers mcg",
)
def rule(sentence: Sentence, ctx: Context) -> Iterator[Answer]:
    """Flag a Greek mu that stands for the micro sign.

    Flags: U+03BC directly before the letter of a unit.
    Why: the two look alike and are different to every search and every script.
    Misses: a page that mixes the micro sign and "mcg".
    Overflags: nothing known; receptor and gene names keep their Greek letter.
    Span: the letter.
    """
    del ctx
    text = sentence.text
    for match in () if text.isascii() else _MU.finditer(text):
        start = sentence.start + match.start()
        at = Words(sentence.block, start, start + 1)
        yield Hit(at, {"words": at.text}, fix=Fix("write the micro sign", at, "µ", safe=True))
