"""How much of a medicine, how often, and how that is written."""
