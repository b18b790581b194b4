"""What readers who do not see or hear the page need."""
