"""What a query or an operation raises when somebody may not have what they asked for."""


class NotThere(Exception):
    """It does not exist, or this viewer may not see it: the two look alike. The surfaces answer 404."""
