"""Say in plain words what libyaml finds wrong with the syntax of a file."""

from marrowlint.patterns import lazy
from marrowlint.read.composed import RefusedError
from marrowlint.text import Span

_QUOTE = "Put the whole value in quotes."
_INDENT = "Check the indentation and the quotes of this line and the one above."

# libyaml's problem: what it means, and the way out. Its words are stable since 2006.
_WORDS = {
    "mapping values are not allowed in this context": (
        "a `:` followed by a space begins a value where none can stand",
        "Put the text in quotes if the colon belongs to it, or check the indentation.",
    ),
    "block sequence entries are not allowed in this context": (
        "a list item cannot begin here",
        "Begin the list on a line of its own.",
    ),
    "mapping keys are not allowed in this context": (
        "a key cannot begin here",
        "Begin it on a line of its own.",
    ),
    "could not find expected ':'": (
        "a key without its `:` stands here",
        "Write `key: value`, and indent a value that goes on over several lines.",
    ),
    "did not find expected key": ("the text here belongs to no key", _INDENT),
    "did not find expected '-' indicator": ("a list item with `-` is expected here", _INDENT),
    "did not find expected ',' or ']'": (
        "the list in `[...]` is not closed, or a comma is missing",
        "Add the missing `,` or `]`.",
    ),
    "did not find expected ',' or '}'": (
        "the mapping in `{...}` is not closed, or a comma is missing",
        "Add the missing `,` or `}`.",
    ),
    "did not find expected node content": ("a value is expected here", _QUOTE),
    "did not find expected <document start>": ("the text here belongs to no key", _INDENT),
    "found unexpected end of stream": (
        "the quote that opens here is never closed",
        "Close the quote.",
    ),
    "found unexpected document indicator": (
        "the quote that opens here is not closed before `---` or `...`",
        "Close the quote.",
    ),
    "found unknown escape character": (
        "the backslash here begins no escape YAML knows",
        "Double the backslash, or use single quotes.",
    ),
    "did not find expected hexdecimal number": (
        "the escape here lacks hexadecimal digits",
        "Write the character itself.",
    ),
    "found invalid Unicode character escape code": (
        "the escape here stands for no character",
        "Write the character itself.",
    ),
    "found a tab character where an indentation space is expected": (
        "a tab stands where only spaces may",
        "Use spaces instead.",
    ),
    "found a tab character that violates indentation": (
        "a tab stands where only spaces may",
        "Use spaces instead.",
    ),
    "did not find expected comment or line break": (
        "text stands after the `|` or `>` that begins a block of text",
        "Begin the text on the next line.",
    ),
    "found unexpected ':'": ("a `:` stands inside an unquoted value", _QUOTE),
    "found incompatible YAML document": (
        "a line that begins with `%` is a directive, which is not read",
        "Remove it.",
    ),
    "found unknown directive name": (
        "a line that begins with `%` is a directive, which is not read",
        "Remove it.",
    ),
}
_NO_START = "found character that cannot start any token"
# Faults that are better shown where the thing began than where the file ended.
_AT_CONTEXT = {"found unexpected end of stream", "found unexpected document indicator"}

_ESCAPES = {
    "found unknown escape character",
    "did not find expected hexdecimal number",
    "found invalid Unicode character escape code",
}
_ESCAPE = lazy(r"\\(?:[xuU][0-9a-fA-F]*|.)")


def explain(error: Exception, body: str, base: int) -> RefusedError:
    """Return ``error`` of reading ``body``, which begins at ``base``, in words and in place."""
    problem = getattr(error, "problem", None) or ""
    mark = getattr(error, "problem_mark", None)
    if problem in _AT_CONTEXT:
        mark = getattr(error, "context_mark", None) or mark
    at = min(getattr(mark, "index", 0), len(body))
    detail, way_out = _words(problem or "it cannot be read", body[at : at + 1])
    end = at + (body[at : at + 1] not in {"", "\n"})
    if problem in _ESCAPES:
        at = max(body.rfind("\\", 0, end), 0)
        found = _ESCAPE.match(body, at)
        end = found.end() if found else end
    return RefusedError(Span(base + at, base + end), detail, way_out)


def _words(problem: str, character: str) -> tuple[str, str]:
    if problem == _NO_START and character == "\t":
        return _WORDS["found a tab character that violates indentation"]
    if problem == _NO_START:
        name = "a backtick" if character == "`" else f"`{character}`"
        return f"{name} cannot begin a value", _QUOTE
    return _WORDS.get(problem, (f"YAML says: {problem}", _INDENT))
