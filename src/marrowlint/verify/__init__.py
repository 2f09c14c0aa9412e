"""Ask the outside world about sources; the only package that may touch the network."""
