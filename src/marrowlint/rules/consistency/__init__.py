"""Rules that hold one part of a page against another."""
