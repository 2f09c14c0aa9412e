"""``marrowlint claims``: list the claims of a page and the sources behind each."""

from collections.abc import Sequence
from pathlib import Path

from marrowlint.cli.output import complain, write, write_log
from marrowlint.cli.parser import Parser, add_config, options
from marrowlint.cli.terminal import width
from marrowlint.errors import UsageError
from marrowlint.look import Known
from marrowlint.run import claims

BUG = 3
EXAMPLES = """\
  marrowlint claims monographs/page.md
  marrowlint claims monographs/page.md --format json
"""


def run(argv: Sequence[str]) -> int:
    """Print the claim table of the page that ``argv`` names; return the exit code."""
    about = "List the claims of a page: where, of what kind, how sure, and on which sources."
    parser = Parser("claims", about, EXAMPLES)
    parser.add_argument("file", metavar="FILE", type=Path, help="the page")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="of the table")
    parser.add_argument("--width", metavar="N", type=int, help="of lines (default: the terminal's)")
    add_config(parser)
    args = parser.read(argv)
    if args is None:
        return 0
    known = claims(args.file, options(args))
    for fault in known.faults:
        complain(f"a bug of ours in '{fault.step}': {fault.detail}", "Please report it.")
    if known.faults:
        return BUG
    _hold_readable(known)
    _print(known, args.format, args.width)
    return 0


def _hold_readable(known: Known) -> None:
    tree = known.context.page.tree
    if not tree.readable:
        problem = next(iter(known.problems), None)
        fault = (
            f"'{tree.text.path}' has no claims to list: {problem.detail if problem else 'unread'}"
        )
        raise UsageError(fault, problem.help if problem else "")


def _print(known: Known, form: str, cells: int | None) -> None:
    if form == "json":
        from marrowlint.report import claims_json

        write(claims_json.render(known.context))
    else:
        from marrowlint.report import claims_text

        write_log(claims_text.render(known.context, width(cells)))
