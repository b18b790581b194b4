"""Words that are spelled right and wrong where they stand: the model and what it is asked."""

from qa.cores import one_thread

one_thread()
