"""``marrowlint check``: check pages and report."""

import argparse
import gc
import sys
from collections.abc import Sequence
from pathlib import Path

from marrowlint.cli.gathering import tell
from marrowlint.cli.locks import locks
from marrowlint.cli.output import write, write_log
from marrowlint.cli.parser import (
    Parser,
    add_lock,
    add_online,
    add_settings,
    add_trust,
    hold_online,
    options,
)
from marrowlint.cli.save import save
from marrowlint.cli.terminal import color, width
from marrowlint.errors import UsageError
from marrowlint.finding import Report
from marrowlint.read.decode import SIZE_CAP
from marrowlint.run import Examined, examine, examine_text

FORMATS = ("text", "json", "sarif", "github")
STDIN = "-"
CLEAN, FINDINGS, INCOMPLETE, BUG = 0, 1, 2, 3
EXAMPLES = """\
  marrowlint check                           every page below this folder
  marrowlint check page.md --statistics      one page, with a count for each rule
  marrowlint check - --stdin-filename a.md   what comes on standard input
  marrowlint check monographs/ --format sarif --output report.sarif --exit-zero
  marrowlint check monographs/ --online      ask about new and stale sources first
"""


def run(argv: Sequence[str]) -> int:
    """Check what ``argv`` names and write the report; return the exit code."""
    args = parser().read(argv)
    return CLEAN if args is None else check(args)


def parser() -> Parser:
    """Return the parser of the command's arguments."""
    it = Parser("check", "Check pages and report what is wrong, with the exact place.", EXAMPLES)
    it.add_argument(
        "paths", metavar="PATH", nargs="*",
        help="files, folders to walk, or - for standard input (default: this folder)",
    )  # fmt: skip
    it.add_argument("--stdin-filename", metavar="NAME", help="what to call standard input")
    it.add_argument("--format", choices=FORMATS, default="text", help="of the report")
    it.add_argument("--output", "-o", metavar="FILE", type=Path, help="write the report there")
    it.add_argument("--exit-zero", action="store_true", help="exit with 0 despite findings")
    it.add_argument("--statistics", action="store_true", help="count the findings of each rule")
    it.add_argument(
        "--color", choices=("auto", "always", "never"), default="auto",
        help="of the text (default: auto, on a terminal unless NO_COLOR is set)",
    )  # fmt: skip
    it.add_argument("--width", metavar="N", type=int, help="of lines (default: the terminal's)")
    add_settings(it)
    add_lock(it)
    add_trust(it)
    it.add_argument(
        "--online", action="store_true",
        help="first ask about sources that the lock knows too little of, and write the lock",
    )  # fmt: skip
    it.add_argument("--locked", action="store_true", help="with --online: do not write the lock")
    add_online(it)
    return it


def check(args: argparse.Namespace) -> int:
    """Do what ``args`` say."""
    _hold_sense(args)
    gc.freeze()  # what is imported stays for good
    examined = _examine(args)
    _deliver(_render(args, examined.report), args)
    report = examined.report
    tell(examined.left_out, found=bool(report.pages or report.unread))
    return _code(args, examined)


def _hold_sense(args: argparse.Namespace) -> None:
    if STDIN in args.paths and len(args.paths) > 1:
        fault = "standard input (-) cannot be checked together with files"
        raise UsageError(fault, "Use one command for each.")
    if args.stdin_filename and args.paths != [STDIN]:
        fault = "--stdin-filename is given, but not - for standard input"
        raise UsageError(fault, "Write: marrowlint check - --stdin-filename NAME.")
    _hold_online(args)
    if args.statistics and args.format != "text":
        fault = f"--statistics goes with --format text, not {args.format}"
        raise UsageError(fault, "Leave one of the two out.")
    for path in args.paths:
        if args.output and path != STDIN and args.output.resolve() == Path(path).resolve():
            fault = f"--output would overwrite '{path}', which is to be checked"
            raise UsageError(fault, "Choose another name for the report.")


def _hold_online(args: argparse.Namespace) -> None:
    if args.online and args.no_lock:
        fault = "--online keeps what it learns in a lock, and --no-lock allows none"
        raise UsageError(fault, "Write --online --locked to leave the lock as it is.")
    if args.locked and not args.online:
        fault = "--locked is given, but not --online"
        raise UsageError(fault, "Without --online no lock is written anyway.")
    hold_online(args)


def _examine(args: argparse.Namespace) -> Examined:
    given, known = options(args), locks(args)
    piped = None
    if args.paths == [STDIN]:
        piped = sys.stdin.buffer.read(SIZE_CAP + 1), args.stdin_filename or "<stdin>"
    if args.online:
        from marrowlint.cli.check_online import refresh

        given = refresh(args, given, known, piped)
    if piped is not None:
        return examine_text(*piped, given, known)
    return examine([Path(path) for path in args.paths or ["."]], given, known)


def _render(args: argparse.Namespace, report: Report) -> str:
    if args.format == "json":
        from marrowlint.report import json

        return json.render(report)
    if args.format == "sarif":
        from marrowlint.report import sarif

        return sarif.render(report)
    if args.format == "github":
        from marrowlint.report import github

        return github.render(report)
    from marrowlint.report import text

    colored = color(args.color) and not (args.output and args.color == "auto")
    return text.render(report, text.Options(colored, width(args.width), args.statistics))


def _deliver(rendered: str, args: argparse.Namespace) -> None:
    if args.output and str(args.output) != STDIN:
        save(args.output, rendered)
    elif args.format == "text":
        write_log(rendered)
    else:
        write(rendered)


def _code(args: argparse.Namespace, examined: Examined) -> int:
    report = examined.report
    if report.faults:
        return BUG
    if report.unread or not report.pages:
        return INCOMPLETE
    if args.exit_zero:
        return CLEAN
    if examined.failing:
        return FINDINGS
    # With fail-on = never in a file, a page that was not read must still not look clean.
    return CLEAN if all(page.readable for page in report.pages) else INCOMPLETE
