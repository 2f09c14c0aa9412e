"""Write monographs of about 11 KB: the same number gives the same bytes, on every machine.

The words are our own and mean nothing; every source is invented.
"""

import random
from collections.abc import Iterator
from pathlib import Path

PLANTS = ("Amber root", "Lake fern", "Stone mint", "Hill sorrel", "Salt clover", "Winter thyme")
OUTCOMES = (
    "systolic blood pressure", "fasting glucose", "sleep quality", "knee pain",
    "LDL cholesterol", "nausea scores", "bone density", "grip strength",
)  # fmt: skip
CONDITIONS = ("type 2 diabetes", "osteoarthritis", "insomnia", "ischemic stroke", "migraine")
PEOPLE = ("adults", "older women", "students", "night workers", "runners", "outpatients")
ANIMALS = ("mice", "rats", "rabbits", "zebrafish")
DESIGNS = (
    ("meta-analysis", "human", "a systematic review and meta-analysis of randomized trials"),
    ("randomized-controlled-trial", "human", "a randomized, double-blind trial"),
    ("cohort", "human", "a prospective cohort study"),
    ("animal-experiment", "animal", "an experiment in rats"),
    ("in-vitro", "in-vitro", "a study in cell culture"),
)
CLAIMS = (
    "In {people} with {condition}, {topic} reduced {outcome} by {n} % after {weeks} weeks {cite}.",
    "One trial in {big} {people} found no difference in {outcome} between groups {cite}.",
    "In {animal}, {topic} at {dose} mg/kg a day was associated with better {outcome} {cite}.",
    "Whether {topic} improves {outcome} in {people} is not known.",
    "A pooled analysis gave a mean difference of -{n}.{m} (95% CI -{n}.9 to -0.{m}) {cite}.",
    "{topic} may improve {outcome}, although the *certainty* of that evidence is low {cite}.",
    "The authors, e.g. of the larger trial, call for longer studies (n={big}).",
    "Some readers ask about {condition}; the answer depends on dose, route and duration.",
)
HARMS = (
    "Headache occurred in {n} of {big} {people} with {topic} and {m} of {big} with placebo {cite}.",
    "No serious adverse events were reported in that trial (n={big}) {cite}.",
    "Use with warfarin was not studied; tell your doctor about every medicine.",
    "Mild **stomach upset** was the most frequent complaint, with {n} cases {cite}.",
)
DOSES = (
    "In trials, {people} took {dose} mg of an extract by mouth twice a day {cite}.",
    "The {animal} received {dose} mg/kg; this cannot be carried over to people {cite}.",
    "Doses above {dose}0 mg a day were not tested, cf. the review of {year}.",
)
WAYS = (
    "In cell culture, the extract lowered the release of interleukin-6 by {n} % {cite}.",
    "How that bears on {outcome} in {people} is unknown.",
    "Two pathways were proposed: one by way of NF-κB, one by way of AMPK {cite}.",
)
SECTIONS = (
    ("Overview", CLAIMS, 10),
    ("Benefits", CLAIMS, 46),
    ("How it works", WAYS, 12),
    ("Side effects", HARMS, 14),
    ("Dosage", DOSES, 8),
)
QUESTIONS = 4
PARAGRAPH = 4


def write(folder: Path, count: int) -> list[Path]:
    """Write ``count`` pages into ``folder``; return their paths in order."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"page-{number:05}.md" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_text(page(number), "utf-8", newline="\n")
    return paths


def page(number: int) -> str:
    """Return the page with that number."""
    chance = random.Random(number)  # noqa: S311 - the same pages each time, not a secret
    topic = f"{chance.choice(PLANTS)} {number}"
    blocks = [_front(topic, chance), f"# {topic}"]
    for heading, patterns, sentences in SECTIONS:
        blocks.append(f"## {heading}")
        blocks += _paragraphs([_say(patterns, topic, chance) for _ in range(sentences)])
    blocks.append("## FAQs")
    for _ in range(QUESTIONS):
        blocks.append(f"### Does it help with {chance.choice(CONDITIONS)}?")
        blocks.append(" ".join(_say(CLAIMS, topic, chance) for _ in range(3)))
    return "\n\n".join(blocks) + "\n"


def _paragraphs(sentences: list[str]) -> Iterator[str]:
    for start in range(0, len(sentences), PARAGRAPH):
        yield " ".join(sentences[start : start + PARAGRAPH])


def _say(patterns: tuple[str, ...], topic: str, chance: random.Random) -> str:
    return chance.choice(patterns).format(
        topic=topic,
        people=chance.choice(PEOPLE),
        condition=chance.choice(CONDITIONS),
        outcome=chance.choice(OUTCOMES),
        animal=chance.choice(ANIMALS),
        n=chance.randint(2, 39),
        m=chance.randint(1, 9),
        big=chance.randint(40, 900),
        weeks=chance.randint(2, 52),
        dose=chance.randint(5, 900),
        year=chance.randint(1995, 2026),
        cite=f"[@s{chance.randint(1, len(DESIGNS))}]",
    )


def _front(topic: str, chance: random.Random) -> str:
    lines = ["---", f"title: {topic}", "aliases:", f"  - {topic} extract", "kind: herb"]
    lines += ["reviewed: 2026-06-01", "reviewer: a generator", "sources:"]
    for number, design in enumerate(DESIGNS, 1):
        lines += _source(number, topic, design, chance)
    return "\n".join([*lines, "---"])


def _source(
    number: int, topic: str, design: tuple[str, str, str], chance: random.Random
) -> Iterator[str]:
    kind, population, words = design
    outcome, size = chance.choice(OUTCOMES), chance.randint(40, 900)
    yield f"  - id: s{number}"
    yield f"    url: https://example.org/{kind}/{size}"
    yield f'    title: "{topic} and {outcome}: {words}"'
    yield f"    year: {chance.randint(1995, 2026)}"
    yield f"    design: {kind}"
    yield f"    population: {population}"
    yield "    status: full-paper"
    yield "    summary: >-"
    yield f"      We report {words} on {topic} and {outcome}; {size} were included."
    yield f"      The mean difference was -{chance.randint(1, 9)}.{chance.randint(1, 9)}, and"
    yield f"      headache occurred in {chance.randint(2, 39)} of them."
