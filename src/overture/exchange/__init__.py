"""In and out: spreadsheets and address cards come in; the whole desk leaves in open formats, and comes back."""
