"""Parse the XML of a service without ever reading an entity or a DTD."""

import re
from xml.etree.ElementTree import Element, ParseError, XMLParser

from marrowlint.verify.registries.registry import NotAnAnswerError
from marrowlint.verify.registries.wording import clean

_DOCTYPE = re.compile(r'<!DOCTYPE\s+\w+\s+PUBLIC\s+"[^"<>\[]*"\s+"[^"<>\[]*"\s*>')
"""The one NLM sends: it names its DTD (which nobody fetches) and declares nothing itself."""
_NEVER = ("<!ENTITY", "<!ELEMENT", "<!ATTLIST", "<!NOTATION", "\0")
"""Declarations; and NUL, by which the parser would take the text for UTF-16 after all."""


def tree(body: bytes) -> Element:
    """Return the root element of ``body``; raise ``NotAnAnswerError`` where it is not safe XML.

    Without a declaration in the document itself no entity can be told to grow, and the parser
    loads nothing from outside. Text is decoded here, so that no other encoding hides one.
    """
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        fault = "it is not UTF-8"
        raise NotAnAnswerError(fault) from error
    doctypes = text.count("<!DOCTYPE")
    if any(word in text for word in _NEVER) or doctypes > len(_DOCTYPE.findall(text)):
        fault = "its XML declares entities"
        raise NotAnAnswerError(fault)
    try:
        parser = XMLParser()  # noqa: S314 - nothing is declared in it, as just checked
        parser.feed(text)
        return parser.close()
    except (ParseError, ValueError, LookupError, RecursionError) as error:
        fault = "it is not XML"
        raise NotAnAnswerError(fault) from error


def words(element: Element | None, most: int = 300) -> str:
    """Return all text in ``element``, marked-up words included, as one line."""
    return clean("".join(element.itertext()), most) if element is not None else ""


def at(element: Element, path: str, most: int = 300) -> str:
    """Return the words of the first element at ``path`` below ``element``, else ``""``."""
    return words(element.find(path), most)
