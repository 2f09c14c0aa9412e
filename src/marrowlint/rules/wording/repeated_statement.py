"""Flag the same statement made again and again."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from marrowlint.language.analysis import Sentence
from marrowlint.language.words import STOP, content, stem, words
from marrowlint.page import Page, Words
from marrowlint.patterns import lazy
from marrowlint.rule import Answer, Context, Hit, Meta, Related
from marrowlint.severity import Confidence, Severity

_DENIAL = lazy(
    r"\bnot\s+(?:\w+\s+){0,2}?(?:(?:an?|like)\s+)(?:[\w-]+\s+){0,4}[\w-]+", re.IGNORECASE
)
"""What the topic is said not to be: "not an oral supplement", "not absorbed like a food"."""
_OFTEN = 4
_LEAST = 8
"""Content words from which on two equal sentences are no accident."""


@Meta(
    id="repeated-statement",
    family="wording",
    on=Page,
    severity=Severity.INFO,
    confidence=Confidence.MEDIUM,
    message="'{words}' says again what the page says {count} times",
    help="Say it once, where readers look for it.",
    source="US Federal Plain Language Guidelines: be concise",
)
def rule(page: Page, ctx: Context) -> Iterator[Answer]:
    """Flag the same statement made again and again.

    Flags: a sentence that stands twice on the page, and what the topic is not ("not an oral
        supplement") said four times or more.
    Why: readers skip what they have read, and miss what is new beside it.
    Misses: one idea in different words, such as "it bypasses the gut".
    Overflags: a denial that is needed at four places.
    Span: the words that say it again; of a sentence, the whole.
    """
    del page
    for group in _denials(ctx.analysis.sentences).values():
        if len(group) >= _OFTEN:
            yield from _hits(group[0], group)
    for first, *again in _equal(ctx.analysis.sentences).values():
        yield from _hits(first, again)


def _hits(first: Words, group: list[Words]) -> Iterator[Answer]:
    count = str(len(group) + (group[0] is not first))
    for at in group:
        related = () if at is first else (Related(first, "said first here"),)
        yield Hit(at, {"words": at.text, "count": count}, related=related)


def _denials(sentences: tuple[Sentence, ...]) -> Mapping[str, list[Words]]:
    """Return what the topic is said not to be, by the stem of its most frequent word."""
    found: dict[str, list[Words]] = defaultdict(list)
    for sentence in sentences:
        if sentence.has("silence") or sentence.has("claims", "advice"):
            continue
        for match in _DENIAL.finditer(sentence.block.text, sentence.start, sentence.end):
            for key, end in _keys(match).items():
                found[key].append(Words(sentence.block, match.start(), end))
    top = max(found, key=lambda key: len(found[key]), default=None)
    return {} if top is None else {top: found[top]}


def _keys(match: re.Match[str]) -> dict[str, int]:
    """Return stem to end of the content words in a denial, each once."""
    keys: dict[str, int] = {}
    for word in words(match[0]):
        if word.fold not in STOP and not word.fold.isdigit() and word.fold != "like":
            keys.setdefault(stem(word.fold), match.start() + word.end)
    return keys


def _equal(sentences: tuple[Sentence, ...]) -> dict[frozenset[str], list[Words]]:
    """Return sentences of the same words said more than once; an answer may say one again."""
    found: dict[frozenset[str], list[Words]] = defaultdict(list)
    for sentence in sentences:
        key = content(sentence.text.rstrip(".!"))
        if len(key) >= _LEAST and sentence.section != "faqs":
            number = frozenset(amount.text for amount in sentence.quantities)
            found[key | number].append(Words(sentence.block, sentence.start, sentence.end))
    return {key: group for key, group in found.items() if len(group) > 1}
