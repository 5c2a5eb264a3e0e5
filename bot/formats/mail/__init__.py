"""Mail: messages that were saved one by one, and mailboxes of many."""
