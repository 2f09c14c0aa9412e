"""Turn a rule's case into a page, and ask one rule about it."""

import json
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml
from msgspec.structs import replace

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
    parts = ["---\n" + _dumped(front) + "---\n"]
    if section == "faqs":
        parts.append("## FAQs\n\n### What is known?\n\n" + case["text"])
    else:
        parts.append(f"## {SECTIONS[section]}\n\n{case['text']}")
    return "\n".join(parts)


def _dumped(front: dict[str, Any]) -> str:
    dumper = yaml.CSafeDumper
    return str(yaml.dump(front, Dumper=dumper, sort_keys=False, allow_unicode=True))


def ask(rule: AnyRule, case: dict[str, Any]) -> Report:
    """Return the report of ``rule``, and of the rules in ``also``, on the page of ``case``.

    A case may bring a ``lock``: key to record, ``at`` being 2026-01-01 unless it says so. The
    clock of a case stands at noon of that day, or of the day in ``today``.
    """
    name = f"case.{case.get('form', 'md')}"
    now = datetime.fromisoformat(f"{case.get('today', '2026-01-01')}T12:00:00+00:00")
    names = (rule.meta.id, *case.get("also", ()))
    options = Options(select=names, no_config=True, no_lock=True, now=now)
    if "lock" not in case:
        return check_text(written(case), name, options)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "marrowlint.lock"
        path.write_text(json.dumps(locked(case["lock"])), "utf-8")
        return check_text(written(case), name, replace(options, lock=path, no_lock=False))


def locked(records: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """Return the lock of a case, what every record needs filled in."""
    base = {"at": "2026-01-01T00:00:00Z", "verdict": "alive"}
    sources = {
        key: {**base, "key": key, "ids": [key], **(record or {})} for key, record in records.items()
    }
    return {"version": 1, "sources": sources}


def mended(case: dict[str, Any], report: Report) -> str:
    """Return the page of ``case`` after every fix of ``report``, last place first."""
    text = written(case)
    edits = [edit for found in report.findings if found.fix for edit in found.fix.edits]
    for edit in sorted(edits, key=lambda edit: -edit.span.start):
        text = text[: edit.span.start] + edit.new + text[edit.span.end :]
    return text
