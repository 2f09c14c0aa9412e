"""Tell whether words are denied, doubted or only quoted where they stand."""

from marrowlint.language.analysis import Cue, Sentence
from marrowlint.language.clauses import clauses

_QUOTES = frozenset("\"“‘«'")


def denied(sentence: Sentence, cue: Cue, *, reach: int | None = None) -> bool:
    """Return whether a negation or "not known" stands before ``cue`` in its clause.

    ``reach`` bounds how many code points before the cue the denial may end.
    """
    starts = (low for low, high in clauses(sentence) if low <= cue.start < high)
    start = next(starts, sentence.start)
    if "whether" in sentence.block.text[start : cue.start].lower().split():
        return True
    denials = (*sentence.found("negation"), *sentence.found("silence", "unknown"))
    return any(
        start <= denial.start < cue.start
        and denial.end <= cue.end
        and (reach is None or cue.start - denial.end <= reach)
        for denial in denials
    )


def quoted(sentence: Sentence, cue: Cue) -> bool:
    """Return whether ``cue`` opens a quotation: the author reports the word only."""
    return cue.start > 0 and sentence.block.text[cue.start - 1] in _QUOTES
