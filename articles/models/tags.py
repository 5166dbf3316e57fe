"""The controlled vocabulary that curators keep."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q

from articles.models.fields import LONGEST_SLUG


class Tag(models.Model):
    """One word of the vocabulary."""

    name = models.CharField(max_length=100, unique=True)
    slug = models.SlugField(max_length=LONGEST_SLUG, unique=True, allow_unicode=True)
    description = models.TextField(blank=True)
    colour = models.CharField(
        max_length=7,
        blank=True,
        validators=[RegexValidator(r"^#[0-9a-fA-F]{6}$", "Write a colour such as #b5651d.")],
        help_text="For example #b5651d.",
    )
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(parent=None) | ~Q(parent=F("id")), name="tag_is_not_its_own_parent"
            ),
        ]

    def __str__(self) -> str:
        return self.name
