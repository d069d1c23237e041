from django.apps import AppConfig


class ListingConfig(AppConfig):
    name = "overture.foundation.listing"
    label = "listing"
