"""Run each rule's golden cases, and hold every rule to the house form."""

import re
from pkgutil import walk_packages
from typing import Any

import pytest

from marrowlint import rules, schemas
from marrowlint.examples import cases
from marrowlint.rule import AnyRule
from rule_cases import ask, mended

GOLDEN = [
    pytest.param(rule, case, id=f"{rule.meta.id}: {case['name']}")
    for rule in rules.ALL
    for case in cases(rule)
]
HEADINGS = ("Flags", "Why", "Misses", "Overflags", "Span")
FIELDS = set(schemas.load("monograph")["$defs"]["source"]["properties"])
ALWAYS_ON = {"file-unreadable", "front-matter-invalid"}


@pytest.mark.parametrize(("rule", "case"), GOLDEN)
def test_golden(rule: AnyRule, case: dict[str, Any]) -> None:
    report = ask(rule, case)

    mine = [found for found in report.findings if found.rule == rule.meta.id]
    assert report.faults == ()
    assert [found.place.text for found in mine] == case["want"]
    assert [one.place.text for one in report.abstentions] == case.get("abstain", [])
    assert {found.rule for found in report.findings} <= ALWAYS_ON | {rule.meta.id}
    assert case.get("fix", "") in mended(case, report)


@pytest.mark.parametrize("rule", rules.ALL, ids=lambda rule: rule.meta.id)
def test_house_form(rule: AnyRule) -> None:
    found = cases(rule)
    flags = {bool(case["want"]) for case in found}
    shown = {bool(case["want"]) for case in found if case.get("show")}

    fields = {field for case in found for source in case.get("sources") or () for field in source}

    assert fields <= FIELDS, "a comma in a flow mapping begins a field of its own"
    assert flags == {True, False}, "give a case that flags and one that stays silent"
    assert shown == {True, False}, "show one of each"
    assert all(f"\n    {heading}:" in rule.docs for heading in HEADINGS)


@pytest.mark.parametrize("rule", rules.ALL, ids=lambda rule: rule.meta.id)
def test_each_documented_limit_is_a_case(rule: AnyRule) -> None:
    names = [case["name"] for case in cases(rule)]
    for heading in ("Misses", "Overflags"):
        text = re.search(rf"\n    {heading}: (.*)", rule.docs)

        nothing = text is not None and text[1].startswith("nothing known")
        assert nothing or any(name.startswith(f"{heading.lower()}:") for name in names), heading


@pytest.mark.parametrize("rule", rules.ALL, ids=lambda rule: rule.meta.id)
def test_a_rule_that_abstains_shows_when(rule: AnyRule) -> None:
    says = "\n    Abstains:" in rule.docs

    assert says == any(case.get("abstain") for case in cases(rule))


def test_every_rule_module_is_listed_once() -> None:
    found = {
        module.name
        for module in walk_packages(rules.__path__, "marrowlint.rules.")
        if not module.ispkg
    }

    assert sorted(found) == sorted(rule.check.__module__ for rule in rules.ALL)
    assert len({rule.meta.id for rule in rules.ALL}) == len(rules.ALL)


@pytest.mark.parametrize("rule", rules.ALL, ids=lambda rule: rule.meta.id)
def test_id_is_the_file_and_family_the_folder(rule: AnyRule) -> None:
    _, _, family, stem = rule.check.__module__.split(".")

    assert (family, stem.replace("_", "-")) == (rule.meta.family, rule.meta.id)
