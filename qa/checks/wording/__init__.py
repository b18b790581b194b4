"""Sentences that a reader stumbles over."""
