"""Advice that harms."""
