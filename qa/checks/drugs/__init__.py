"""The names of medicines."""
