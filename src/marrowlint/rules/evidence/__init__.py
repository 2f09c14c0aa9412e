"""Rules about wording against the kind of evidence behind it."""
