"""Silence the findings that comments in the page speak of, and judge those comments.

A comment reads ``ignore rule-id[, rule-id] -- reason`` and silences what these rules find in
its target: the block, line or key it stands at. Without a reason it silences nothing.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from marrowlint.cover import Cover
from marrowlint.finding import Finding, Suppressed
from marrowlint.nearest import nearest
from marrowlint.read.tree import Comment, Problem
from marrowlint.text import Text

RULE = "suppression-unused"
"""The rule that reports comments which do nothing."""
FIXED = frozenset({"file-unreadable", "front-matter-invalid", RULE})
"""Rules that no comment silences: the file must be mended instead."""
MOST = 10
"""Faults of comments that are told one by one; a page with more tells how many more."""
SHOWN = 60
"""Characters of a comment that a message quotes."""
FORM = "`marrowlint: ignore rule-id -- reason`"
_WORD = "ignore"
_DASHES = ("--", "–", "—")


class Outcome(Struct, frozen=True):
    """What is left of a page's findings."""

    kept: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...]
    problems: tuple[Problem, ...]
    """One for each fault of a comment, in page order, ``MOST`` and a count at most."""


class _Order(Struct, frozen=True):
    """A comment that may silence something."""

    comment: Comment
    """Its spans are those of the file as it is on disk, like those of findings."""
    rules: tuple[str, ...]
    reason: str


def suppress(
    text: Text,
    comments: Iterable[Comment],
    findings: Sequence[Finding],
    known: Mapping[str, str],
    ran: Collection[str],
) -> Outcome:
    """Return ``findings`` without those that ``comments`` silence, and the comments' faults.

    ``known`` gives the family of each rule there is, ``ran`` names those that ran.
    """
    faults: list[Problem] = []
    orders: list[_Order] = []
    for comment in comments:
        order = _parse(comment)
        if isinstance(order, _Order):
            faults += _unknown(order, known)
            target = replace(comment, target=text.raw(comment.target))
            orders.append(replace(order, comment=target))
        else:
            faults.append(order)
    silenced = _silence(orders, findings)
    faults += _idle(orders, findings, ran)
    return Outcome(
        tuple(finding for at, finding in enumerate(findings) if at not in silenced),
        tuple(Suppressed(findings[at], reason) for at, reason in sorted(silenced.items())),
        _capped(sorted(faults, key=lambda fault: fault.span)),
    )


def _parse(comment: Comment) -> _Order | Problem:
    words, _, rest = comment.body.strip().partition(" ")
    if words.casefold() != _WORD:
        quoted = _quote(comment.body)
        return _fault(comment, f"{quoted} is not something marrowlint knows", f"Write {FORM}.")
    names, reason = _split(rest)
    rules = tuple(dict.fromkeys(names.replace(",", " ").replace("`", " ").split()))
    if not reason:
        detail = "this comment gives no reason, so it silences nothing"
        return _fault(comment, detail, f"Say why after two dashes: {FORM}.")
    if comment.target.start == comment.target.end:
        detail = "nothing follows this comment that it could speak of"
        return _fault(comment, detail, "Put it right above the words it is about.")
    if not rules:
        return _fault(comment, "this comment names no rule", f"Name the rules: {FORM}.")
    return _Order(comment, rules, reason)


def _split(rest: str) -> tuple[str, str]:
    """Return what stands before and after the first dash that opens a reason."""
    found = [(at, dash) for dash in _DASHES if (at := rest.find(dash)) >= 0]
    if not found:
        return rest, ""
    at, dash = min(found)
    return rest[:at], rest[at + len(dash) :].strip()


def _unknown(order: _Order, known: Mapping[str, str]) -> Iterator[Problem]:
    families = frozenset(known.values())
    for name in order.rules:
        if name in FIXED:
            detail = f"`{name}` cannot be silenced"
            yield _fault(order.comment, detail, "Mend what it reports.")
        elif name in families and name not in known:
            detail = f"{_quote(name)} is a family of rules, not a rule"
            yield _fault(order.comment, detail, "Name each rule by itself.")
        elif name not in known:
            near = nearest(name, known)
            way = f"Did you mean `{near}`?" if near else "`marrowlint rules` lists all of them."
            yield _fault(order.comment, f"there is no rule {_quote(name)}", way)


def _silence(orders: Iterable[_Order], findings: Iterable[Finding]) -> dict[int, str]:
    """Return the position of each silenced finding, with the reason given."""
    by_rule: dict[str, list[_Order]] = {}
    for order in orders:
        for name in order.rules:
            by_rule.setdefault(name, []).append(order)
    covers = {name: Cover(order.comment.target for order in said) for name, said in by_rule.items()}
    silenced = {}
    for at, finding in enumerate(findings):
        if finding.rule in FIXED or finding.rule not in covers:
            continue
        number = covers[finding.rule].over(finding.place.span)
        if number is not None:
            silenced[at] = by_rule[finding.rule][number].reason
    return silenced


def _idle(
    orders: Iterable[_Order], findings: Iterable[Finding], ran: Collection[str]
) -> Iterator[Problem]:
    spans: dict[str, list[Finding]] = {}
    for finding in findings:
        spans.setdefault(finding.rule, []).append(finding)
    covers = {name: Cover(one.place.span for one in found) for name, found in spans.items()}
    for order in orders:
        for name in order.rules:
            if name in FIXED or name not in ran:
                continue
            if name not in covers or not covers[name].count(order.comment.target):
                detail = f"`{name}` finds nothing here, so this comment silences nothing"
                yield _fault(order.comment, detail, "Take the rule out of the comment.")


def _capped(faults: Sequence[Problem]) -> tuple[Problem, ...]:
    if len(faults) <= MOST:
        return tuple(faults)
    more = len(faults) - MOST
    detail = f"{more} more {'comment' if more == 1 else 'comments'} to marrowlint did not work"
    last = replace(faults[MOST], detail=detail, help="Take out what is not needed, then run again.")
    return (*faults[:MOST], last)


def _fault(comment: Comment, detail: str, way: str) -> Problem:
    return Problem(RULE, comment.span, "", detail, way)


def _quote(words: str) -> str:
    return f"'{words if len(words) <= SHOWN else words[: SHOWN - 1] + '…'}'"
