"""Render a report for people: every finding with its line, then what is left to say.

A rule's ``why`` stands at its first finding only. What could not be judged is listed apart,
and the last line never calls it clean.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from msgspec import Struct

from marrowlint.finding import Abstention, Fault, Finding, Report, Standing
from marrowlint.report.diagnostic import Diagnostic
from marrowlint.report.pen import Ink, Pen
from marrowlint.report.summary import Summary, counted, sentence, summarize
from marrowlint.report.visible import Safe, joined, lines, say, visible

MOST = 20
"""How many lines of one kind are printed after the findings."""
MOST_NAMES = 5
"""How many of the files that were passed over are named."""
LEAST_WIDTH = 40


class Options(Struct, frozen=True):
    """How the text looks."""

    color: bool = False
    width: int = 100
    """In cells; a longer source line is cut around the words it is shown for."""
    statistics: bool = False
    """Whether a table of how often each rule spoke comes before the summary."""


PLAIN = Options()


def render(report: Report, options: Options = PLAIN) -> str:
    """Return the report as text that ends in a line feed."""
    pen = Pen(options.color)
    rest = (
        list(_abstentions(report.abstentions)),
        list(_passed_over(report.passed_over)),
        list(_unread(report.unread)),
        list(_faults(report.faults)),
        list(_statistics(report.findings)) if options.statistics else [],
        list(_standings(report.standings)),
        [_closing(summarize(report), pen)],
    )
    # One block at a time: all lines of a long report at once would be its size many times over.
    blocks = chain(_findings(report.findings, pen, max(LEAST_WIDTH, options.width)), rest)
    return joined(Safe("\n"), (lines(block) for block in blocks if block))


def _findings(findings: Iterable[Finding], pen: Pen, width: int) -> Iterator[list[Safe]]:
    explained: set[str] = set()
    for finding in findings:
        explain = finding.rule not in explained
        yield list(Diagnostic(finding, pen, width, explain).lines())
        explained.add(finding.rule)


def _abstentions(abstentions: Sequence[Abstention]) -> Iterator[Safe]:
    if not abstentions:
        return
    yield say("{n} could not be judged:", n=len(abstentions))
    times = Counter((each.rule, each.reason) for each in abstentions)
    firsts = {(each.rule, each.reason): each for each in reversed(abstentions)}
    yield from _capped([_abstained(firsts[key], times[key]) for key in times])


def _abstained(first: Abstention, times: int) -> Safe:
    line = say(
        "{path}:{line} {rule}: {reason}",
        path=visible(first.path),
        line=first.place.start.line,
        rule=visible(first.rule),
        reason=visible(first.reason.replace("\n", " ")),
    )
    return say("{line} (and {n} more like it)", line=line, n=times - 1) if times > 1 else line


def _passed_over(paths: Sequence[str]) -> Iterator[Safe]:
    if not paths:
        return
    names = [visible(path) for path in paths[:MOST_NAMES]]
    if len(paths) > MOST_NAMES:
        names.append(say("and {n} more", n=len(paths) - MOST_NAMES))
    files = counted(len(paths), "file")
    names_line = joined(Safe(", "), names)
    yield say("{files} passed over, no monograph inside: {names}", files=files, names=names_line)


def _unread(paths: Sequence[str]) -> Iterator[Safe]:
    if not paths:
        return
    yield say("{files} could not be read:", files=counted(len(paths), "file"))
    yield from _capped([visible(path) for path in paths])


def _faults(faults: Sequence[Fault]) -> Iterator[Safe]:
    if not faults:
        return
    yield say("{faults} of marrowlint itself, please report:", faults=counted(len(faults), "fault"))
    yield from _capped(
        [
            say(
                "{path}: {step}: {detail}",
                path=visible(fault.path),
                step=visible(fault.step),
                detail=visible(fault.detail),
            )
            for fault in faults
        ]
    )


def _statistics(findings: Iterable[Finding]) -> Iterator[Safe]:
    counts = Counter(finding.rule for finding in findings)
    for rule, number in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        yield say("{number:>6}  {rule}", number=number, rule=visible(rule))


def _standings(standings: Sequence[Standing]) -> Iterator[Safe]:
    """Yield one line on what is known of the sources, and one for each reason or note."""
    if not standings:
        return
    known = [each.on for each in standings if not each.why]
    reasons = Counter(each.why for each in standings if each.why)
    parts = []
    if known:
        parts.append(say("{n} from the lock (oldest {on})", n=len(known), on=visible(min(known))))
    if reasons:
        parts.append(say("{n} unchecked", n=reasons.total()))
    yield say("Sources: {parts}.", parts=joined(Safe(", "), parts))
    told = reasons + Counter(each.note for each in standings if each.note)
    yield from _capped(
        [say("{n}: {why}", n=number, why=visible(why)) for why, number in told.items()]
    )


def _capped(entries: Sequence[Safe]) -> Iterator[Safe]:
    """Yield the entries as list lines, at most ``MOST`` of them and how many more there are.

    The dash keeps words of others from the beginning of the line.
    """
    for entry in entries[:MOST]:
        yield say("- {entry}", entry=entry)
    if len(entries) > MOST:
        yield say("- and {n} more", n=len(entries) - MOST)


def _closing(summary: Summary, pen: Pen) -> Safe:
    return pen.write(Ink.GREEN if summary.clean else Ink.BOLD, sentence(summary))
