"""Each system that Footnote is compared with, driven as its own documentation says."""
