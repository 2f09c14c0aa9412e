"""Hold what the command line says about one run that asks the outside world."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct, field

from marrowlint.errors import UsageError
from marrowlint.verify.guard import Policy
from marrowlint.verify.lanes import Manners
from marrowlint.verify.request import agent

KEY_VARIABLE = "MARROWLINT_NCBI_KEY"
"""Environment variable with the key that NCBI gives out; it raises 3 calls a second to 10."""
DEADLINE = 900.0
"""Seconds that a run may take by default; what is not asked by then is unchecked."""


class Secret(Struct, frozen=True):
    """A word that must not show up in a log, a message or a file."""

    value: str = ""

    def __repr__(self) -> str:
        """Return whether there is one, not what it is."""
        return "Secret(...)" if self.value else "Secret()"

    def __bool__(self) -> bool:
        """Return whether there is one."""
        return bool(self.value)


class Online(Struct, frozen=True):
    """One run. Raises ``UsageError`` for a contact that is no e-mail address."""

    now: datetime
    """With a time zone; what is asked is dated so."""
    bases: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Bucket to the URL where its services are asked instead of their own (``bases.bases``)."""
    contact: str = ""
    """E-mail address that services may write to; they allow more to who gives one."""
    ncbi_key: Secret = Secret()
    """Sent to NCBI's own origin and nowhere else."""
    policy: Policy = Policy()
    """Which addresses of sources may be fetched; ``bases`` are trusted besides, as registries."""
    manners: Manners = Manners()
    """How hard the servers of sources may be asked."""
    ca_bundle: str = ""
    """PEM file of the authorities that count, where the system's do not."""
    cache: Path | None = None
    """The folder of the user's cache (``cache_place.place``); ``None`` for no cache."""
    retraction_watch: Path | None = None
    """The CSV file of Retraction Watch, where the user has one."""
    deadline: float = DEADLINE
    """Seconds."""
    thorough: bool = False
    """Whether a second service is asked about every work, not only about doubtful ones."""

    def __post_init__(self) -> None:
        """Hold the contact to the form of an address, and the moment to a time zone."""
        if self.contact and self.contact not in agent(self.contact):
            fault = f"the contact '{self.contact}' is no e-mail address"
            raise UsageError(fault, "Give one such as name@example.org, or none.")
        if self.now.tzinfo is None:
            fault = "the moment of a run needs a time zone"
            raise ValueError(fault)

    @property
    def at(self) -> str:
        """Return ``now`` as records are dated: ``2026-11-23T09:30:00Z``."""
        return f"{self.now.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
