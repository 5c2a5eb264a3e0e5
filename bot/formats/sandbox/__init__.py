"""A reader in a process apart: what it reads, and the bounds on its memory and time."""
