"""The picture files of a page's photographs: found in the capture, checked, made safe to show."""

from articles.loading.pictures.checking import NoPicture, Picture, check_picture
from articles.loading.pictures.embedded import Embedded, words_inside
from articles.loading.pictures.finding import find_picture
from articles.loading.pictures.gathering import Gathered, gather_pictures
from articles.loading.pictures.keeping import keep_picture

__all__ = [
    "Embedded",
    "Gathered",
    "NoPicture",
    "Picture",
    "check_picture",
    "find_picture",
    "gather_pictures",
    "keep_picture",
    "words_inside",
]
