"""Words that are spelled right and wrong where they stand: the model and what it is asked."""

import os

# Pages are read by as many processes as there are cores: threads of numpy would only wait for each
# other. It looks at this when it is first imported.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
