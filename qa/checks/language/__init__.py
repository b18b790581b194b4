"""Words that judge or leave out people, and numbers that do not reach anyone."""
