"""Hold what one service said of one identifier of a work, and whether its no is a fact."""

from msgspec import Struct

from marrowlint.verify.heard import Heard


class Voice(Struct, frozen=True):
    """One answer, or the lack of one."""

    id: str
    """The identifier that was asked about."""
    heard: Heard
    authority: bool = False
    """Whether "no such record" from this service is a fact for identifiers of this scheme."""
