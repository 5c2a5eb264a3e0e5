"""What the verbs share: what is typed, what is said, how documents are added and answers told."""
