"""Rules about markers, sources and what ties them together."""
