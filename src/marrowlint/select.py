"""Decide which rules run on a page, and how severe each one is there."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from msgspec import Struct, field

from marrowlint.config import Config, Override
from marrowlint.errors import ConfigError, MarrowError, UsageError
from marrowlint.globs import matches
from marrowlint.nearest import nearest
from marrowlint.rule import AnyRule
from marrowlint.severity import Severity

OFF = "off"
ALWAYS = frozenset({"file-unreadable", "front-matter-invalid"})
"""Never off and never lowered: a page that was not read must not look clean."""


class Layer(Struct, frozen=True):
    """One voice on which rules run; a later one outdoes an earlier one."""

    select: tuple[str, ...] = ()
    """Run only these rules and families; empty leaves the choice as it was."""
    ignore: tuple[str, ...] = ()
    """Do not run these; a rule that ``select`` names by its id runs all the same."""
    severity: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Rule or family to ``error``, ``warning``, ``info`` or ``off``."""


class Selection(Struct, frozen=True):
    """The rules that run on a page."""

    rules: tuple[AnyRule, ...]
    """In the order of running."""
    severities: Mapping[str, Severity]
    """Rule id to severity, for each of ``rules``."""


class _State(Struct, frozen=True):
    chosen: bool
    level: str
    barred: bool = False
    """Whether a layer said no to this very rule; its family does not bring it back."""


def choose(rules: Iterable[AnyRule], config: Config, path: str, command: Layer) -> Selection:
    """Return what runs on the page at ``path`` (relative to ``config.root``, ``/`` between).

    The configuration speaks first, then its overrides in order, then the command line.
    Inside one layer a rule's id outdoes its family.
    """
    layers = (*_layers(config, path), command)
    levels = {rule.meta.id: _level(rule, layers) for rule in rules}
    running = tuple(rule for rule in rules if levels[rule.meta.id] != OFF)
    severities = {rule.meta.id: Severity(levels[rule.meta.id]) for rule in running}
    return Selection(running, MappingProxyType(severities))


def check_config(config: Config, rules: Iterable[AnyRule]) -> None:
    """Raise ``ConfigError`` for the first name in ``config`` that is no rule and no family."""
    where = str(config.path or "the configuration")
    known = _names(rules)
    layers: tuple[Config | Override, ...] = (config, *config.overrides)
    for layer in layers:
        _check(layer.select, known, f"{where}: `select` lists", ConfigError)
        _check(layer.ignore, known, f"{where}: `ignore` lists", ConfigError)
        _check(layer.severity, known, f"{where}: `severity` sets", ConfigError)


def check_command(command: Layer, rules: Iterable[AnyRule]) -> None:
    """Raise ``UsageError`` for the first name on the command line that is no rule or family."""
    known = _names(rules)
    _check(command.select, known, "--select:", UsageError)
    _check(command.ignore, known, "--ignore:", UsageError)


def _names(rules: Iterable[AnyRule]) -> tuple[str, ...]:
    rules = tuple(rules)
    families = dict.fromkeys(rule.meta.family for rule in rules)
    return (*(rule.meta.id for rule in rules), *families)


def _check(
    names: Iterable[str], known: tuple[str, ...], where: str, error: type[MarrowError]
) -> None:
    for name in names:
        if name not in known:
            near = nearest(name, known)
            hint = f"Did you mean `{near}`?" if near else "`marrowlint rules` lists all names."
            fault = f"{where} '{name[:80]}', which is no rule and no family"
            raise error(fault, hint)


def _layers(config: Config, path: str) -> Iterable[Layer]:
    yield Layer(config.select, config.ignore, config.severity)
    for override in config.overrides:
        if matches(override.paths, path):
            yield Layer(override.select, override.ignore, override.severity)


def _level(rule: AnyRule, layers: Iterable[Layer]) -> str:
    default = rule.meta.severity.value
    if rule.meta.id in ALWAYS:
        return default
    optional = rule.meta.optional
    state = _State(chosen=not optional, level=default, barred=optional)
    for layer in layers:
        state = _step(rule, layer, state)
    return state.level if state.chosen else OFF


def _step(rule: AnyRule, layer: Layer, state: _State) -> _State:
    name, family = rule.meta.id, rule.meta.family
    chosen, level, barred = state.chosen, state.level, state.barred
    if name in layer.select:
        level = rule.meta.severity.value if level == OFF else level
        chosen, barred = True, False
    elif layer.select:
        chosen = family in layer.select and not barred
    if name in layer.ignore:
        chosen, barred = False, True
    elif family in layer.ignore and name not in layer.select:
        chosen = False
    if rule.meta.optional and name in layer.severity and name not in layer.ignore:
        chosen, barred = True, False
    level = layer.severity.get(name, layer.severity.get(family, level))
    return _State(chosen, level, barred)
