"""One table behind lists, search and permission, kept in step by the operations and rebuilt by a command."""
