"""The one app: captures become articles that readers read and curators annotate."""
