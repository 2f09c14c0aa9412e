"""Rules about words that promise more than any study can."""
