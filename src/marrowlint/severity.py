"""Say how bad a fault is and how sure its rule is: two separate scales."""

from enum import Enum


class Severity(Enum):
    """How bad a finding is for readers of the page."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """Return 0 for the worst, so that sorting puts the worst first."""
        return list(Severity).index(self)


class Confidence(Enum):
    """How sure the rule is that a human would agree."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
