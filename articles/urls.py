"""The readers' addresses, grouped by noun. People bookmark them: they do not change."""

from django.contrib.auth.views import LoginView, LogoutView
from django.urls import path, register_converter
from django.views.decorators.http import require_safe

from articles.addresses import (
    DigestConverter,
    IdConverter,
    PictureEndingConverter,
    UnicodeSlugConverter,
)
from articles.feeds import ArticlesFeed, NotesFeed, SavedSearchFeed, TagFeed
from articles.views import (
    annotations,
    captures,
    exporting,
    lists,
    opensearch,
    pictures,
    reading,
    searches,
    sources,
    status,
    tags,
)

register_converter(IdConverter, "id")
register_converter(DigestConverter, "digest")
register_converter(UnicodeSlugConverter, "word")
register_converter(PictureEndingConverter, "picture")

app_name = "articles"
urlpatterns = [
    path("", lists.articles, name="articles"),
    path("articles.json", exporting.articles_json, name="articles_json"),
    path("articles.csv", exporting.articles_csv, name="articles_csv"),
    path("articles.atom", require_safe(ArticlesFeed()), name="articles_feed"),
    path("articles/<id:pk>/", reading.article, name="article"),
    path("articles/<id:pk>/r/<id:number>/", reading.revision, name="revision"),
    path(
        "articles/<id:pk>/annotations/",
        annotations.article_annotations,
        name="article_annotations",
    ),
    path("annotations/", annotations.annotations, name="annotations"),
    path("annotations/<uuid:uuid>", annotations.annotation, name="annotation"),
    path("annotations.atom", require_safe(NotesFeed()), name="annotations_feed"),
    path("tags/", tags.tags, name="tags"),
    path("tags/<word:slug>/", tags.tag, name="tag"),
    path("tags/<word:slug>.atom", require_safe(TagFeed()), name="tag_feed"),
    path("captures/<digest:sha256>/", captures.capture, name="capture"),
    path("captures/<digest:sha256>/raw", captures.raw, name="capture_raw"),
    path("searches/", searches.searches, name="searches"),
    path("searches/new/", searches.new_search, name="new_search"),
    path("searches/<id:pk>/", searches.saved_search, name="saved_search"),
    path("searches/<id:pk>/delete/", searches.delete_saved_search, name="delete_saved_search"),
    path("searches/<uuid:token>.atom", require_safe(SavedSearchFeed()), name="saved_search_feed"),
    path(
        "sign-in/",
        LoginView.as_view(template_name="articles/sign_in.html", next_page="articles:searches"),
        name="sign_in",
    ),
    path("sign-out/", LogoutView.as_view(next_page="articles:articles"), name="sign_out"),
    path("sources/", sources.sources, name="sources"),
    path("sources/<word:slug>/", sources.source, name="source"),
    path("sources/<word:slug>/<id:year>/", sources.source, name="source_year"),
    path("sources/<word:slug>/<id:year>/<id:month>/", sources.source, name="source_month"),
    path("sources/<word:slug>/<id:year>/<id:month>/<id:day>/", sources.source, name="source_day"),
    path("pictures/<digest:sha256>.<picture:ending>", pictures.picture, name="picture"),
    path("healthz", status.healthz, name="healthz"),
    path("opensearch.xml", opensearch.opensearch, name="opensearch"),
    path("robots.txt", status.robots, name="robots"),
]
