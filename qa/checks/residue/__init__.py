"""What was never meant for readers: demo text, notes, labels, broken characters."""
