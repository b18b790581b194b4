"""Commands, one a file; each module holds the click command named `command`."""
