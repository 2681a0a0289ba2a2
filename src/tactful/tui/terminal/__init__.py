"""What the terminal is, and what Textual needs amended to be safe and straight on it.

One amendment to a module, each with the reason, each tested to still be needed. `probe` is standard
library only and runs before Textual is imported.
"""
