"""Judge one page: ask the rules, stamp their answers, drop doubles, heed suppressions."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from msgspec import Struct

from marrowlint.ask import Said, ask, crash
from marrowlint.cover import Cover
from marrowlint.finding import Abstention, Fault, Finding, Suppressed
from marrowlint.fingerprint import fingerprinted
from marrowlint.read.tree import Problem, Tree
from marrowlint.rule import Abstain, Answer, AnyRule, Context
from marrowlint.select import Selection
from marrowlint.stamp import Stamped, Stamper
from marrowlint.suppress import suppress
from marrowlint.text import Span

ItemT = TypeVar("ItemT", Finding, Abstention)


class Judgement(Struct, frozen=True):
    """All that the rules have to say of one page."""

    findings: tuple[Finding, ...] = ()
    """The worst first, then in the order of the rules, then by place."""
    abstentions: tuple[Abstention, ...] = ()
    """In the order of the rules, then by place."""
    suppressed: tuple[Suppressed, ...] = ()
    faults: tuple[Fault, ...] = ()


def judge(
    context: Context,
    problems: Sequence[Problem],
    selection: Selection,
    families: Mapping[str, str],
) -> Judgement:
    """Return what the selected rules find on the page of ``context``.

    ``problems`` are those of reading and of the schema; ``families`` gives the family of
    every rule there is, for what comments in the page name. A rule that crashes costs its
    own answer and gives a fault; nothing of a rule's making is raised.
    """
    tree = context.page.tree
    stamper = Stamper(context.page, context.analysis.sentences)
    heard = _hear(ask(selection.rules, context, problems), stamper, selection)
    findings = fingerprinted(_unbeaten(heard.stamped, selection.rules), tree.text)
    outcome = suppress(tree.text, tree.comments, findings, families, selection.severities)
    files = [rule for rule in selection.rules if rule.meta.on is Problem]
    late = _hear(ask(files, context, outcome.problems), stamper, selection)
    return Judgement(
        _ordered((*outcome.kept, *fingerprinted(late.stamped, tree.text)), selection.rules),
        _ordered((*heard.abstentions, *late.abstentions), selection.rules),
        outcome.suppressed,
        (*heard.faults, *late.faults, *_orphans(tree, problems, families)),
    )


class _Heard(Struct, frozen=True):
    stamped: tuple[Stamped, ...]
    abstentions: tuple[Abstention, ...]
    faults: tuple[Fault, ...]


class _Clerk:
    """Writes down each answer once."""

    def __init__(self, stamper: Stamper, selection: Selection) -> None:
        self._stamper = stamper
        self._selection = selection
        self.stamped: dict[tuple[str, Span, str], Stamped] = {}
        self.abstentions: dict[Abstention, None] = {}

    def note(self, rule: AnyRule, answer: Answer) -> None:
        """Keep the first of equal answers: in prose those on the same words are equal."""
        if isinstance(answer, Abstain):
            self.abstentions.setdefault(self._stamper.abstention(rule, answer))
            return
        severity = self._selection.severities[rule.meta.id]
        one = self._stamper.finding(rule, severity, answer)
        told = "" if one.in_prose else one.finding.message
        self.stamped.setdefault((rule.meta.id, one.finding.place.span, told), one)


def _hear(said: Iterable[Said], stamper: Stamper, selection: Selection) -> _Heard:
    clerk = _Clerk(stamper, selection)
    faults = []
    for one in said:
        fault = one.fault
        for answer in one.answers:
            try:
                clerk.note(one.rule, answer)
            except Exception as error:  # noqa: BLE001 - a rule's bug costs its own answer only
                fault = fault or crash(error)
        if fault:
            faults.append(Fault(stamper.path, one.rule.meta.id, fault))
    return _Heard(tuple(clerk.stamped.values()), tuple(clerk.abstentions), tuple(faults))


def _orphans(
    tree: Tree, problems: Iterable[Problem], families: Mapping[str, str]
) -> Iterator[Fault]:
    """Yield a fault for each problem that no rule would report: it must not get lost."""
    for problem in problems:
        if problem.rule not in families:
            yield Fault(tree.text.path, problem.rule, f"no such rule, for: {problem.detail}")


def _unbeaten(stamped: Sequence[Stamped], rules: Iterable[AnyRule]) -> tuple[Stamped, ...]:
    """Return ``stamped`` without findings that a more specific rule makes on the same words."""
    spans: dict[str, list[Span]] = {}
    for one in stamped:
        spans.setdefault(one.finding.rule, []).append(one.finding.place.span)
    over: dict[str, list[Span]] = {}
    for rule in rules:
        for beaten in rule.meta.beats:
            over.setdefault(beaten, []).extend(spans.get(rule.meta.id, ()))
    covers = {name: Cover(winners) for name, winners in over.items() if winners}
    return tuple(
        one
        for one in stamped
        if one.finding.rule not in covers
        or covers[one.finding.rule].over(one.finding.place.span) is None
    )


def _ordered(items: Iterable[ItemT], rules: Iterable[AnyRule]) -> tuple[ItemT, ...]:
    order = {rule.meta.id: at for at, rule in enumerate(rules)}
    return tuple(sorted(items, key=lambda item: _rank(item, order)))


def _rank(item: Finding | Abstention, order: Mapping[str, int]) -> tuple[int, int, Span]:
    severity = item.severity.rank if isinstance(item, Finding) else 0
    return severity, order[item.rule], item.place.span
