"""Read a configuration file into settings; imported only once a file was found.

The file is data: no key names a command, a module, a URL or a path outside the project.
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from marrowlint.config import Config, OfSources, Override
from marrowlint.config_find import LARGEST, SHARED
from marrowlint.config_table import Table, kind, quote
from marrowlint.errors import ConfigError
from marrowlint.patterns import lazy

SEVERITIES = ("error", "warning", "info", "off")
FAIL_ON = ("error", "warning", "info", "never")
FIELD_TYPES = ("string", "integer", "number", "boolean", "array", "object", "any")
KEYS = (
    "select",
    "ignore",
    "severity",
    "fail-on",
    "exclude",
    "overrides",
    "required-sections",
    "sections",
    "fields",
    "sources",
)
SOURCES_KEYS = ("stale-days", "contact")
NOT_IN_FILES = (
    *("allow-network", "base-url", "ca-bundle", "cache", "cache-dir", "headers", "http-proxy"),
    *("https-proxy", "lock", "no-cache", "proxy", "registries", "registry", "retraction-watch"),
    *("thorough", "timeout", "token", "user-agent", "verify"),
)
"""Words of ``[sources]`` that would let a file of the tree say whom we ask, or what we believe."""
OVERRIDE_KEYS = ("paths", "select", "ignore", "severity")
_MOST_DAYS = 3650
_CONTACT = lazy(r"[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}")
MOST_DOTS = 1000
"""A line with more is refused: the parser's time grows with the cube of a dotted key's parts."""


def load(path: Path) -> Config:
    """Return the settings in ``path``: the whole file, or ``[tool.marrowlint]`` in pyproject.toml.

    Raises ``ConfigError``, with the line where it can be found, for a file that cannot be
    read, is too large, is not UTF-8 or not TOML, and for any key or value we do not know.
    """
    text = _decode(path, _read(path))
    top = Table(path, text, (), _parse(path, text))
    if path.name == SHARED:
        top = top.table("tool").table("marrowlint")
    top.expect(KEYS)
    return Config(
        path=path,
        root=path.parent,
        select=top.names("select"),
        ignore=top.names("ignore"),
        severity=top.choices("severity", SEVERITIES),
        fail_on=top.choice("fail-on", FAIL_ON, Config().fail_on),
        exclude=top.globs("exclude"),
        overrides=_overrides(top),
        required_sections=_required_sections(top),
        sections=_sections(top),
        fields=top.choices("fields", FIELD_TYPES),
        sources=_sources(top.table("sources")),
    )


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
    except OSError as error:
        fault = f"{path} cannot be read: {error.strerror or 'unknown reason'}"
        raise ConfigError(fault, "Check that the file is there and may be read.") from error
    if len(raw) > LARGEST:
        fault = f"{path} is larger than {LARGEST // 1024} KiB"
        raise ConfigError(fault, "Settings need a few lines; move the rest elsewhere.")
    return raw


def _decode(path: Path, raw: bytes) -> str:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        fault = f"{path}:{line}: the file is not UTF-8 text"
        raise ConfigError(fault, "Save it as UTF-8.") from error
    return text.replace("\r\n", "\n")


def _parse(path: Path, text: str) -> dict[str, Any]:
    _refuse_dots(path, text)
    try:
        return tomllib.loads(text)
    except RecursionError as error:
        fault = f"{path}: lists or tables are nested too deep"
        raise ConfigError(fault, "No setting needs more than two levels.") from error
    except ValueError as error:
        raise _syntax(path, text, str(error)) from error


def _syntax(path: Path, text: str, said: str) -> ConfigError:
    """Return what the parser ``said``, its place moved to the front where it gave one."""
    reason, _, place = said.partition(" (at ")
    line = place.removeprefix("line ").partition(",")[0]
    if place.startswith("end"):
        line = str(text.rstrip("\n").count("\n") + 1)
    where = f"{path}:{line}" if line.isdecimal() else f"{path}"
    fault = f"{where}: not valid TOML: {reason}"
    return ConfigError(fault, "See https://toml.io for how TOML is written.")


def _refuse_dots(path: Path, text: str) -> None:
    for number, line in enumerate(text.split("\n"), 1):
        if line.count(".") > MOST_DOTS:
            fault = f"{path}:{number}: the line has more than {MOST_DOTS} dots"
            raise ConfigError(fault, "Write one item a line.")


def _overrides(top: Table) -> tuple[Override, ...]:
    tables = top.data.get("overrides", [])
    if not isinstance(tables, list) or not all(isinstance(one, dict) for one in tables):
        fault = f"`overrides` is {kind(tables)}, not a list of tables"
        top.refuse("overrides", fault, "Open each one with [[overrides]].")
    steps = (*top.steps, "overrides")
    return tuple(
        _override(Table(top.path, top.text, steps, data, nth)) for nth, data in enumerate(tables)
    )


def _override(table: Table) -> Override:
    table.expect(OVERRIDE_KEYS)
    paths = table.globs("paths")
    if not paths:
        fault = "an override has no `paths`"
        table.refuse("paths", fault, 'Say which files it is for: paths = ["drafts/**"].')
    return Override(
        paths=paths,
        select=table.names("select"),
        ignore=table.names("ignore"),
        severity=table.choices("severity", SEVERITIES),
    )


def _required_sections(top: Table) -> tuple[str, ...]:
    if "required-sections" not in top.data:
        return Config().required_sections
    return top.names("required-sections")


def _sections(top: Table) -> Mapping[str, tuple[str, ...]]:
    table = top.table("sections")
    return MappingProxyType({name: table.names(name) for name in table.data})


def _sources(table: Table) -> OfSources:
    for key in table.data:
        if key.lower().replace("_", "-") in NOT_IN_FILES:
            fault = f"`{key}` is no setting of a file: it says whom marrowlint asks or believes"
            table.refuse(key, fault, "Give it as an argument; `marrowlint sources update --help`.")
    table.expect(SOURCES_KEYS)
    contact = table.data.get("contact", "")
    if contact and not (isinstance(contact, str) and _CONTACT.fullmatch(contact)):
        fault = f"`contact` is {quote(contact)}, which is no e-mail address"
        table.refuse("contact", fault, 'Write one such as "name@example.org".')
    days = table.whole("stale-days", OfSources().stale_days, _MOST_DAYS)
    return OfSources(days, str(contact))
