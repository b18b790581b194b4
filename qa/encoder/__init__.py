"""What a sentence means, by a small transformer: how like it is to those that editors have marked.

`model` opens its file, `wordpieces` cuts text into what it knows, `network` reads.
`train/encoder.py` makes it.
"""

from qa.cores import one_thread

one_thread()
