"""What a sentence is like: how near its words come to those that editors have marked.

No list of phrases holds all the ways to promise a cure. `train/likeness.py` weighs the words, alone
and two or three together, of passages that an editor would send back against those that say nearly
the same and may stand; `model` has the weights, and `reading` asks them of a page's sentences.
"""

from qa.cores import one_thread

one_thread()
