"""Effects that must happen once, after the commit: claim, send, confirm. A message is composed when it is sent."""
