"""Times of 24 hours, as on the readers' pages: the stock British ones say "10:11 a.m."."""

DATETIME_FORMAT = "j M Y, H:i"
SHORT_DATETIME_FORMAT = "d/m/Y H:i"
TIME_FORMAT = "H:i"
