"""The parts of finding a magazine interview: how it is worded, which form asks, who is asked."""
