from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "overture.exchange"
    label = "exchange"

    def ready(self) -> None:
        from overture.foundation import registry

        from .portable import FOUNDATION, PORTABLE
        from .sidebar import IMPORT_A_LIST, IN_AND_OUT

        registry.portable.fill("exchange", PORTABLE)
        registry.portable.fill("foundation", FOUNDATION)
        for kind in ("person", "organisation"):
            reference = registry.LooseReference(kind, "exchange.ImportedRow", "record_id", (("record_kind", kind),))
            registry.loose_references.fill(f"exchange.imported_row.{kind}", reference)
        registry.sidebar.fill(IN_AND_OUT.key, IN_AND_OUT)
        registry.verbs.fill("import", IMPORT_A_LIST)
