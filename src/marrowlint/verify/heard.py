"""Hold what came of asking one service about one identifier."""

from msgspec import Struct

from marrowlint.facts import Answer, Asked, Record


class Heard(Struct, frozen=True, omit_defaults=True):
    """An answer, with what the service knows, or the reason why there is none."""

    asked: Asked
    record: Record | None = None
    """What the service knows; only where it found something."""
    references: tuple[str, ...] = ()
    """Works that it cites, as far as the service knows."""

    @property
    def found(self) -> bool:
        """Return whether the service has a record."""
        return self.record is not None

    @property
    def absent(self) -> bool:
        """Return whether the service answered that it has none."""
        return self.asked.answer == Answer.ABSENT.value

    @property
    def unchecked(self) -> bool:
        """Return whether it gave no answer that can be used."""
        return self.asked.answer == Answer.UNCHECKED.value


def found(service: str, at: str, record: Record, references: tuple[str, ...] = ()) -> Heard:
    """Return that ``service`` has ``record``."""
    return Heard(Asked(service, Answer.FOUND.value, at), record, references)


def absent(service: str, at: str) -> Heard:
    """Return that ``service`` answered, and has no such record."""
    return Heard(Asked(service, Answer.ABSENT.value, at))


def unchecked(service: str, at: str, why: str) -> Heard:
    """Return that ``service`` gave no answer, and ``why``."""
    return Heard(Asked(service, Answer.UNCHECKED.value, at, why))
