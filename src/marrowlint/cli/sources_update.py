"""``marrowlint sources update``: ask about sources, and write what was learnt into the lock."""

import argparse
from collections.abc import Sequence
from datetime import UTC, datetime

from marrowlint.cli.gathering import add_pages, gathered
from marrowlint.cli.locks import locks
from marrowlint.cli.output import complain, write_log
from marrowlint.cli.parser import Parser, add_online, days, options
from marrowlint.cli.refresh import Answers, Choice, Renewed, groups, keep, reached, renew
from marrowlint.cli.renewal_text import missed, told, written
from marrowlint.errors import UsageError
from marrowlint.lock.named import candidates
from marrowlint.report.visible import lines

DONE, INCOMPLETE = 0, 2
EXAMPLES = """\
  marrowlint sources update                       what is new or stale
  marrowlint sources update --stale 7 page.md     what was asked a week ago, too
  marrowlint sources update --only PMC5773187     this one, however fresh
  marrowlint sources update --dry-run             say what would change
"""


def run(argv: Sequence[str]) -> int:
    """Renew the locks of the pages that ``argv`` names; return the exit code."""
    about = "Ask about the sources of pages that are new or stale, and write the lock."
    parser = Parser("sources update", about, EXAMPLES)
    add_pages(parser)
    parser.add_argument(
        "--stale", metavar="DAYS", type=days,
        help="ask again about what was asked that long ago (default: stale-days, 90; 0: all)",
    )  # fmt: skip
    parser.add_argument("--only", metavar="ID", help="ask about this source alone: an id or URL")
    parser.add_argument("--dry-run", action="store_true", help="write nothing")
    add_online(parser)
    args = parser.read(argv)
    return DONE if args is None else _update(args)


def _update(args: argparse.Namespace) -> int:
    collected = gathered(args)
    if not collected.pages:
        return INCOMPLETE
    from marrowlint.cli.asking import asker

    at = options(args).now or datetime.now(UTC)
    only = candidates(args.only) if args.only else ()
    found = groups(collected, locks(args))
    if args.only and not any(set(only) & set(each) for group in found for each in group.sources):
        fault = f"no page has the source '{args.only[:80]}'"
        raise UsageError(fault, "`marrowlint sources check` lists the sources of the pages.")
    choice = Choice(at, args.stale, only)
    renewed, answers = renew(found, choice, asker(args, at, collected))
    return _finish(args, renewed, answers, complete=collected.complete)


def _finish(
    args: argparse.Namespace, renewed: Sequence[Renewed], answers: Answers, *, complete: bool
) -> int:
    for note in answers.notes:
        complain(note)
    if not reached(renewed):
        write_log(lines(line for each in renewed for line in missed(each)))
        complain("nobody gave an answer, so nothing was written", "Try again later.")
        return INCOMPLETE
    for each in renewed:
        wrote = not args.dry_run and keep(each)
        write_log(lines([*told(each), written(each, wrote=wrote, dry=args.dry_run)]))
    return DONE if complete else INCOMPLETE
