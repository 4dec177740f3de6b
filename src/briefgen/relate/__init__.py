"""What the figures of a story are to each other: voices, measures, parts. Asked of a model and checked, or scored by code."""
