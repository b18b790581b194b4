"""Words that are spelled right and wrong where they stand."""
