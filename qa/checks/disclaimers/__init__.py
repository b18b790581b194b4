"""What a page about health must say of itself."""
