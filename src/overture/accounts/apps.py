from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "overture.accounts"
    label = "accounts"

    def ready(self) -> None:
        from overture.foundation import registry

        from .queries import desk_shown, role_scopes

        registry.scope_providers.fill("accounts", role_scopes)
        registry.desk_facts.fill("desk", desk_shown)
