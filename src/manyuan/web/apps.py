from django.apps import AppConfig


class WebConfig(AppConfig):
    """The pages."""

    name = "manyuan.web"
    label = "web"

    def ready(self) -> None:
        """Make known how runs of each kind of plan speak."""
        from manyuan.plans.enums import PlanKind  # noqa: PLC0415 -- app ready
        from manyuan.web.caravan import run_page as caravan  # noqa: PLC0415 -- app ready
        from manyuan.web.grouping import run_page as grouping  # noqa: PLC0415 -- app ready
        from manyuan.web.scenarios.run_exchange import RUN_PAGE  # noqa: PLC0415 -- app ready
        from manyuan.web.scenarios.run_pages import register_run_page  # noqa: PLC0415 -- app ready

        register_run_page(PlanKind.EXCHANGE, RUN_PAGE)
        register_run_page(PlanKind.CARAVAN, caravan.RUN_PAGE)
        register_run_page(PlanKind.GROUPING, grouping.RUN_PAGE)
