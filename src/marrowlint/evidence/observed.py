"""Tell from what was done to people that nobody treated them for the sake of a study.

For an entry whose title and summary name no design: "were followed for 12 years", "measured once",
"matched controls", "a 50-year-old man". Anything given or allotted by the authors leaves a doubt.
"""

import re

from marrowlint.evidence.study import UNKNOWN, Origin, Value
from marrowlint.language import lexicon
from marrowlint.patterns import lazy

_TREATED = frozenset({"randomized", "review", "cells"})
_JOURNAL = lazy(r"(?<!\*)\*[^*\n]{3,90}\*\.?")
"""A journal in a reference as written; its name tells nothing of the study."""
_GIVEN = lazy(
    r"\b(?:assigned|received|were given|was given|were treated|administered|prescribed by|infused"
    r"|injected|supplemented with|intervention|treatment group|mice|rats|rabbits|pigs|dogs|cats"
    r"|horses|animals?|volunteers)\b",
    re.IGNORECASE,
)
_FOLLOWED = lazy(
    r"\b(?:followed(?:[- ]up)?(?:\s[\w-]+){0,3}?\s(?:for|over|until|during)|(?:mean|median|over"
    r"|during|after|years? of|months of)\s(?:a\s)?follow-?up|follow-?up of)\b",
    re.IGNORECASE,
)
_COMPARED = lazy(
    r"\b(?:associated|association|linked|correlated|predicted|(?:hazard|odds|rate|risk) ratio"
    r"|relative risk|(?:non-?)?(?:users|drinkers|smokers|eaters|consumers)|highest|lowest"
    r"|(?:those|men|women|people|adults|children|participants|patients|residents)\s"
    r"(?:who|without|with (?:low|high|more|less|the)))\b",
    re.IGNORECASE,
)
_ONCE = lazy(
    r"\b(?:measured|tested|sampled|taken|drawn|collected|interviewed|asked|examined|assessed"
    r"|recorded)\s(?:only\s)?"
    r"(?:once\b|at (?:one|a single|the same) (?:time|visit|point|moment))"
    r"|\bat (?:one|a single) (?:time point|point in time|visit)\b|\bsnapshot\b",
    re.IGNORECASE,
)
_CONTROLS = lazy(
    r"\bmatched controls\b|\bcases and (?:[\d,]+ )?controls\b"
    r"|\b(?:cases|patients)\b[^.;]{0,60}\band [\d,]+ (?:[\w-]+ ){0,2}controls\b",
    re.IGNORECASE,
)
_NO_GROUP = lazy(
    r"\b(?:without (?:an?y? )?|there was no |had no |no )(?:separate )?"
    r"(?:control|comparison|placebo) (?:group|arm)\b|\bsingle[- ]arm\b",
    re.IGNORECASE,
)
_PATIENT = lazy(
    r"(?:\A|[.!?]\s+)(?:A|An|One|This|Our)\s(?:[\w-]+,?\s){0,3}?"
    r"(?:\d+|[a-z]+)[- ](?:year|month|week|day)s?[- ]old\b"
    r"|\b[Ww]e (?:describe|report|present)(?: on)? (?:an?|one|two|three|four|five|six|seven|eight"
    r"|nine|ten|\d{1,2}) (?:[\w-]+ ){0,4}?(?:cases?|patients?|man|men|woman|women|boys?|girls?"
    r"|infants?|child|children)\b",
)
_RECORDS = lazy(
    r"\b(?:records|registers?|registry|charts|claims data)\b[^.;]{0,60}\b(?:reviewed|compared"
    r"|searched|linked|examined|analysed|analyzed)\b",
    re.IGNORECASE,
)


def observed(text: str) -> Value:
    """Return the design of a study that treated nobody, or nobody else, by an entry's words."""
    text = _JOURNAL.sub(" ", text)
    tags = frozenset(cue.tag for cue in lexicon.find(text, names=("kinds",)))
    if not tags.isdisjoint(_TREATED) or "pooled" in text:
        return UNKNOWN
    if match := _PATIENT.search(text):
        return Value("case-report", Origin.SUMMARY, match[0].lstrip(".!? "))
    if match := _NO_GROUP.search(text):
        return Value("single-arm-trial", Origin.SUMMARY, match[0])
    if _GIVEN.search(text) or tags & {"trial", "uncontrolled"}:
        return UNKNOWN
    for design, match in (
        ("case-control", _CONTROLS.search(text)),
        ("cohort", _FOLLOWED.search(text) or _RECORDS.search(text)),
        ("cross-sectional", _ONCE.search(text)),
    ):
        if match and _COMPARED.search(text):
            return Value(design, Origin.SUMMARY, match[0])
    return UNKNOWN
