"""Which rules run, and how severe they are."""

import pytest

from fakes import a_rule
from marrowlint.config import Config, Override
from marrowlint.errors import ConfigError, UsageError
from marrowlint.select import Layer, Selection, check_command, check_config, choose
from marrowlint.severity import Severity

RULES = (
    a_rule("file-unreadable", family="structure", severity=Severity.ERROR),
    a_rule("section-missing", family="structure", severity=Severity.ERROR),
    a_rule("hype-word", family="wording"),
    a_rule("no-risk-claim", family="safety"),
)


def chosen(
    config: Config | None = None, command: Layer | None = None, path: str = "a.md"
) -> Selection:
    return choose(RULES, config or Config(), path, command or Layer())


def ids(selection: Selection) -> set[str]:
    return {rule.meta.id for rule in selection.rules} - {"file-unreadable"}


def test_all_rules_run_by_default_in_their_order() -> None:
    assert chosen().rules == RULES


def test_select_by_id_and_by_family() -> None:
    assert ids(chosen(Config(select=("structure", "hype-word")))) == {
        "section-missing",
        "hype-word",
    }


def test_ignore_by_family() -> None:
    assert ids(chosen(Config(ignore=("structure",)))) == {"hype-word", "no-risk-claim"}


def test_an_id_outdoes_its_family_in_one_layer() -> None:
    config = Config(select=("section-missing", "hype-word"), ignore=("structure",))

    assert ids(chosen(config)) == {"section-missing", "hype-word"}


def test_off_switches_a_rule_off() -> None:
    assert "hype-word" not in ids(chosen(Config(severity={"hype-word": "off"})))


def test_severity_by_family_and_by_id() -> None:
    config = Config(severity={"wording": "info", "safety": "info", "no-risk-claim": "error"})

    assert chosen(config).severities["hype-word"] is Severity.INFO
    assert chosen(config).severities["no-risk-claim"] is Severity.ERROR


def test_the_command_line_narrows_what_the_configuration_selects() -> None:
    config = Config(select=("structure", "wording"))

    assert ids(chosen(config, Layer(select=("wording",)))) == {"hype-word"}


def test_the_command_line_takes_away_from_what_the_configuration_selects() -> None:
    assert ids(chosen(Config(select=("wording",)), Layer(ignore=("hype-word",)))) == set()


def test_a_family_on_the_command_line_does_not_bring_back_a_rule_ignored_by_id() -> None:
    assert ids(chosen(Config(ignore=("hype-word",)), Layer(select=("wording",)))) == set()


@pytest.mark.parametrize(
    "config", [Config(ignore=("hype-word",)), Config(severity={"hype-word": "off"})]
)
def test_an_id_on_the_command_line_brings_a_rule_back(config: Config) -> None:
    assert ids(chosen(config, Layer(select=("hype-word",)))) == {"hype-word"}


def test_an_override_holds_for_its_paths_only() -> None:
    config = Config(overrides=(Override(("drafts/**",), ignore=("wording",)),))

    assert "hype-word" not in ids(chosen(config, path="drafts/a.md"))
    assert "hype-word" in ids(chosen(config, path="a.md"))


def test_a_later_override_outdoes_an_earlier_one() -> None:
    first = Override(("*.md",), severity={"hype-word": "off"})
    second = Override(("a.md",), severity={"hype-word": "error"})

    assert chosen(Config(overrides=(first, second))).severities["hype-word"] is Severity.ERROR


@pytest.mark.parametrize(
    "config",
    [
        Config(select=("wording",)),
        Config(ignore=("file-unreadable", "structure")),
        Config(severity={"file-unreadable": "off"}),
        Config(severity={"structure": "info"}),
    ],
)
def test_a_page_that_was_not_read_never_looks_clean(config: Config) -> None:
    assert chosen(config).severities["file-unreadable"] is Severity.ERROR


@pytest.mark.parametrize(
    "config",
    [
        Config(select=("hype-words",)),
        Config(ignore=("hype-words",)),
        Config(severity={"hype-words": "off"}),
        Config(overrides=(Override(("*",), select=("hype-words",)),)),
    ],
)
def test_an_unknown_name_in_the_configuration_is_an_error_with_a_suggestion(config: Config) -> None:
    with pytest.raises(ConfigError, match="'hype-words'") as caught:
        check_config(config, RULES)

    assert caught.value.hint == "Did you mean `hype-word`?"


def test_an_unknown_name_on_the_command_line_is_an_error() -> None:
    with pytest.raises(UsageError, match="--ignore: 'xyzzy'") as caught:
        check_command(Layer(ignore=("xyzzy",)), RULES)

    assert "marrowlint rules" in caught.value.hint


def test_known_names_pass() -> None:
    check_config(Config(select=("wording",), severity={"hype-word": "off"}), RULES)
    check_command(Layer(select=("hype-word",)), RULES)


def test_an_optional_rule_is_off() -> None:
    rule = a_rule("hype-word", optional=True)

    by_default = choose([rule], Config(), "page.md", Layer())
    by_family = choose([rule], Config(select=("wording",)), "page.md", Layer())

    assert by_default.rules == ()
    assert by_family.rules == ()


@pytest.mark.parametrize(
    "config", [Config(select=("hype-word",)), Config(severity={"hype-word": "info"})]
)
def test_an_optional_rule_runs_where_it_is_named(config: Config) -> None:
    rule = a_rule("hype-word", optional=True)

    assert choose([rule], config, "page.md", Layer()).rules == (rule,)
