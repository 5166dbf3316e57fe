"""How dates and times are printed where a page does not say so itself: in the admin."""
