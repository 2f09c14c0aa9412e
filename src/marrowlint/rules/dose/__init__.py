"""Rules about amounts and units."""
