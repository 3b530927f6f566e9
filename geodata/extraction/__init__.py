"""Text to mentions, quantities and facts; the lexicon it reads lies in `resources/lexicon/`."""
