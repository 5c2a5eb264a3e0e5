"""The arrays that pass between modules, named by rank; each docstring adds the shape."""

import numpy as np
from numpy.typing import NDArray

Codebook = NDArray[np.float16]
"""(parts, 256, n): for each part of a vector, the n numbers of every centroid."""

Codes = NDArray[np.uint8]
"""(n, width): n words as a quantiser's bytes, a word a row."""

FloatMatrix = NDArray[np.float32]
"""Two dimensions: one vector a row."""

FloatVector = NDArray[np.float32]
"""One dimension."""

IntMatrix = NDArray[np.int64]
"""Two dimensions: identifiers in a table."""

IntVector = NDArray[np.int64]
"""One dimension: identifiers."""

SpanMatrix = NDArray[np.int32]
"""(n, 2): half-open code-point offsets, a start and an end a row."""
