"""Libraries of any size, made of what real texts look like, and what they cost.

The verbs are `scripts/measuring/scale.py` and `scripts/measuring/vectors.py`.
"""
