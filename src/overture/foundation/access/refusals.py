"""What a query or an operation raises when somebody may not have what they asked for."""


class NotThere(Exception):
    """It does not exist, or this viewer may not see it: the two look alike. The surfaces answer 404."""


class MovedTo(NotThere):
    """It is found under another id now, and this viewer may see it there. A surface asked to show it goes there.

    Attributes:
        old_id: the id that was asked for.
        new_id: the id under which it is found.
    """

    def __init__(self, *, old_id: str, new_id: str) -> None:
        super().__init__()
        self.old_id, self.new_id = old_id, new_id
