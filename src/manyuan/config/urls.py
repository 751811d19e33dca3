from manyuan.web.urls import urlpatterns

__all__ = ["urlpatterns"]
