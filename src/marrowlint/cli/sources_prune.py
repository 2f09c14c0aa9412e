"""``marrowlint sources prune``: take out of the lock what no page uses."""

import argparse
from collections.abc import Sequence

from marrowlint.cli.gathering import add_pages, gathered
from marrowlint.cli.locks import locks
from marrowlint.cli.output import write_log
from marrowlint.cli.parser import Parser
from marrowlint.cli.refresh import Group, groups
from marrowlint.cli.save import save
from marrowlint.errors import UsageError
from marrowlint.facts import Record
from marrowlint.lock.write import render
from marrowlint.report.visible import lines, say, visible

DONE, INCOMPLETE = 0, 2
EXAMPLES = """\
  marrowlint sources prune
  marrowlint sources prune --dry-run
"""


def run(argv: Sequence[str]) -> int:
    """Prune the locks of the pages that ``argv`` names; return the exit code."""
    about = (
        "Take out of the lock what no page uses. All pages below the lock's folder count,"
        " and those that are named."
    )
    parser = Parser("sources prune", about, EXAMPLES)
    add_pages(parser)
    parser.add_argument("--dry-run", action="store_true", help="write nothing")
    args = parser.read(argv)
    return DONE if args is None else _prune(args)


def _prune(args: argparse.Namespace) -> int:
    known = locks(args)
    first = gathered(args)
    if not first.pages:
        return INCOMPLETE
    folders = {group.file.parent for group in groups(first, known) if group.exists}
    if not folders:
        fault = "there is no lock to prune"
        raise UsageError(fault, "Name its pages, or the lock itself with --lock.")
    collected = gathered(args, sorted(folders), quiet=True)
    doubt = next((page for page in collected.pages if page.doubt), None)
    if doubt or not collected.complete:
        which = f"'{doubt.shown}' ({doubt.doubt})" if doubt else "a page"
        fault = f"{which} could not be read whole, so nobody knows what it uses"
        raise UsageError(
            fault, "Mend the page, or leave it out with `exclude`; nothing was pruned."
        )
    for group in groups(collected, known):
        if group.exists:
            _write(group, dry=args.dry_run)
    return DONE


def _write(group: Group, *, dry: bool) -> None:
    used = {key for keys in group.sources for key in keys}
    gone = [each for each in group.old.records if not _is_used(each, used)]
    if gone and not dry:
        save(group.file, render(each for each in group.old.records if each not in gone))
    path, left = visible(group.old.path), len(group.old.records) - len(gone)
    told = [say("out: {key}", key=visible(each.key)) for each in gone]
    said = "{path}: {gone} would go, {n} stay" if dry else "{path}: {gone} taken out, {n} left"
    write_log(lines([*told, say(said, path=path, gone=len(gone), n=left)]))


def _is_used(record: Record, used: set[str]) -> bool:
    return record.key in used or not used.isdisjoint(record.ids)
