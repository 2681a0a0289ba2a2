"""Where things are kept, and how the person likes them."""

from tactful.config.paths import Paths
from tactful.config.settings import Sender, Settings, load_settings, save_settings

__all__ = ["Paths", "Sender", "Settings", "load_settings", "save_settings"]
