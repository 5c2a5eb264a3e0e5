"""Short work is held to one thread, and only it."""

import pytest
from threadpoolctl import threadpool_info

from embeddings.threads import numpy_on_one_thread, one_thread


class Pool:
    """A library's number of threads, with the two functions that such libraries have."""

    threads = 4

    def count(self) -> int:
        """How many threads there are."""
        return self.threads

    def limit(self, threads: int) -> None:
        """Have so many from now on."""
        self.threads = threads


def test_the_work_inside_has_one_thread_and_the_rest_as_many_as_before() -> None:
    """The limit ends with the work, even where the work fails."""
    pool = Pool()

    with pytest.raises(KeyError), one_thread(pool.count, pool.limit):
        during = pool.count()
        raise KeyError

    assert (during, pool.count()) == (1, 4)


def test_numpys_products_stay_on_the_thread_that_asks() -> None:
    """From the first retriever on; where NumPy's linear algebra is another, nothing is touched."""
    numpy_on_one_thread()

    own = [each for each in threadpool_info() if "numpy.libs" in each["filepath"]]
    assert all(each["num_threads"] == 1 for each in own)
