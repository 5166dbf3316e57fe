"""Files that are no documents of their own: a desktop's litter, and what a saved page stands on."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from pathlib import PurePosixPath

_LITTER = {"Thumbs.db", "desktop.ini", "__MACOSX"}
_PAGES = {".html", ".htm", ".xhtml", ".shtml", ".maff", ".md", ".markdown"}
# What browsers put behind a page's name for the folder of its pictures, each in its language.
_FOLDERS_ENDINGS = """
    _files -files .files _archivos _arquivos _bestanden _bylos -dateien _dateien _datoteke _dosyalar
    _elemei _failid _fails _fajlovi _ficheiros _fichiers -filer _filer _file _fitxategiak _fitxers
    _pliki _soubory _tiedostot -tiedostot _файлы _файли _파일 _ファイル _文件 _檔案
"""
_FOLDERS = tuple(_FOLDERS_ENDINGS.split())
_PARTS_ENDINGS = """
    apng avif bmp gif ico jfif jpe jpeg jpg png svg tif tiff webp css js mjs map eot otf ttf woff
    woff2 m4a m4v mp3 mp4 oga ogg ogv wav webm
"""
_PARTS = {f".{ending}" for ending in _PARTS_ENDINGS.split()}


def is_litter(name: str) -> bool:
    """Tell whether a file or folder of this name is hidden, or left there by a desktop."""
    return name.startswith(".") or name in _LITTER


def is_page(name: str) -> bool:
    """Tell whether a file's name is that of a page, which may have its pictures beside it."""
    return PurePosixPath(name).suffix.casefold() in _PAGES


def is_part(name: str) -> bool:
    """Tell whether a file's name is that of a picture, script, style, font, sound or film."""
    return PurePosixPath(name).suffix.casefold() in _PARTS


def is_folder_of_a_page(name: str, beside: Collection[str]) -> bool:
    """Tell whether a folder holds the scripts and pictures of a page that stands beside it."""
    folded = name.casefold()
    stems = [name[: -len(ending)] for ending in _FOLDERS if folded.endswith(ending)]
    return any(f"{stem}{page}" in beside for stem in stems if stem for page in _PAGES)


@dataclass(slots=True)
class Neighbours:
    """The names of an archive or an upload, and which of them are no documents of their own."""

    names: frozenset[str]
    _folders: dict[str, bool] = field(default_factory=dict)
    _has_pages: bool = False

    @classmethod
    def among(cls, names: Iterable[str]) -> Neighbours:
        """Take note of all names, each a path with slashes."""
        found = cls(frozenset(names))
        # Their pictures may stand anywhere: in a folder beside that of the pages, for one.
        found._has_pages = any(map(is_page, found.names))
        return found

    def is_passed_over(self, name: str) -> bool:
        """Tell whether a file is litter, or part of a page."""
        return self._is_shut(_above(name)) or is_litter(_last(name)) or self._is_part(name)

    def _is_shut(self, folder: str) -> bool:
        """Tell whether a folder, or one above it, is litter or a page's own."""
        if not folder:
            return False
        if folder not in self._folders:
            self._folders[folder] = self._is_shut(_above(folder)) or (
                is_litter(_last(folder)) or is_folder_of_a_page(folder, self.names)
            )
        return self._folders[folder]

    def _is_part(self, name: str) -> bool:
        return self._has_pages and is_part(name)


def _above(path: str) -> str:
    return path.rpartition("/")[0]


def _last(path: str) -> str:
    return path.rpartition("/")[2]
