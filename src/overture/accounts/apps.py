from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "overture.accounts"
    label = "accounts"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from overture.foundation import registry

        from . import receivers
        from .histories import HISTORIES, NAMES
        from .mails import invitation_mail
        from .portable import PORTABLE
        from .queries import desk_shown, role_scopes, viewer_of_token
        from .rules import ADMINISTRATORS
        from .second_factor import reseal_secrets

        registry.portable.fill("accounts", PORTABLE)
        registry.scope_providers.fill("accounts", role_scopes)
        registry.desk_facts.fill("desk", desk_shown)
        for kind, history in HISTORIES.items():
            registry.histories.fill(kind, history)
        for kind, named in NAMES.items():
            registry.record_names.fill(kind, named)
        registry.composers.fill("accounts.invitation", invitation_mail)
        registry.token_readers.fill("accounts", viewer_of_token)
        registry.resealers.fill("accounts", reseal_secrets)
        registry.sidebar.fill(
            "settings",
            registry.SidebarEntry(
                key="settings",
                group="foot",
                order=90,
                label=_("Settings"),
                url_name="desk:settings",
                icon="settings",
                roles=ADMINISTRATORS,
            ),
        )
        from .views.api import router

        registry.api_routers.fill("me", registry.ApiRouter("/me", router))
        receivers.connect()
