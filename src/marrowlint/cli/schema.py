"""``marrowlint schema``: print a JSON Schema."""

from collections.abc import Sequence

from marrowlint import schemas
from marrowlint.cli.output import write
from marrowlint.cli.parser import Parser

NAMES = ("monograph", "report", "config", "lock")
EXAMPLES = """\
  marrowlint schema > monograph.schema.json
  marrowlint schema config
"""


def run(argv: Sequence[str]) -> int:
    """Print the schema that ``argv`` names; return the exit code."""
    parser = Parser(
        "schema", "Print the JSON Schema of pages, reports, configuration or locks.", EXAMPLES
    )
    parser.add_argument(
        "name", choices=NAMES, nargs="?", default=NAMES[0], help="default: monograph"
    )
    args = parser.read(argv)
    if args is not None:
        write(schemas.read(args.name))
    return 0
