"""The table of actions as Textual's bindings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from textual.binding import Binding, BindingType

from tactful.tui.keys import Action, Scope, actions


def bindings(*scopes: Scope) -> list[BindingType]:
    """The bindings of these scopes; their ids are the actions' names, by which the settings rename keys."""
    return [_binding(action) for action in actions(*scopes)]


def keymap(overrides: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """The person's own keys as Textual takes them."""
    return {name: ",".join(keys) for name, keys in overrides.items()}


def _binding(action: Action) -> Binding:
    # An action without a key still needs one that nobody can press, so that settings can give it one.
    key = ",".join(action.keys) or f"unbound_{action.name}"
    return Binding(key, action.name, action.label, priority=action.urgent, id=action.name, show=not action.quiet)
