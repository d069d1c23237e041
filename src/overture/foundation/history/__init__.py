"""Old field values, for "who changed what". For the desk only; never a wording, a sealed value or a document."""
