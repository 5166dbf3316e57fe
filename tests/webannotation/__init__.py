"""The W3C Web Annotation Protocol and Data Model, in our own words."""
