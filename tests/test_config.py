"""Hold configuration files to what they may say, and errors to their line."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from msgspec.structs import fields, replace

from marrowlint import config_file, schemas
from marrowlint.config import Config, OfSources, Override
from marrowlint.config_file import load
from marrowlint.config_find import find
from marrowlint.config_lines import line_of
from marrowlint.errors import ConfigError

FULL = """\
select = ["claim-uncited", "safety"]
ignore = ["hype-word"]
fail-on = "error"
exclude = ["drafts/**", "!drafts/keep.md"]
required-sections = ["overview", "sources"]

[severity]
safety = "info"
claim-uncited = "off"

[sections]
side_effects = ["Is it safe?"]
history = ["History", "Where it comes from"]

[fields]
layout = "string"

[sources]
stale-days = 30
contact = "editor@example.org"

[[overrides]]
paths = ["old/*.md"]
ignore = ["dose"]
severity = { wording = "warning" }
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "marrowlint.toml"


def refusal(path: Path, text: str | bytes) -> ConfigError:
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(ConfigError) as caught:
        load(path)
    return caught.value


def test_every_key_is_read(own: Path) -> None:
    own.write_text(FULL, "utf-8")

    assert load(own) == Config(
        path=own,
        root=own.parent,
        select=("claim-uncited", "safety"),
        ignore=("hype-word",),
        severity={"safety": "info", "claim-uncited": "off"},
        fail_on="error",
        exclude=("drafts/**", "!drafts/keep.md"),
        overrides=(Override(("old/*.md",), (), ("dose",), {"wording": "warning"}),),
        required_sections=("overview", "sources"),
        sections={
            "side_effects": ("Is it safe?",),
            "history": ("History", "Where it comes from"),
        },
        fields={"layout": "string"},
        sources=OfSources(30, "editor@example.org"),
    )


def test_an_empty_file_gives_the_defaults(own: Path) -> None:
    own.write_text("", "utf-8")

    assert load(own) == replace(Config(), path=own, root=own.parent)


def test_no_required_sections_is_not_the_default(own: Path) -> None:
    own.write_text("required-sections = []", "utf-8")

    assert load(own).required_sections == ()


def test_pyproject_is_read_below_its_table(tmp_path: Path) -> None:
    shared = tmp_path / "pyproject.toml"
    shared.write_text('[project]\nname = "x"\n[tool.marrowlint]\nselect = ["dose"]\n', "utf-8")

    assert load(shared).select == ("dose",)


def test_a_byte_order_mark_and_crlf_are_accepted(own: Path) -> None:
    own.write_bytes(b'\xef\xbb\xbfselect = [\r\n"dose"]\r\n')

    assert load(own).select == ("dose",)


@pytest.mark.parametrize(
    ("text", "line", "fault", "hint"),
    [
        ("\nsellect = []", 2, "`sellect` is not a setting", "`select`"),
        ("fail_on = 'error'", 1, "`fail_on` is not a setting", "`fail-on`"),
        ("zzz = 1", 1, "`zzz` is not a setting", "select"),
        ("[severty]\nx = 'off'", 1, "`severty` is not a setting", "`severity`"),
        ("select = 'dose'", 1, "`select` is text, not a list", 'select = ["dose"]'),
        ("select = 3", 1, "`select` is a number, not a list", "select = ["),
        ("ignore = [\n 1]", 1, "lists a number, which is not a word", "text"),
        ("ignore = [' ']", 1, "lists ' ', which is not a word", "text"),
        ("fail-on = 'eror'", 1, "`fail-on` is 'eror'", "Did you mean error?"),
        ("fail-on = 2020-01-01", 1, "`fail-on` is a date or time", "Write one of"),
        ("severity = true", 1, "`severity` is true or false, not a table", "[severity]"),
        ("[severity]\n\ndose = 'fatal'", 3, "`dose` is 'fatal'", "Write one of"),
        ("[fields]\nlayout = 'str'", 2, "`layout` is 'str'", "string"),
        ("[sections]\nhistory = 'History'", 2, "`history` is text", "history = ["),
        ("overrides = 1", 1, "`overrides` is a number", "[[overrides]]"),
        ("[[overrides]]\nselect = []", 1, "an override has no `paths`", "paths = ["),
        ("[[overrides]]\npaths=['a']\n[[overrides]]\npaths=['b']\nx=1", 5, "`x` is not", "paths"),
        ("exclude = ['../other/**']", 1, "leads out of the project", "relative"),
        ("exclude = ['/etc/**']", 1, "leads out of the project", "relative"),
        ("exclude = ['!/etc']", 1, "leads out of the project", "relative"),
        ("exclude = ['C:\\x']", 1, "leads out of the project", "relative"),
        ("exclude = ['~/x']", 1, "leads out of the project", "relative"),
        ("exclude = ['a\\..\\b']", 1, "leads out of the project", "relative"),
        ("a = 1\nb = = 2", 2, "not valid TOML", "toml.io"),
        ("select = []\nselect = []", 2, "not valid TOML", "toml.io"),
        ("x" + ".a" * 5000 + " = 1", 1, "more than 1000 dots", "one item a line"),
    ],
)
def test_a_fault_is_told_with_its_line(
    own: Path, text: str, line: int, fault: str, hint: str
) -> None:
    error = refusal(own, text)

    assert error.message.startswith(f"{own}:{line}: ")
    assert fault in error.message
    assert hint in error.hint


def test_a_fault_in_pyproject_is_told_with_its_line(tmp_path: Path) -> None:
    shared = tmp_path / "pyproject.toml"
    error = refusal(shared, "[tool.other]\nselect = 1\n[tool.marrowlint]\nselect = 1\n")

    assert error.message == f"{shared}:4: `select` is a number, not a list"


@pytest.mark.parametrize(
    ("raw", "fault"),
    [
        (b"a = 1\n# \xff", ":2: the file is not UTF-8 text"),
        (b"#" * (256 * 1024 + 1), " is larger than 256 KiB"),
        (b"select = " + b"[" * 5000, ": lists or tables are nested too deep"),
        (b"select = " + b"1" * 5000, ": not valid TOML"),
        (b"select = [\x00]", ":1: not valid TOML"),
        (b'# marrowlint\nx = "', ": not valid TOML"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused(own: Path, raw: bytes, fault: str) -> None:
    error = refusal(own, raw)

    assert fault in error.message
    assert error.exit_code == 2


def test_a_file_that_is_gone_is_refused(own: Path) -> None:
    with pytest.raises(ConfigError, match=r"cannot be read"):
        load(own)


def test_a_long_value_is_cut_in_the_message(own: Path) -> None:
    error = refusal(own, f"fail-on = '{'e' * 1000}'")

    assert len(error.message) < len(str(own)) + 100


def test_no_key_runs_imports_or_fetches(own: Path) -> None:
    keys = ("command", "plugins", "extends", "schema", "url", "proxy", "python", "init-hook")
    seen: list[str] = []
    listening = True
    sys.addaudithook(lambda event, _: seen.append(event) if listening else None)
    messages = [refusal(own, f'{key} = "http://127.0.0.1:9/x"').message for key in keys]
    listening = False

    assert all("is not a setting" in message for message in messages)
    assert not [event for event in seen if event.startswith(("subprocess", "socket", "os.system"))]


@pytest.mark.parametrize("key", ["registry", "proxy", "cache-dir", "cache_dir", "ca-bundle"])
def test_whom_to_ask_is_no_setting_of_a_file(own: Path, key: str) -> None:
    error = refusal(own, f'[sources]\n{key} = "x"')

    assert f"marrowlint.toml:2: `{key}` is no setting of a file" in error.message
    assert "Give it as an argument" in error.hint


@pytest.mark.parametrize(
    ("line", "fault", "hint"),
    [
        ("stale-day = 3", "`stale-day` is not a setting", "Did you mean `stale-days`?"),
        ("stale-days = -1", "`stale-days` is -1", "from 0 to 3,650"),
        ("stale-days = true", "`stale-days` is true or false", "from 0 to 3,650"),
        ('stale-days = "30"', "`stale-days` is '30'", "from 0 to 3,650"),
        ("stale-days = 1e999", "`stale-days` is inf", "from 0 to 3,650"),
        ("contact = 1", "`contact` is a number", "name@example.org"),
        ('contact = "a@b.c\\r\\nX-A: 1"', "`contact` is 'a@b.c", "name@example.org"),
    ],
)
def test_settings_of_sources_are_held_to_their_form(
    own: Path, line: str, fault: str, hint: str
) -> None:
    error = refusal(own, f"[sources]\n{line}")

    assert fault in error.message
    assert hint in error.hint


def test_the_line_of_a_key_inside_a_one_line_table_is_not_guessed() -> None:
    assert line_of("severity = { dose = 'x' }", ("severity", "dose")) is None


def test_the_nearest_folder_upward_wins(tmp_path: Path) -> None:
    inner = tmp_path / "pages" / "deep"
    inner.mkdir(parents=True)
    (tmp_path / "marrowlint.toml").touch()
    (tmp_path / "pages" / "marrowlint.toml").touch()

    assert find(inner / "page.md") == tmp_path / "pages" / "marrowlint.toml"


def test_own_file_wins_over_pyproject(tmp_path: Path) -> None:
    (tmp_path / "marrowlint.toml").touch()
    (tmp_path / "pyproject.toml").write_text("[tool.marrowlint]\n", "utf-8")

    assert find(tmp_path) == tmp_path / "marrowlint.toml"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[tool.marrowlint]", True),
        ('  [ tool . "marrowlint" ]  # ours', True),
        ("[[tool.marrowlint.overrides]]", True),
        ("[tool.marrowlint-extra]", False),
        ("dependencies = ['marrowlint']", False),
        ("", False),
    ],
)
def test_pyproject_counts_only_with_our_table(tmp_path: Path, text: str, *, found: bool) -> None:
    shared = tmp_path / "pyproject.toml"
    shared.write_text(f"[project]\n{text}\n", "utf-8")
    (tmp_path / ".git").mkdir()

    assert find(tmp_path) == (shared if found else None)


@pytest.mark.parametrize("kind", ["folder", "file"])
def test_the_search_ends_at_the_root_of_the_work_tree(tmp_path: Path, kind: str) -> None:
    work = tmp_path / "work"
    work.mkdir()
    (tmp_path / "marrowlint.toml").touch()
    (work / ".git").mkdir() if kind == "folder" else (work / ".git").touch()

    assert find(work / "page.md") is None


def test_a_folder_of_that_name_is_no_configuration(tmp_path: Path) -> None:
    (tmp_path / "marrowlint.toml").mkdir()
    (tmp_path / ".git").mkdir()

    assert find(tmp_path) is None


def test_a_pyproject_that_may_not_be_read_is_not_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(*_: object) -> None:
        raise PermissionError

    shared = tmp_path / "pyproject.toml"
    shared.touch()
    monkeypatch.setattr(Path, "open", denied)

    assert find(tmp_path) == shared


def properties(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield schema
    for part in schema.get("properties", {}).values():
        yield from properties(part)


def test_the_schema_has_the_keys_of_the_settings() -> None:
    schema = schemas.load("config")
    names = {field.name.replace("_", "-") for field in fields(Config)}
    inner = {field.name for field in fields(Override)}

    assert set(schema["properties"]) == names - {"path", "root"} == set(config_file.KEYS)
    override = schema["properties"]["overrides"]["items"]
    assert set(override["properties"]) == inner == set(config_file.OVERRIDE_KEYS)


def test_the_schema_has_the_choices_and_defaults_of_the_settings() -> None:
    schema = schemas.load("config")
    parts = schema["properties"]

    assert parts["fail-on"]["enum"] == list(config_file.FAIL_ON)
    assert parts["fail-on"]["default"] == Config().fail_on
    assert parts["required-sections"]["default"] == list(Config().required_sections)
    assert parts["fields"]["additionalProperties"]["enum"] == list(config_file.FIELD_TYPES)
    of_sources = parts["sources"]["properties"]
    assert set(of_sources) == set(config_file.SOURCES_KEYS)
    assert of_sources["stale-days"]["default"] == OfSources().stale_days
    severities = schema["definitions"]["severity"]["additionalProperties"]["enum"]
    assert severities == list(config_file.SEVERITIES)


def test_the_schema_is_valid_and_describes_every_key() -> None:
    schema = schemas.load("config")
    jsonschema.Draft7Validator.check_schema(schema)

    assert all(part.get("description") for part in properties(schema))


@pytest.mark.parametrize(
    ("data", "valid"),
    [
        ({"select": ["dose"], "fail-on": "never", "overrides": [{"paths": ["a"]}]}, True),
        ({"selec": []}, False),
        ({"overrides": [{"select": []}]}, False),
        ({"exclude": ["../x"]}, False),
        ({"exclude": ["/x"]}, False),
        ({"exclude": ["a/..b"]}, True),
        ({"sources": {"stale-days": 7, "contact": "a@example.org"}}, True),
        ({"sources": {"stale-days": -1}}, False),
        ({"sources": {"contact": "nobody"}}, False),
        ({"sources": {"registry": "http://127.0.0.1:9/"}}, False),
    ],
)
def test_the_schema_agrees_with_the_reader(data: dict[str, Any], *, valid: bool) -> None:
    assert jsonschema.Draft7Validator(schemas.load("config")).is_valid(data) is valid
