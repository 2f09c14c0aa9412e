import tomllib
from pathlib import Path

import msgspec
import pytest

from docs.make_compiled import INDEXES, rendered
from marrowlint import tables
from marrowlint.language import lists
from marrowlint.language.cues import Index

TOML = sorted(tables.HOME.rglob("*.toml"))


def test_what_is_compiled_is_what_is_written() -> None:
    assert tables.COMPILED.read_bytes() == rendered(), "run: python docs/make_compiled.py"


@pytest.mark.parametrize("path", TOML, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_table_reads_as_its_toml(path: Path) -> None:
    compiled = msgspec.json.decode(tables.COMPILED.read_bytes())

    assert tables.read(path) == tomllib.loads(path.read_text("utf-8"))
    assert f"{path.parent.name}/{path.name}" in compiled


@pytest.mark.parametrize("names", INDEXES, ids=len)
def test_an_index_reads_as_it_is_built(names: tuple[str, ...]) -> None:
    made = tables.made(lists.name_of(names), lists.files(names), Index)

    assert made == lists.build(names)


def test_a_changed_table_is_read_from_its_toml(tmp_path: Path) -> None:
    changed = tmp_path / "lexicons" / "hype.toml"
    changed.parent.mkdir()
    changed.write_text('title = "other"\n', "utf-8")

    assert tables.read(changed) == {"title": "other"}
    assert tables.made(lists.name_of(INDEXES[0]), [changed], Index) is None
