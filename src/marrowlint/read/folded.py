"""Give folded text of YAML back the paragraphs that its author wrote."""

from collections.abc import Iterator

from marrowlint.text import Builder, Mapped


def paragraphs(value: Mapped, content: str) -> Mapped:
    """Return ``value`` with an empty line wherever the author left one in the file.

    YAML folds an empty line between two paragraphs into one line end, which Markdown would read
    as a space.
    """
    builder, done = Builder(), 0
    for at in _lone_line_ends(value.text):
        gap = content[value.span(at - 1, at).end : value.span(at + 1, at + 2).start]
        if gap.count("\n") > 1:
            builder.extend(value.slice(done, at))
            builder.add("\n\n", value.span(at, at + 1))
            done = at + 1
    if not done:
        return value
    builder.extend(value.slice(done, len(value.text)))
    return builder.build()


def _lone_line_ends(text: str) -> Iterator[int]:
    at = text.find("\n", 1)
    while 0 < at < len(text) - 1:
        if text[at - 1] != "\n" and text[at + 1] != "\n":
            yield at
        at = text.find("\n", at + 1)
