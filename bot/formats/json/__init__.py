"""JSON: transcripts and chats as programs write them, lists of questions and answers."""
