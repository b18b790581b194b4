"""Vale styles, run unchanged: their rules, and pages as those rules see them.

`styles.py` loads folders of rules, `presentation.py` makes of a page the passages that Vale would
look at, and `engine.py` runs all rules over them at once. Our own rules are written in the same
format, but mean other blocks (`qa.document`), plain quotes and contexts; what a Vale rule says
counts here to the letter, so its kinds stand apart in `kinds/`.
"""
