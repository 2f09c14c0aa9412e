"""Turn files into trees: find them, decode them, parse the form they are in."""
