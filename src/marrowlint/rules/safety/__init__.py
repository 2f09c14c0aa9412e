"""Rules about harms, risks and interactions."""
