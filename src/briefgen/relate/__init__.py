"""What the figures of a story are to each other: which tell one measure, who says each, for which day."""
