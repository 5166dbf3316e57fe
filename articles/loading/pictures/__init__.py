"""The picture files of a page's photographs: found in the capture, checked, made safe to show."""

from articles.loading.pictures.apart import check_apart
from articles.loading.pictures.finding import find_picture
from articles.loading.pictures.gathering import Gathered, gather_pictures
from articles.loading.pictures.keeping import keep_picture

__all__ = ["Gathered", "check_apart", "find_picture", "gather_pictures", "keep_picture"]
