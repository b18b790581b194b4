"""The sections that a page of its type has."""
