"""Every address of the room with the parameters that it reads, and some that it does not."""

LIST = ("q", "p", "o", "e", "all", "_popup", "_to_field", "_facets", "id__exact", "pk__in")
PUBLIC = {
    "/": (
        "source", "role", "published_after", "published_before", "has", "sort", "after", "before",
        "q", "tag", "language", "page", "source__name__startswith",
    ),
    "/articles.json": ("q", "source", "tag", "language", "sort", "after", "published_after"),
    "/articles.csv": ("q", "source", "after", "published_before"),
    "/articles.atom": ("q", "source", "role", "language"),
    "/opensearch.xml": ("q",),
    "/articles/1/": ("after", "q", "source", "published_after", "sort"),
    "/sources/": ("after",),
    "/sources/ina/": ("after", "before"),
    "/sources/ina/2022/3/29/": ("after", "before"),
    "/admin/login/": ("next",),
}  # fmt: skip
CURATORS = {
    "/admin/articles/article/": (
        *LIST, "source", "day__year", "day__month", "day__gte", "day__lt", "day__isnull",
        "language", "publisher__slug__startswith",
    ),
    "/admin/articles/source/": (*LIST, "kind__exact", "language"),
    "/admin/articles/tag/": LIST,
    "/admin/articles/annotation/": (
        *LIST, "state__exact", "creator__id__exact", "tags__id__exact", "modified_at__gte",
        "creator__password__startswith",
    ),
    "/admin/articles/annotation/proposed/": ("by", "page"),
    "/admin/articles/capture/": (*LIST, "format", "encoding"),
    "/admin/articles/load/": (*LIST, "started_at__year", "started_at__day", "started_at__gte"),
    "/admin/articles/outcome/": (*LIST, "result__exact", "load__started_at__lt", "load__id__exact"),
    "/admin/axes/accessattempt/": LIST,
    "/admin/auth/user/": (*LIST, "is_staff__exact", "groups__id__exact", "password__startswith"),
    "/admin/autocomplete/": ("app_label", "model_name", "field_name", "term", "page"),
    "/admin/articles/article/1/annotate/": ("block",),
    "/admin/articles/article/1/change/": ("_changelist_filters", "_to_field", "_popup"),
    "/admin/articles/article/1/history/": ("p",),
    "/admin/articles/source/add/": ("name", "kind", "homepage", "_changelist_filters", "_popup"),
    "/admin/articles/tag/add/": ("name", "parent", "colour", "_to_field"),
    "/admin/articles/source/1/delete/": ("_to_field", "_popup"),
    "/admin/auth/user/add/": ("username", "groups", "user_permissions"),
}  # fmt: skip
SUGGESTING = {"app_label": "articles", "model_name": "attribution", "field_name": "source"}

PATHS = (
    "/{}", "/articles/{}/", "/articles/1/r/{}/", "/captures/{}/", "/captures/{}/raw",
    "/sources/{}/", "/sources/ina/{}/", "/sources/ina/2022/{}/", "/sources/ina/2022/3/{}/",
    "/admin/{}", "/admin/articles/article/{}/annotate/", "/admin/articles/article/1/annotate/{}/",
    "/admin/auth/user/{}/password/", "/admin/articles/article/{}/change/",
    "/admin/articles/annotation/{}/change/", "/admin/articles/annotation/{}/history/",
    "/admin/articles/source/{}/delete/", "/admin/articles/load/{}/change/", "/admin/r/{}/1/",
    "/admin/articles/outcome/{}/", "/static/{}",
)  # fmt: skip
