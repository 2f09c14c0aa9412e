"""Say under which licences an abstract may be kept in a lock that others commit and publish."""

from marrowlint.patterns import lazy

_PERMITTED = frozenset({"cc0", "cc by", "cc by sa", "public domain", "pd"})
"""They let anybody copy the text, for any purpose. Source: https://creativecommons.org/licenses/.

NC and ND are left out: a site may be a business, and the lock cuts what it keeps.
"""
_DEED = lazy(r"creativecommons\.org/(?:licenses|publicdomain)/([a-z-]+)")
_DEEDS = {"zero": "cc0", "mark": "public domain"}
_BETWEEN = lazy(r"[\s_-]+")
_VERSION = lazy(r"\s\d(?:\.\d)?(?:\s[a-z]{2,4})?\Z")
"""``4.0``, or ``2.0 uk``."""


def permits(licence: str) -> bool:
    """Return whether ``licence``, a name or the address of a deed, lets an abstract be kept."""
    return _name(licence) in _PERMITTED


def _name(licence: str) -> str:
    folded = licence.strip().lower()
    if deed := _DEED.search(folded):
        return _DEEDS.get(deed[1], f"cc {deed[1].replace('-', ' ')}")
    words = _BETWEEN.sub(" ", folded)
    return _VERSION.sub("", words).replace("cc 0", "cc0")
