"""The tables of the room, their constraints, and reads as QuerySet methods."""

from articles.models.annotations import Annotation, AnnotationVersion, Motivation, State
from articles.models.articles import Article, Attribution, Revision
from articles.models.bulk_changes import BulkChange
from articles.models.captures import Capture, Load, LoadState, Outcome, Result
from articles.models.corrections import Correction
from articles.models.former import FormerAddress, FormerSource, FurtherIdentity
from articles.models.photos import Photo
from articles.models.placements import Placement, PlacementStatus
from articles.models.searches import SavedSearch
from articles.models.sources import Source, SourceKind
from articles.models.tags import Tag

__all__ = [
    "Annotation",
    "AnnotationVersion",
    "Article",
    "Attribution",
    "BulkChange",
    "Capture",
    "Correction",
    "FormerAddress",
    "FormerSource",
    "FurtherIdentity",
    "Load",
    "LoadState",
    "Motivation",
    "Outcome",
    "Photo",
    "Placement",
    "PlacementStatus",
    "Result",
    "Revision",
    "SavedSearch",
    "Source",
    "SourceKind",
    "State",
    "Tag",
]
