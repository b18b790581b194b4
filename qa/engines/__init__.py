"""Engines that do more than match words: each is asked for, and each says when it cannot run."""
