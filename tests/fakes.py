"""Small pages and rules for the tests of judging: one section, one block, no reader."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from marrowlint.config import Config
from marrowlint.evidence.links import Links
from marrowlint.language.analysis import (
    Analysis,
    Certainty,
    Claim,
    Cue,
    Direction,
    Kind,
    Level,
    Sentence,
    Strength,
)
from marrowlint.lock.join import Clock
from marrowlint.look import Given
from marrowlint.page import At, Page, Section, Words
from marrowlint.read.tree import Block, BlockKind, Comment, Form, Problem, Tree
from marrowlint.rule import Abstain, Answer, AnyRule, Context, Hit, Meta
from marrowlint.select import Selection
from marrowlint.severity import Confidence, Severity
from marrowlint.text import Span, Text, identity

Check = Callable[[Any, Context], Iterator[Answer]]


def silent(_node: object, _ctx: Context) -> Iterator[Answer]:
    """Flag nothing.

    Flags: nothing.
    Span: none.
    """
    yield from ()


def a_rule(name: str = "hype-word", check: Check = silent, **meta: object) -> AnyRule:
    given: dict[str, Any] = {
        "family": "wording",
        "on": Page,
        "severity": Severity.WARNING,
        "confidence": Confidence.HIGH,
        "message": "'{word}' is wrong",
        "help": "Take '{word}' out.",
        "source": "House decision",
    }
    return Meta(id=name, **{**given, **meta})(check)


def flags(word: str, *, times: int = 1) -> Check:
    """Return a check that flags ``word`` in the page's one block."""

    def check(_node: object, ctx: Context) -> Iterator[Answer]:
        for _ in range(times):
            yield Hit(words(ctx.page, word), {"word": word})

    return check


def at_head(**values: str) -> Check:
    def check(_node: object, _ctx: Context) -> Iterator[Answer]:
        yield Hit(Span(0, 3), values)

    return check


def doubts(word: str, reason: str = "no idea") -> Check:
    def check(_node: object, ctx: Context) -> Iterator[Answer]:
        yield Abstain(words(ctx.page, word), reason)

    return check


def crashes(_node: object, _ctx: Context) -> Iterator[Answer]:
    fault = "no\nsuch thing"
    raise ZeroDivisionError(fault)
    yield


def words(page: Page, word: str) -> At:
    block = page.sections[0].blocks[0]
    start = block.text.index(word)
    return Words(block, start, start + len(word))


def a_page(
    content: str,
    *,
    comments: tuple[Comment, ...] = (),
    text: Text | None = None,
    readable: bool = True,
) -> Page:
    text = text or Text("page.md", content)
    tree = Tree(text, Form.MARKDOWN, {}, comments=comments, readable=readable)
    block = Block(BlockKind.PARAGRAPH, identity(text.content, 0), Span(0, len(text.content)))
    return Page(
        tree, "Topic", (), "", (Section("benefits", "/sections/benefits", (block,)),), (), ()
    )


def sentences(page: Page, cues: Mapping[str, str] | None = None) -> tuple[Sentence, ...]:
    """Return a sentence for each line, with a cue for each word that ``cues`` has."""
    block = page.sections[0].blocks[0]
    result, start = [], 0
    for index, line in enumerate(block.text.splitlines(keepends=True)):
        end = start + len(line.rstrip("\n"))
        found = tuple(
            Cue(lexicon, "", word, start + line.index(word), start + line.index(word) + len(word))
            for word, lexicon in (cues or {}).items()
            if word in line
        )
        result.append(Sentence(block, "benefits", index, start, end, found, (), ()))
        start += len(line)
    return tuple(result)


def a_claim(index: int, sentence: Sentence) -> Claim:
    return Claim(
        index=index,
        sentence=sentence,
        kind=Kind.BENEFIT,
        start=sentence.start,
        end=sentence.end,
        conditions=(),
        population=(),
        level=Level.CLINICAL,
        qualifier=None,
        certainty=Certainty.SHOWN,
        strength=Strength.CAUSAL,
        direction=Direction.BETTER,
        negated=False,
        markers=(),
    )


def a_context(page: Page, cues: Mapping[str, str] | None = None) -> Context:
    found = sentences(page, cues)
    claims = tuple(a_claim(index, sentence) for index, sentence in enumerate(found))
    return Context(page, Analysis(found, claims, ()), Links(), {}, Config())


def selection(*rules: AnyRule) -> Selection:
    return Selection(rules, {rule.meta.id: rule.meta.severity for rule in rules})


def families(rules: Iterable[AnyRule]) -> dict[str, str]:
    return {rule.meta.id: rule.meta.family for rule in rules}


def a_problem(rule: str, detail: str = "it is broken") -> Problem:
    return Problem(rule, Span(0, 3), "", detail, "Mend it.")


def tells(problem: Problem, _ctx: Context) -> Iterator[Answer]:
    yield Hit(problem.span, {"word": problem.detail})


def given() -> Given:
    """Return what a run without settings and lock brings to a page, on New Year's Day."""
    return Given(Config(), None, Clock(datetime(2026, 1, 1, tzinfo=UTC)))
