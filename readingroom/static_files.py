"""Static files as visitors get them: named by content, compressed, kept by browsers for good."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStaticFiles(CompressedManifestStaticFilesStorage):
    """Names every file by its content, also the modules that a script of ours imports."""

    # An import by the plain name would stay in a browser for a minute after an upgrade.
    support_js_module_import_aggregation = True
