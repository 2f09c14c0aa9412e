"""Which settings govern which page."""

from pathlib import Path

import pytest

from fakes import a_rule
from marrowlint.errors import ConfigError, UsageError
from marrowlint.settings import Options, Settings

RULES = (a_rule("hype-word"), a_rule("section-missing", family="structure"))


def write(path: Path, content: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, "utf-8")
    return path


def test_the_nearest_file_upward_governs(tmp_path: Path) -> None:
    write(tmp_path / "marrowlint.toml", 'fail-on = "error"')
    write(tmp_path / "drafts" / "marrowlint.toml", 'fail-on = "never"')
    (tmp_path / "pages" / "deep").mkdir(parents=True)
    settings = Settings(Options(), RULES)

    assert settings.at(tmp_path / "pages" / "deep").fail_on == "error"
    assert settings.at(tmp_path / "drafts").fail_on == "never"


def test_each_file_is_read_once(tmp_path: Path) -> None:
    write(tmp_path / "marrowlint.toml", 'fail-on = "error"')
    (tmp_path / "a").mkdir()
    settings = Settings(Options(), RULES)

    assert settings.at(tmp_path) is settings.at(tmp_path / "a")


def test_a_named_file_governs_every_page(tmp_path: Path) -> None:
    write(tmp_path / "marrowlint.toml", "not toml at all")
    named = write(tmp_path / "elsewhere" / "strict.toml", 'fail-on = "info"')

    assert Settings(Options(config=named), RULES).at(tmp_path).fail_on == "info"


def test_no_config_reads_no_file(tmp_path: Path) -> None:
    write(tmp_path / "marrowlint.toml", "not toml at all")

    assert Settings(Options(no_config=True), RULES).at(tmp_path).path is None


def test_an_unknown_rule_in_a_file_is_an_error_that_names_the_file(tmp_path: Path) -> None:
    write(tmp_path / "marrowlint.toml", 'ignore = ["hype-words"]')

    with pytest.raises(ConfigError, match=r"marrowlint\.toml: `ignore` lists 'hype-words'"):
        Settings(Options(), RULES).at(tmp_path)


def test_an_unknown_rule_on_the_command_line_is_an_error_at_once() -> None:
    with pytest.raises(UsageError):
        Settings(Options(select=("hype-words",)), RULES)


def test_overrides_match_paths_below_the_file(tmp_path: Path) -> None:
    override = '[[overrides]]\npaths = ["drafts/**"]\nignore = ["hype-word"]'
    write(tmp_path / "marrowlint.toml", override)
    settings = Settings(Options(), RULES)
    config = settings.at(tmp_path)

    assert settings.selection(config, tmp_path / "drafts" / "a.md").rules == RULES[1:]
    assert settings.selection(config, tmp_path / "a.md").rules == RULES


def test_the_command_line_decides_what_fails(tmp_path: Path) -> None:
    write(tmp_path / "marrowlint.toml", 'fail-on = "error"')
    settings = Settings(Options(fail_on="info"), RULES)

    assert settings.fail_on(settings.at(tmp_path)) == "info"
