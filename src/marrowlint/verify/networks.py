"""Know every network that is not the public internet, and the IPv4 hidden inside IPv6.

Sources: the IANA IPv4 and IPv6 Special-Purpose Address Registries (RFC 6890, RFC 8190 and what
they list since), the IANA multicast registries, RFC 3879 (site-local), RFC 5214 (ISATAP),
RFC 6052 and RFC 8215 (NAT64), RFC 7915 (translated addresses); RFC 4291 section 2.4: only
``2000::/3`` is given out as global unicast. The one row that IANA does not list is Azure's
wire server, which every guest there reaches. The standard library's ``is_global`` differs
between Python versions, so the table is our own.
"""

from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

Address = IPv4Address | IPv6Address

_V4 = (
    ("0.0.0.0/8", "this network"),  # RFC 791
    ("10.0.0.0/8", "a private network"),  # RFC 1918
    ("100.64.0.0/10", "a carrier's shared network"),  # RFC 6598; Alibaba's metadata in it
    ("127.0.0.0/8", "the machine itself"),  # RFC 1122
    ("168.63.129.16/32", "a cloud's own service"),  # Azure wire server
    ("169.254.0.0/16", "the local link"),  # RFC 3927; metadata of most clouds in it
    ("172.16.0.0/12", "a private network"),  # RFC 1918
    ("192.0.0.0/24", "a network for protocols"),  # RFC 6890; Oracle's metadata in it
    ("192.0.2.0/24", "a network for examples"),  # RFC 5737
    ("192.31.196.0/24", "a sink for name servers"),  # RFC 7535, AS112
    ("192.52.193.0/24", "a network for protocols"),  # RFC 7450, AMT
    ("192.88.99.0/24", "a tunnel"),  # RFC 7526, 6to4 relays
    ("192.168.0.0/16", "a private network"),  # RFC 1918
    ("192.175.48.0/24", "a sink for name servers"),  # RFC 7534, AS112
    ("198.18.0.0/15", "a network for measuring"),  # RFC 2544
    ("198.51.100.0/24", "a network for examples"),  # RFC 5737
    ("203.0.113.0/24", "a network for examples"),  # RFC 5737
    ("224.0.0.0/4", "many machines at once"),  # RFC 5771, multicast
    ("240.0.0.0/4", "a reserved network"),  # RFC 1112 and RFC 919, broadcast in it
)
_V6 = (
    ("::1/128", "the machine itself"),  # RFC 4291
    ("::/96", "an IPv4 address in disguise"),  # RFC 4291, compatible; :: itself in it
    ("::ffff:0:0/96", "an IPv4 address in disguise"),  # RFC 4291, mapped
    ("::ffff:0:0:0/96", "an IPv4 address in disguise"),  # RFC 7915, translated
    ("64:ff9b:1::/48", "an IPv4 address in disguise"),  # RFC 8215, NAT64 of a site
    ("100::/64", "a sink"),  # RFC 6666
    ("100:0:0:1::/64", "a sink"),  # RFC 9780
    ("2001::/23", "a network for protocols"),  # RFC 2928: Teredo, ORCHID, DRIP, benchmarks
    ("2001:db8::/32", "a network for examples"),  # RFC 3849
    ("2002::/16", "a tunnel"),  # RFC 3056, 6to4
    ("2620:4f:8000::/48", "a sink for name servers"),  # RFC 7534, AS112
    ("3fff::/20", "a network for examples"),  # RFC 9637
    ("5f00::/16", "a network's own routes"),  # RFC 9602
    ("fc00::/7", "a private network"),  # RFC 4193; metadata of Amazon and Google in it
    ("fe80::/10", "the local link"),  # RFC 4291
    ("fec0::/10", "a private network"),  # RFC 3879, site-local
    ("ff00::/8", "many machines at once"),  # RFC 4291, multicast
)
V4 = tuple((IPv4Network(network), kind) for network, kind in _V4)
"""Every special IPv4 network, and what it is in a few words."""
V6 = tuple((IPv6Network(network), kind) for network, kind in _V6)
"""The same for IPv6."""

_GIVEN_OUT = IPv6Network("2000::/3")
_NAT64 = IPv6Network("64:ff9b::/96")
"""Leads to the IPv4 address in its last 32 bits: as public as that is (RFC 6052)."""
_ISATAP = 0x5EFE
"""Third quarter of such an address, the "universal" bit put aside (RFC 5214, 6.1)."""
_UNIVERSAL = 0x0200_0000
_LOW = 0xFFFF_FFFF


def special(address: Address) -> str:
    """Return what an address leads to that is not public, ``"the local link"``; else ``""``."""
    if isinstance(address, IPv4Address):
        return next((kind for network, kind in V4 if address in network), "")
    if address in _NAT64:
        return special(IPv4Address(int(address) & _LOW))
    told = next((kind for network, kind in V6 if address in network), "")
    if told:
        return told
    if address not in _GIVEN_OUT:
        return "a reserved network"
    return special(IPv4Address(int(address) & _LOW)) if _is_isatap(address) else ""


@lru_cache(maxsize=4096)
def parsed(text: str) -> Address | None:
    """Return the address that ``text`` spells in full, ``None`` where it spells none.

    Four decimal numbers without leading zeros, or IPv6 without a zone.
    """
    try:
        return None if "%" in text else ip_address(text)
    except ValueError:
        return None


def _is_isatap(address: IPv6Address) -> bool:
    return (int(address) >> 32) & _LOW & ~_UNIVERSAL == _ISATAP
