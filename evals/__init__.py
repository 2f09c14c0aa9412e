"""Measure marrowlint on labelled text: one script a set."""
