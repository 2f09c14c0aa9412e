"""Render one finished report, one format a file.

Each format is a module of this package with ``render(report)``, a pure function that returns
text to be written as UTF-8. It is imported by name where it is needed, for start-up time.
"""

FORMATS = ("text", "json", "sarif", "github")
"""The names of the formats, which are the names of their modules."""
