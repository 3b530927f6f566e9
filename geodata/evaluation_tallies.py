"""How many of how many: the numbers of an evaluation."""

from dataclasses import dataclass

__all__ = ["Tally"]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of how many, and what is missing."""

    right: int
    total: int
    misses: tuple[str, ...] = ()

    @property
    def share(self) -> float:
        """Right ones per ones asked for; 1 where nothing was asked for."""
        return self.right / self.total if self.total else 1.0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.right + other.right, self.total + other.total, self.misses + other.misses)

    def __str__(self) -> str:
        return f"{self.right}/{self.total} ({100 * self.share:.1f} %)"
