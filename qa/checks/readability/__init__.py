"""Pages that ask more of their readers than most can give."""
