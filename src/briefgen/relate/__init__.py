"""What the figures of a story are to each other, and whose they are."""
