"""``marrowlint convert``: turn a page into another form."""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from marrowlint import convert
from marrowlint.cli.output import complain, write
from marrowlint.cli.parser import Parser, add_config, options
from marrowlint.cli.save import save
from marrowlint.errors import UsageError
from marrowlint.read.sniff import FORMS
from marrowlint.read.tree import Form, Tree
from marrowlint.run import read

WRITERS: dict[Form, Callable[[Tree], str]] = {
    Form.MARKDOWN: convert.to_markdown,
    Form.YAML: convert.to_yaml,
    Form.JSON: convert.to_json,
    Form.OUTLINE: convert.to_outline,
}
EXAMPLES = """\
  marrowlint convert notes.txt -o page.md
  marrowlint convert page.md --to yaml
"""


def run(argv: Sequence[str]) -> int:
    """Convert the page that ``argv`` names; return the exit code."""
    about = "Turn a page into another form without losing a word."
    parser = Parser("convert", about, EXAMPLES)
    parser.add_argument("file", metavar="IN", type=Path, help="the page")
    parser.add_argument(
        "-o", "--output", metavar="OUT", type=Path,
        help="write it there; the suffix says the form (default: print it)",
    )  # fmt: skip
    parser.add_argument(
        "--to", choices=[form.value for form in Form],
        help="the form (default: as OUT says, else Markdown)",
    )  # fmt: skip
    parser.add_argument("--force", action="store_true", help="replace OUT if it exists")
    add_config(parser)
    args = parser.read(argv)
    if args is not None:
        _convert(args)
    return 0


def _convert(args: argparse.Namespace) -> None:
    tree = read(args.file, options(args))
    form = _form(args, tree)
    if not tree.readable:
        problem = next(iter(tree.problems), None)
        fault = f"'{tree.text.path}' cannot be converted: {problem.detail if problem else 'unread'}"
        raise UsageError(fault, problem.help if problem else "")
    written = WRITERS[form](tree)
    if tree.problems:
        count = len(tree.problems)
        faults = "1 fault" if count == 1 else f"{count} faults"
        complain(f"the page has {faults} that may not carry over", "`marrowlint check` shows them.")
    starts = (tree.text.content[comment.span.start] for comment in tree.comments)
    if form is not tree.form and "#" in starts:
        fault = "comments that begin with # do not carry over to another form"
        complain(fault, "Write those that silence rules again in the new page.")
    if args.output:
        save(args.output, written, replace=args.force)
    else:
        write(written)


def _form(args: argparse.Namespace, tree: Tree) -> Form:
    if args.to:
        return Form(args.to)
    if args.output:
        suffix = args.output.suffix.lower()
        if suffix not in FORMS:
            fault = f"'{args.output}' does not say which form to write"
            raise UsageError(fault, f"Add --to, or end it in one of: {', '.join(FORMS)}.")
        return FORMS[suffix]
    if tree.form is Form.MARKDOWN:
        fault = "the page is Markdown already"
        raise UsageError(fault, "Say which form you want: --to yaml, json or outline.")
    return Form.MARKDOWN
