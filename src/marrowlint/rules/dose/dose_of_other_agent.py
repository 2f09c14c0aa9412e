"""Point out a dosage section whose only doses are of another substance."""

from collections.abc import Iterator

from marrowlint.language.agents import names, other_agent
from marrowlint.language.units import DOSE
from marrowlint.page import Section, Words
from marrowlint.rule import Answer, Context, Hit, Meta
from marrowlint.severity import Confidence, Severity


@Meta(
    id="dose-of-other-agent",
    family="dose",
    on=Section,
    severity=Severity.INFO,
    confidence=Confidence.MEDIUM,
    message="'{words}' is a dose of {agent}, and the section gives none of {title}",
    help="Give the dose of {title} as well, or say that none is established.",
    source="EMA HMPC monograph template, section 4.2",
)
def rule(section: Section, ctx: Context) -> Iterator[Answer]:
    """Point out a dosage section whose only doses are of another substance.

    Flags: each amount said to be of another substance with a name of its own, such as rhBMP-2,
        where no amount of the section is of the topic.
    Why: the only number in sight is taken for the dose of the topic.
    Misses: another substance with a plain name, such as magnesium.
    Overflags: a product sold only together with the other substance.
    Span: from the substance to the amount, or the other way round.
    """
    if section.key != "dosage":
        return
    topic = names(ctx.page)
    found: list[tuple[Words, Words]] = []
    for sentence in ctx.analysis.in_section("dosage"):
        for amount in sentence.quantities:
            if amount.dimension not in DOSE:
                continue
            agent = other_agent(sentence, amount, topic)
            if agent is None:
                return
            found.append((agent, Words(sentence.block, amount.start, amount.end)))
    for agent, amount_at in found:
        start, end = min(agent.start, amount_at.start), max(agent.end, amount_at.end)
        at = Words(agent.block, start, end)
        title = ctx.page.title or "the topic"
        yield Hit(at, {"words": amount_at.text, "agent": agent.text, "title": title})
