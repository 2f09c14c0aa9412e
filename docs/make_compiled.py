"""Write src/marrowlint/compiled.json from the tables: ``python docs/make_compiled.py``."""

import tomllib
from pathlib import Path

import msgspec
from msgspec import Raw

from marrowlint import tables
from marrowlint.evidence import signs
from marrowlint.language import lexicon, lists
from marrowlint.tables import Compiled

INDEXES = (
    lexicon.NAMES,
    signs.LISTS,
    ("certainty", "negation"),
    *(
        (name,)
        for name in (
            "conditions",
            "effects",
            "forcing",
            "gains",
            "harms",
            "kinds",
            "negation",
            "outcomes",
            "ways",
            "wholes",
            "whose",
        )
    ),
)


def compiled() -> dict[str, Compiled]:
    """Return every table of the package, and the indexes that cost most to build."""
    paths = sorted(tables.HOME.rglob("*.toml"))
    found = {f"{path.parent.name}/{path.name}": _table(path) for path in paths}
    return found | {lists.name_of(names): _index(names) for names in INDEXES}


def rendered() -> bytes:
    """Return the whole of ``compiled.json``, one table a line."""
    rows = (f'"{name}":{msgspec.json.encode(one).decode()}' for name, one in compiled().items())
    return ("{\n" + ",\n".join(rows) + "\n}\n").encode()


def _table(path: Path) -> Compiled:
    return Compiled(tables.mark([path]), _raw(tomllib.loads(path.read_text("utf-8"))))


def _index(names: tuple[str, ...]) -> Compiled:
    return Compiled(tables.mark(lists.files(names)), _raw(lists.build(names)))


def _raw(data: object) -> Raw:
    return Raw(msgspec.json.encode(data))


if __name__ == "__main__":
    tables.COMPILED.write_bytes(rendered())
