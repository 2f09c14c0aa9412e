"""Ask each rule about every node of a page that it is for."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from msgspec import Struct

from marrowlint.language.analysis import Claim, Sentence
from marrowlint.page import Alias, Faq, Page, Section, Source
from marrowlint.read.tree import Problem
from marrowlint.rule import Answer, AnyRule, Context

LONGEST = 300
"""Characters of a crash's message that are kept."""


class Said(Struct, frozen=True):
    """All that one rule answered on one page."""

    rule: AnyRule
    answers: tuple[Answer, ...]
    fault: str = ""
    """``Type: message`` of its first crash, or ``""``; its other answers still count."""


def ask(rules: Sequence[AnyRule], context: Context, problems: Sequence[Problem]) -> Iterator[Said]:
    """Yield what each rule says, in the order of ``rules``.

    Of a page that could not be read only its problems are asked about.
    """
    nodes = _Nodes(context, problems)
    for rule in rules:
        if rule.meta.on is Problem or context.page.tree.readable:
            yield _ask(rule, nodes.of(rule), context)


def crash(error: Exception) -> str:
    """Return the type and message of ``error`` on one short line."""
    message = " ".join(str(error).split())
    line = f"{type(error).__name__}: {message}" if message else type(error).__name__
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"


def _ask(rule: AnyRule, nodes: Sequence[Any], context: Context) -> Said:
    answers: list[Answer] = []
    fault = ""
    for node in nodes:
        try:
            answers += rule.check(node, context)
        except Exception as error:  # noqa: BLE001 - a rule's bug costs its own answer only
            fault = fault or crash(error)
    return Said(rule, tuple(answers), fault)


class _Nodes:
    """The nodes of one page, by what rules are for; the gate by cues is built once."""

    __slots__ = ("_claims", "_plain", "_problems", "_sentences")

    def __init__(self, context: Context, problems: Sequence[Problem]) -> None:
        page, analysis = context.page, context.analysis
        self._plain: dict[type, Sequence[Any]] = {
            Page: (page,),
            Section: page.sections,
            Faq: page.faqs,
            Source: page.sources,
            Alias: page.aliases,
        }
        self._sentences = _Gate(analysis.sentences, lambda sentence: sentence)
        self._claims = _Gate(analysis.claims, lambda claim: claim.sentence)
        self._problems: dict[str, list[Problem]] = {}
        for problem in problems:
            self._problems.setdefault(problem.rule, []).append(problem)

    def of(self, rule: AnyRule) -> Sequence[Any]:
        """Return the nodes ``rule`` is asked about, in page order."""
        meta = rule.meta
        if meta.on is Problem:
            return self._problems.get(meta.id, ())
        if meta.on is Sentence:
            return self._sentences.open(meta.cues)
        if meta.on is Claim:
            return self._claims.open(meta.cues)
        return self._plain[meta.on]


class _Gate:
    """Nodes that are asked about only where their sentence has a cue."""

    __slots__ = ("_at", "_nodes", "_sentence")

    def __init__(self, nodes: Sequence[Any], sentence: Callable[[Any], Sentence]) -> None:
        self._nodes = nodes
        self._sentence = sentence
        self._at: dict[str, list[int]] | None = None

    def open(self, lexicons: Sequence[str]) -> Sequence[Any]:
        if not lexicons:
            return self._nodes
        if self._at is None:
            self._at = self._index()
        if len(lexicons) == 1:
            return [self._nodes[at] for at in self._at.get(lexicons[0], ())]
        found = {at for lexicon in lexicons for at in self._at.get(lexicon, ())}
        return [self._nodes[at] for at in sorted(found)]

    def _index(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for at, node in enumerate(self._nodes):
            for lexicon in {cue.lexicon for cue in self._sentence(node).cues}:
                found.setdefault(lexicon, []).append(at)
        return found
