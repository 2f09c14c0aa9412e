"""The tool's own exceptions; what is wrong with content is a finding, never one of these.

MarrowError            anything that ends a run with a message and an exit code
├── UsageError         the command line asks for something that cannot be done (2)
├── ConfigError        a configuration file is not valid (2)
└── OutputError        a report could not be written (2)
"""


class MarrowError(Exception):
    """End the run with ``message`` and, where there is one, the way out in ``hint``."""

    exit_code = 2

    def __init__(self, message: str, hint: str = "") -> None:
        """Keep what went wrong and what the user can do about it, each one sentence."""
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(MarrowError):
    """Say that the command line cannot be followed."""


class ConfigError(MarrowError):
    """Say that a configuration file is not valid."""


class OutputError(MarrowError):
    """Say that a report could not be written."""
