"""Read the host of a URL strictly: one spelling for each host, anything odd is refused.

Names: RFC 1123 section 2.1 (letters, digits, hyphens; labels of 63, 253 in all), RFC 5890 for
``xn--`` labels. A name whose last label is a number, decimal or hex, is an IPv4 address to the
URL Standard (section 3.5), so it must be four plain decimal numbers here.
"""

import re
from enum import Enum
from ipaddress import IPv6Address
from unicodedata import category, name, normalize

from marrowlint.verify.networks import parsed

_LABEL = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)")
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
_LONGEST = 253
_JOINERS = frozenset("\u200c\u200d")
_UNSEEN = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
"""Letters and marks that are not shown (Unicode, Default_Ignorable_Code_Point)."""
_DEVIANT = _JOINERS | frozenset("ßς")
"""Read in two ways by the two versions of IDNA (UTS 46, section 7)."""
_FAMILIES = (
    frozenset({"LATIN", "CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "IDEOGRAPHIC"}),
    frozenset({"LATIN", "CJK", "HANGUL"}),
    frozenset({"LATIN", "CJK", "BOPOMOFO"}),
)
"""Scripts that are written together (UTS 39, section 5.2, "highly restrictive")."""
_LOCAL = frozenset(
    {
        *("localhost", "local", "onion", "alt", "arpa"),  # RFC 6761, 6762, 7686, 9476, 8375
        *("internal", "intranet", "private", "corp", "home", "lan"),  # ICANN; RFC 6762, G
        *("localdomain", "svc"),  # names that hosts files and Kubernetes give
    }
)
"""Last labels of names that are answered within a machine or a site, or not by DNS."""


class Fault(Enum):
    """Why an address may not be fetched."""

    TOO_LONG = "it is longer than 2048 characters"
    INVISIBLE = "it holds a blank or an invisible character"
    BACKSLASH = "it holds a backslash"
    SCHEME = "it does not begin with http:// or https://"
    USER = "it names a user before the host"
    MALFORMED = "it is malformed after the scheme"
    NO_PORT = "its port is not one that exists"
    PORT = "its port is not one of the web"
    LONG_NAME = "its host name is too long"
    NAME = "its host is not a name that hosts can have"
    NUMBER = "its host is an address in an odd form"
    BRACKETS = "what stands in brackets is no IPv6 address"
    PUNYCODE = "its host holds an 'xn--' label that stands for nothing"
    TWO_WAYS = "its host name can be read in two ways"
    NO_ASCII = "its host name cannot be written in ASCII"
    SIGN = "its host name holds a character that is no letter"
    MIXED = "its host name mixes scripts"
    LOCAL = "its host is known only inside a machine or a site"
    NETWORK = "its address is not public:"
    """Goes on with what it leads to."""


class RefusedError(ValueError):
    """Say in a few words why an address may not be fetched."""

    def __init__(self, fault: Fault, more: str = "") -> None:
        """Take the fault, and where its words go on, how."""
        super().__init__(f"{fault.value} {more}" if more else fault.value)
        self.fault = fault


def spelt(host: str) -> str:
    """Return the one spelling of a host: an ASCII name in lower case, or an address.

    An IPv6 address comes in brackets and goes without. Raises ``RefusedError``.
    """
    if host.startswith("["):
        return _literal(host)
    folded = host.lower() if host.isascii() else _encoded(host)
    if len(folded) > _LONGEST:
        raise RefusedError(Fault.LONG_NAME)
    labels = folded.split(".")
    for label in labels:
        _hold_label(label)
    if _NUMBER.fullmatch(labels[-1]) and (len(labels) == 1 or not parsed(folded)):
        raise RefusedError(Fault.NUMBER)
    return folded


def local(host: str) -> bool:
    """Return whether a name, spelt as above, is one that only a machine or site knows."""
    if parsed(host):
        return False
    return "." not in host or host.rpartition(".")[2] in _LOCAL


def _literal(host: str) -> str:
    address = parsed(host[1:-1])
    if not isinstance(address, IPv6Address):
        raise RefusedError(Fault.BRACKETS)
    return str(address)


def _hold_label(label: str) -> None:
    if not _LABEL.fullmatch(label):
        raise RefusedError(Fault.NAME)
    if not label.startswith("xn--"):
        return
    try:
        shown = label[4:].encode("ascii").decode("punycode")
        same = shown.encode("punycode").decode("ascii") == label[4:]
    except (ValueError, OverflowError):
        same = False
    if not same or shown.isascii():
        raise RefusedError(Fault.PUNYCODE)
    _hold_letters(shown)


def _encoded(host: str) -> str:
    if len(host) > _LONGEST:
        raise RefusedError(Fault.LONG_NAME)
    folded = host.lower()
    if _DEVIANT & set(folded):
        raise RefusedError(Fault.TWO_WAYS)
    for label in folded.split("."):
        _hold_letters(label)
    try:
        ascii_form = folded.encode("idna")
        same = ascii_form.decode("idna") == folded
    except UnicodeError:
        same = False
    if not same:
        raise RefusedError(Fault.NO_ASCII)
    return ascii_form.decode("ascii")


def _hold_letters(label: str) -> None:
    """Refuse what only looks like a name: signs, digits of other scripts, mixed scripts."""
    others = {character for character in label if not character.isascii()} - _JOINERS
    odd = any(category(character)[0] not in "LM" for character in others)
    if odd or _UNSEEN.search(label) or (label and category(label[0])[0] == "M"):
        raise RefusedError(Fault.SIGN)
    if normalize("NFKC", label) != label or label.lower() != label:
        raise RefusedError(Fault.TWO_WAYS)
    scripts = {_script(character) for character in label if character.isalpha()}
    if len(scripts) > 1 and not any(scripts <= family for family in _FAMILIES):
        raise RefusedError(Fault.MIXED)


def _script(character: str) -> str:
    """Return the first word of a character's name, which tells its script: ``CYRILLIC``."""
    return name(character, "?").split()[0]
