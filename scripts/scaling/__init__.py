"""Libraries of any size, made of what real texts look like, and what they cost.

The verb is `scripts/measuring/scale.py`.
"""
