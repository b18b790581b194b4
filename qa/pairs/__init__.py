"""Numbers of a page, two by two: whether both say how much of one and the same thing there is."""
