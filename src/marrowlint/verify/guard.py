"""Decide which URLs may be asked, and which addresses may be connected to.

What is allowed beyond the public web comes from whoever runs the program (an argument or the
environment), never from the tree that is linted.
"""

from collections.abc import Iterable
from functools import lru_cache
from ipaddress import IPv4Network, IPv6Network, ip_network

from msgspec import Struct

from marrowlint.verify.host import Fault, RefusedError, local
from marrowlint.verify.networks import parsed, special
from marrowlint.verify.target import LONGEST, Target, origin_of, target_of

Network = IPv4Network | IPv6Network


class Policy(Struct, frozen=True):
    """What may be asked. Raises ``ValueError`` for an origin or network that is none."""

    ports: tuple[int, ...] = (80, 443)
    origins: tuple[str, ...] = ()
    """Exact origins that are trusted, ``http://127.0.0.1:8080``; a path after it is ignored.

    They may have any name and port and lead to any address.
    """
    networks: tuple[str, ...] = ()
    """Networks that count as public: ``10.0.0.0/8``."""

    def __post_init__(self) -> None:
        """Hold origins and networks to their form while whoever gave them still listens."""
        _origins(self.origins)
        _networks(self.networks)


def refusal(url: str, policy: Policy) -> str:
    """Return why ``url`` may not be asked, in a few words; ``""`` if it may.

    It asks nobody: whether a name leads to an address that may be connected to shows later.
    """
    try:
        admitted(url, policy)
    except RefusedError as error:
        return str(error)
    return ""


def admitted(url: str, policy: Policy, longest: int = LONGEST) -> Target:
    """Return what ``url`` leads to. Raises ``RefusedError`` where it may not be asked."""
    target = target_of(url, longest)
    if trusted(target, policy):
        return target
    if target.port not in policy.ports:
        raise RefusedError(Fault.PORT)
    if local(target.host):
        raise RefusedError(Fault.LOCAL)
    if parsed(target.host):
        told = blocked([target.host], policy)
        if told:
            raise RefusedError(Fault.NETWORK, told)
    return target


def trusted(target: Target, policy: Policy) -> bool:
    """Return whether a target belongs to an origin that was named as trusted."""
    return bool(policy.origins) and target.origin in _origins(policy.origins)


def blocked(addresses: Iterable[str], policy: Policy) -> str:
    """Return what is not public about the first address that is not; ``""`` if all are."""
    networks = _networks(policy.networks)
    return next((told for text in addresses if (told := _judged(text, networks))), "")


@lru_cache(maxsize=4096)
def _judged(text: str, networks: tuple[Network, ...]) -> str:
    address = parsed(text)
    if address is None:
        return "no network that is known"
    if any(address in network for network in networks):
        return ""
    return special(address)


@lru_cache(maxsize=64)
def _origins(given: tuple[str, ...]) -> frozenset[str]:
    return frozenset(origin_of(url) for url in given)


@lru_cache(maxsize=64)
def _networks(given: tuple[str, ...]) -> tuple[Network, ...]:
    return tuple(ip_network(text) for text in given)
