"""The readers' addresses, grouped by noun. People bookmark them: they do not change."""

from django.urls import path, register_converter

from articles.addresses import DigestConverter, IdConverter, UnicodeSlugConverter
from articles.views import captures, lists, reading, sources, status

register_converter(IdConverter, "id")
register_converter(DigestConverter, "digest")
register_converter(UnicodeSlugConverter, "word")

app_name = "articles"
urlpatterns = [
    path("", lists.articles, name="articles"),
    path("articles/<id:pk>/", reading.article, name="article"),
    path("articles/<id:pk>/r/<id:number>/", reading.revision, name="revision"),
    path("captures/<digest:sha256>/", captures.capture, name="capture"),
    path("captures/<digest:sha256>/raw", captures.raw, name="capture_raw"),
    path("sources/", sources.sources, name="sources"),
    path("sources/<word:slug>/", sources.source, name="source"),
    path("sources/<word:slug>/<id:year>/", sources.source, name="source_year"),
    path("sources/<word:slug>/<id:year>/<id:month>/", sources.source, name="source_month"),
    path("sources/<word:slug>/<id:year>/<id:month>/<id:day>/", sources.source, name="source_day"),
    path("healthz", status.healthz, name="healthz"),
    path("robots.txt", status.robots, name="robots"),
]
