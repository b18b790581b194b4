"""Promises that no evidence backs, and figures without a source."""
