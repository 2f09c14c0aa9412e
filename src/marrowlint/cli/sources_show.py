"""``marrowlint sources show``: show what the lock knows."""

import argparse
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import msgspec

from marrowlint.cli.gathering import gathered
from marrowlint.cli.locks import locks
from marrowlint.cli.output import write, write_log
from marrowlint.cli.parser import Parser, add_config, add_lock
from marrowlint.cli.refresh import groups
from marrowlint.cli.terminal import width
from marrowlint.errors import UsageError
from marrowlint.facts import Record
from marrowlint.lock.named import candidates
from marrowlint.lock.shape import VERSION

ANEW = "`marrowlint sources update` asks, and writes what it learnt."
EXAMPLES = """\
  marrowlint sources show PMC5773187
  marrowlint sources show monographs/page.md
  marrowlint sources show --format json
"""


def run(argv: Sequence[str]) -> int:
    """Print the records that ``argv`` names; return the exit code."""
    about = "Show what the lock knows: of one source, of those of a page, or all of it."
    parser = Parser("sources show", about, EXAMPLES)
    parser.add_argument(
        "name", metavar="ID|PATH", nargs="?",
        help="an identifier or URL, or a page or folder (default: the whole lock)",
    )  # fmt: skip
    add_lock(parser, none=False)
    parser.add_argument("--format", choices=("text", "json"), default="text", help="of the records")
    parser.add_argument("--width", metavar="N", type=int, help="of lines (default: the terminal's)")
    add_config(parser)
    args = parser.read(argv)
    if args is None:
        return 0
    records = tuple({each.key: each for each in _records(args)}.values())
    if args.format == "json":
        from marrowlint.report.inert_json import dump

        write(dump(_data(records)))
    else:
        from marrowlint.report import record_text

        write_log("\n".join(record_text.render(each, width(args.width)) for each in records))
    return 0


def _records(args: argparse.Namespace) -> Iterable[Record]:
    if args.name and os.path.lexists(args.name):
        return _of_pages(args)
    known = locks(args)
    file = known.file(Path.cwd())
    if file is None:
        fault = "there is no lock here"
        raise UsageError(fault, ANEW)
    lock = known.of(file)
    if not args.name:
        return lock.records
    found = [lock.by_id[key] for key in candidates(args.name) if key in lock.by_id]
    if not found:
        fault = f"'{lock.path}' knows nothing of '{args.name[:80]}'"
        raise UsageError(fault, "`sources show` shows all it knows; `sources update` asks.")
    return found[:1]


def _of_pages(args: argparse.Namespace) -> list[Record]:
    args.paths = [Path(args.name)]
    found = groups(gathered(args), locks(args))
    named = [(group.old.by_id, key) for group in found for keys in group.sources for key in keys]
    records = [known[key] for known, key in named if key in known]
    if not records:
        fault = f"nothing is known of the sources of '{args.name}'"
        raise UsageError(fault, ANEW)
    return records


def _data(records: Sequence[Record]) -> dict[str, Any]:
    return {
        "version": VERSION,
        "sources": {each.key: msgspec.to_builtins(each) for each in records},
    }
