"""Bytes of a picture in, a picture that is safe to show out."""

from articles.parsing.pictures.checking import NoPicture, Picture, check_picture, checked
from articles.parsing.pictures.embedded import Embedded, words_inside

__all__ = ["Embedded", "NoPicture", "Picture", "check_picture", "checked", "words_inside"]
