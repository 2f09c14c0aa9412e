"""Rules about wording that law treats as a claim."""
