"""Checks that need Python: a folder a family, a file a rule, named `check` in it."""
