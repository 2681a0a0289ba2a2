"""Where things are kept, and how the person likes them. The settings are loaded when first used."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tactful.config.paths import Paths

if TYPE_CHECKING:
    from tactful.config.settings import Sender, Settings, load_settings, save_settings

__all__ = ["Paths", "Sender", "Settings", "load_settings", "save_settings"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'tactful.config' has no attribute {name!r}")
    from tactful.config import settings

    return getattr(settings, name)
