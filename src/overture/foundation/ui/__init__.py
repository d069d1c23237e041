"""Shell templates, components, tokens, static files and template tags. It knows no word of the domain."""
