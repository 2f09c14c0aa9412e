"""Prove ISBNs and ISSNs by their check digits.

ISO 2108 (ISBN: mod 11 for ten digits, mod 10 for thirteen) and ISO 3297 (ISSN: mod 11).
"""

_SEPARATORS = str.maketrans("", "", "- \u2010\u2011\u2012\u2013\u00a0")
_TEN, _THIRTEEN, _ISSN = 10, 13, 8


def isbn(written: str) -> str:
    """Return the thirteen digits of an ISBN of either length, ``""`` where it is not one."""
    digits = _digits(written)
    if len(digits) == _TEN and _elevens(digits):
        first = f"978{digits[:9]}"
        return f"{first}{-_tens(first) % 10}"
    body = len(digits) == _THIRTEEN and digits.isdigit() and digits.startswith(("978", "979"))
    return digits if body and _tens(digits) % 10 == 0 else ""


def issn(written: str) -> str:
    """Return an ISSN as ``1234-567X``, ``""`` where it is not one."""
    digits = _digits(written)
    proven = len(digits) == _ISSN and _elevens(digits)
    return f"{digits[:4]}-{digits[4:]}" if proven else ""


def _digits(written: str) -> str:
    """Return the digits without what divides them; ``""`` if anything but digits is left."""
    bare = written.strip().translate(_SEPARATORS).upper()
    return bare if bare.isascii() and bare[:-1].isdigit() and bare[-1:] in "0123456789X" else ""


def _elevens(digits: str) -> bool:
    weighed = zip(digits, range(len(digits), 0, -1), strict=True)
    return sum((10 if digit == "X" else int(digit)) * weight for digit, weight in weighed) % 11 == 0


def _tens(digits: str) -> int:
    return sum(int(digit) * (3 if at % 2 else 1) for at, digit in enumerate(digits))
