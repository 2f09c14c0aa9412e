"""Tell whether words are denied, doubted or only quoted where they stand."""

import re

from marrowlint.language.analysis import Cue, Sentence
from marrowlint.language.clauses import clause_start
from marrowlint.patterns import lazy

_PAIRS = (("“", "”"), ("«", "»"))
_ASIDE = lazy(r"(?:as|because|since|being|although|though|while)\b", re.IGNORECASE)
"""Words that open a clause of its own before the one that tells."""
_MARK = lazy('["“”«»]')
_QUOTES = frozenset("\"“‘«'")


def denied(sentence: Sentence, cue: Cue, *, reach: int | None = None) -> bool:
    """Return whether ``cue`` is denied, doubted or another's word where it stands.

    A negation, "not known", "to find out if" or "marketed as" stands before it in its clause, or
    quotation marks stand around it.
    ``reach`` bounds how many code points before the cue the denial may end.
    """
    start = clause_start(sentence, cue.start)
    if quoted(sentence, cue) or _in_quotes(sentence, cue):
        return True
    denials = (
        *sentence.found("negation"),
        *sentence.found("silence", "unknown"),
        *sentence.found("doubt"),
    )
    return any(
        start <= denial.start < cue.start
        and denial.end <= cue.end
        and not _answers(sentence, denial)
        and not _aside(sentence, start, denial, cue)
        and (reach is None or cue.start - denial.end <= reach)
        for denial in denials
    )


def _answers(sentence: Sentence, denial: Cue) -> bool:
    """Return whether ``denial`` is only the answer before a comma: "No, it has none"."""
    return denial.start == sentence.start and sentence.block.text.startswith(",", denial.end)


def _aside(sentence: Sentence, start: int, denial: Cue, cue: Cue) -> bool:
    """Return whether ``denial`` stands in a clause before: "As it is no drug, it is safe"."""
    text = sentence.block.text
    return bool(_ASIDE.match(text, start)) and ", " in text[denial.end : cue.start]


def reported(sentence: Sentence, cue: Cue) -> bool:
    """Return whether ``cue`` is another's word: in quotation marks, or "marketed as"."""
    distant = sentence.found("doubt", "distance")
    if distant:
        start = clause_start(sentence, cue.start)
        if any(start <= word.start < cue.start for word in distant):
            return True
    return _in_quotes(sentence, cue)


def quoted(sentence: Sentence, cue: Cue) -> bool:
    """Return whether ``cue`` opens a quotation: the author reports the word only."""
    return cue.start > 0 and sentence.block.text[cue.start - 1] in _QUOTES


def _in_quotes(sentence: Sentence, cue: Cue) -> bool:
    """Return whether words quoted inside the author's own sentence hold ``cue``.

    A sentence that opens with the quotation is someone's speech, printed because it pleases.
    """
    text = sentence.block.text
    if not _MARK.search(text, sentence.start, sentence.end):
        return False
    before, after = text[sentence.start : cue.start], text[cue.end : sentence.end]
    opened = before.rfind('"') if before.count('"') % 2 and '"' in after else 0
    return opened > 0 or any(
        before.rfind(left) > max(0, before.rfind(right)) and right in after
        for left, right in _PAIRS
    )
