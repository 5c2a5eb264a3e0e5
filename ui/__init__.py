"""The page: what a browser asks and what it is sent. Decides nothing that an answer depends on."""
