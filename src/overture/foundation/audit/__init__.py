"""Who did what verb to which id, in the transaction that did it, as a chain of hashes. No content."""
