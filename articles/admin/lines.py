"""A list of names as a curator writes it: one a line."""

from typing import Any

from django import forms


class LinesField(forms.CharField):
    """A list of names, written one a line."""

    widget = forms.Textarea

    def prepare_value(self, value: Any) -> Any:
        """Write a list as lines; what was typed stays as it was typed."""
        return "\n".join(map(str, value)) if isinstance(value, list) else value

    def to_python(self, value: Any) -> list[str]:  # type: ignore[override]
        """Read lines as a list: no empty line, no name twice."""
        if isinstance(value, list):
            return value
        lines = (" ".join(line.split()) for line in str(value or "").splitlines())
        return list(dict.fromkeys(line for line in lines if line))

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare the lists, not their layout."""
        return self.to_python(initial) != self.to_python(data)
