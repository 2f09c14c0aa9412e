"""Flag letters of another script inside a word."""

from collections.abc import Iterator
from unicodedata import name, normalize

from marrowlint.language.written import everywhere
from marrowlint.page import Page
from marrowlint.patterns import lazy
from marrowlint.rule import Answer, Context, Fix, Hit, Meta
from marrowlint.severity import Confidence, Severity

_CYRILLIC = str.maketrans(
    "аеѕіјӏорсухһԁԛԝАВЕЅІЈКМНОРСТУХ",
    "aesijlopcyxhdqwABESIJKMHOPCTYX",
)
_GREEK = str.maketrans("οΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "oABEZHIKMNOPTYX")
_ALIKE = {**_CYRILLIC, **_GREEK}
_OTHER = "".join(map(chr, _CYRILLIC))
_STRANGE = rf"[{''.join(map(chr, _ALIKE))}\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d6a3]"
_LATIN = r"[A-Za-z\xc0-\u024f]"
_FOUND = lazy(
    rf"(?<![^\W\d_])(?=[^\W\d_]*{_STRANGE})(?=[^\W\d_]*{_LATIN})[^\W\d_]+"
    rf"|(?<=[/.@])(?P<host>[{_OTHER}]{{2,}})(?=\.[A-Za-z]{{2,}})"
)
"""A word of two scripts, and a part of a host that is all of one and looks like another."""
_ANY = lazy(rf"{_STRANGE}|[{_OTHER}]")
"""Most pages have none, and this search is quick."""
_GREEK_LETTER = f"[{''.join(map(chr, _GREEK))}]"
_GREEK_INSIDE = lazy(rf"[a-z]{_GREEK_LETTER}|{_GREEK_LETTER}[a-z]")


@Meta(
    id="confusable-characters",
    family="wording",
    on=Page,
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    message="'{words}' holds {code} ({name}), which looks like '{plain}'",
    help="Write it with the letters of one script: {mended}.",
    source="Unicode Technical Standard 39: mixed-script confusables",
)
def rule(page: Page, ctx: Context) -> Iterator[Answer]:
    """Flag letters of another script inside a word.

    Flags: a Cyrillic, Greek or full-width letter in a Latin word that it looks like, and the
        part of a host that is spelt in look-alikes altogether.
    Why: the word cannot be searched, and a forged address cannot be told from the true one.
    Misses: a word wholly in look-alikes outside an address.
    Overflags: a name coined of two scripts.
    Span: the word.
    """
    del ctx
    for span, word in everywhere(page, _mixed):
        strange = next(char for char in word if _strange(char, word))
        values = {
            "words": word,
            "code": f"U+{ord(strange):04X}",
            "name": name(strange, "no name").lower(),
            "plain": _plain(strange),
            "mended": _plain(word),
        }
        yield Hit(span, values, fix=Fix(f"write {_plain(word)}", span, _plain(word)))


def _mixed(text: str) -> Iterator[tuple[int, int]]:
    """Yield the words that hold a letter of another script."""
    if text.isascii() or not _ANY.search(text):
        return
    for match in _FOUND.finditer(text):
        if any(_strange(char, match[0]) for char in match[0]):
            yield match.span()


def _strange(char: str, word: str) -> bool:
    """Tell whether a letter does not belong; Greek ones belong unless a small Latin one is next."""
    if ord(char) in _GREEK:
        return bool(_GREEK_INSIDE.search(word))
    wide = normalize("NFKC", char)
    return ord(char) in _CYRILLIC or (wide != char and wide.isascii())


def _plain(text: str) -> str:
    return normalize("NFKC", text).translate(_ALIKE)
