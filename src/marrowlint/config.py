"""Hold a project's settings: plain data, read from TOML, never code."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct, field


class Override(Struct, frozen=True):
    """Settings for the files whose path matches one of ``paths``."""

    paths: tuple[str, ...]
    """Globs relative to the configuration file, git-ignore style."""
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


class OfSources(Struct, frozen=True):
    """Settings of verification. Whom to ask, and through what, is no setting of a file."""

    stale_days: int = 90
    """Days after which what a lock says of a source is to be asked about again."""
    contact: str = ""
    """E-mail address that services may write to when they are asked online."""


class Config(Struct, frozen=True):
    """All settings of a run, defaults filled in; names of rules are checked by ``select``."""

    path: Path | None = None
    """The file it came from; ``None`` for the defaults."""
    root: Path = field(default_factory=Path)
    """The folder its globs are relative to."""
    select: tuple[str, ...] = ()
    """Rule ids or families to run; empty means all that are on by default."""
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Rule id or family to ``error``, ``warning``, ``info`` or ``off``."""
    fail_on: str = "warning"
    """The least severity that fails a run: ``error``, ``warning``, ``info`` or ``never``."""
    exclude: tuple[str, ...] = ()
    """Globs of files that are not linted when a folder is walked."""
    overrides: tuple[Override, ...] = ()
    required_sections: tuple[str, ...] = (
        "overview",
        "benefits",
        "mechanism",
        "side_effects",
        "dosage",
        "faqs",
        "sources",
    )
    sections: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """Section key to further heading words that stand for it; a new key adds a section."""
    fields: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Further front matter fields of the site: name to JSON type (``string``, ``array``, ...)."""
    sources: OfSources = OfSources()
    """How sources are verified."""
