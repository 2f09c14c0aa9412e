"""Turn a rule's case into a page, and ask one rule about it."""

from typing import Any

import yaml

from marrowlint.finding import Report
from marrowlint.rule import AnyRule
from marrowlint.run import check_text
from marrowlint.settings import Options

SECTIONS = {
    "overview": "Overview",
    "benefits": "Benefits",
    "mechanism": "How it works",
    "side_effects": "Side effects",
    "dosage": "Dosage",
}


def written(case: dict[str, Any]) -> str:
    """Return the page of ``case``; a mere ``text`` is put into its section of a small page."""
    if "page" in case:
        return str(case["page"])
    front = {"title": case.get("title", "Testwort"), "reviewed": "2026-01-01"}
    for key in ("aliases", "sources"):
        if key in case:
            front[key] = case[key]
    section = case.get("section", "benefits")
    parts = ["---\n" + yaml.safe_dump(front, sort_keys=False, allow_unicode=True) + "---\n"]
    if section == "faqs":
        parts.append("## FAQs\n\n### What is known?\n\n" + case["text"])
    else:
        parts.append(f"## {SECTIONS[section]}\n\n{case['text']}")
    return "\n".join(parts)


def ask(rule: AnyRule, case: dict[str, Any]) -> Report:
    """Return the report of ``rule``, and of the rules in ``also``, on the page of ``case``."""
    name = f"case.{case.get('form', 'md')}"
    options = Options(select=(rule.meta.id, *case.get("also", ())), no_config=True)
    return check_text(written(case), name, options)


def mended(case: dict[str, Any], report: Report) -> str:
    """Return the page of ``case`` after every fix of ``report``, last place first."""
    text = written(case)
    edits = [edit for found in report.findings if found.fix for edit in found.fix.edits]
    for edit in sorted(edits, key=lambda edit: -edit.span.start):
        text = text[: edit.span.start] + edit.new + text[edit.span.end :]
    return text
