"""Find the settings that govern each page, and hold them for the run."""

import os
from datetime import datetime
from importlib import import_module
from pathlib import Path

from msgspec import Struct, field

from marrowlint.config import Config
from marrowlint.config_find import find
from marrowlint.rule import AnyRule
from marrowlint.select import Layer, Selection, check_command, check_config, choose

CONFIG_FILE = "marrowlint.config_file"
"""Imports the TOML parser; so its name stands here and it is imported for the first file found."""


class Options(Struct, frozen=True):
    """What the command line asks for; it outdoes every configuration file."""

    config: Path | None = None
    """Use this file for every page instead of the nearest one."""
    no_config: bool = False
    """Use no file at all."""
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str | None = None
    """The least severity that counts as failing, or ``never``; ``None`` leaves it to the file."""
    lock: Path | None = None
    """Use this lock for every page instead of the nearest one."""
    no_lock: bool = False
    """Use no lock at all."""
    now: datetime | None = None
    """The moment to take for now, with a time zone; ``None`` asks the clock."""


class Settings(Struct):
    """The settings of one run; each file is read once, however many pages it governs."""

    options: Options
    rules: tuple[AnyRule, ...]
    _by_folder: dict[Path, Config] = field(default_factory=dict)
    _by_file: dict[Path | None, Config] = field(default_factory=dict)
    _selected: dict[int, tuple[Config, Selection]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Raise ``UsageError`` where the command line names a rule that does not exist."""
        check_command(self._command, self.rules)

    def at(self, folder: Path) -> Config:
        """Return the settings of pages in ``folder``; raise ``ConfigError`` if not valid."""
        config = self._by_folder.get(folder)
        if config is None:
            config = self._by_folder[folder] = self._load(self._file(folder))
        return config

    def selection(self, config: Config, path: Path) -> Selection:
        """Return the rules that run on the page at ``path``."""
        if config.overrides:
            inside = os.path.relpath(path, config.root).replace(os.sep, "/")
            return choose(self.rules, config, inside, self._command)
        if id(config) not in self._selected:
            self._selected[id(config)] = config, choose(self.rules, config, "", self._command)
        return self._selected[id(config)][1]

    def fail_on(self, config: Config) -> str:
        """Return the least severity that fails the run."""
        return self.options.fail_on or config.fail_on

    @property
    def _command(self) -> Layer:
        return Layer(self.options.select, self.options.ignore)

    def _file(self, folder: Path) -> Path | None:
        if self.options.config or self.options.no_config:
            return self.options.config
        return find(folder)

    def _load(self, file: Path | None) -> Config:
        if file not in self._by_file:
            config = import_module(CONFIG_FILE).load(file) if file else Config()
            check_config(config, self.rules)
            self._by_file[file] = config
        return self._by_file[file]
