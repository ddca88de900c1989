"""The settings of each path: the nearest configuration, its per-file part, and the command line last."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import click

from stigmalint import config
from stigmalint.config import PROFILES, Settings
from stigmalint.errors import ConfigError

_F = TypeVar("_F", bound=Callable[..., Any])


class SettingsOf:
    """Settings for every path of a run, each configuration file read once.

    `changes` are what the command line says. `--select` says exactly what is on: what a configuration
    selects and ignores then counts no more, except what it ignores per file.
    """

    def __init__(self, config_file: Path | None, isolated: bool, changes: Mapping[str, Any]) -> None:
        self._named = config_file
        self._isolated = isolated
        self._changes = {key: value for key, value in changes.items() if value not in (None, ())}
        self._exclude: tuple[str, ...] = self._changes.pop("exclude", ())
        self._here = Settings(root=Path.cwd())
        self._by_folder: dict[Path, Settings] = {}
        self._by_file: dict[Path, Settings] = {}
        self._by_path: dict[str, Settings] = {}

    def __call__(self, path: str) -> Settings:
        """The settings that a file is checked with."""
        if path not in self._by_path:
            settings = self.configured(path)
            if "select" in self._changes:
                settings = replace(settings, ignore=()).for_file(path)
                settings = replace(settings, extend_select=())
            else:
                settings = settings.for_file(path)
            self._by_path[path] = self._change(settings)
        return self._by_path[path]

    def everywhere(self) -> Settings:
        """The settings of the folder we are in, for commands that look at no file."""
        return self._change(self.configured("."))

    def configured(self, path: str) -> Settings:
        """What the configuration that governs a path says, before per-file parts and the command line."""
        if self._isolated:
            return self._here
        folder = Path(path).absolute()
        if path != ".":
            folder = folder.parent
        if folder not in self._by_folder:
            file = self._named or config.find(folder)
            self._by_folder[folder] = self._load(file) if file else self._here
        return self._by_folder[folder]

    def is_excluded(self, path: str) -> bool:
        """Do the exclusions of the configuration or of the command line cover a file, or a folder ending in "/"?"""
        configured = self.configured(path)
        return configured.matches(path, configured.exclude) or self._here.matches(path, self._exclude)

    def _load(self, file: Path) -> Settings:
        if file not in self._by_file:
            self._by_file[file] = config.load(file)
        return self._by_file[file]

    def _change(self, settings: Settings) -> Settings:
        changes = dict(self._changes)
        for key in ("extend_select", "ignore"):
            if key in changes:
                changes[key] = getattr(settings, key) + changes[key]
        return replace(settings, **changes)


def settings_options(command: _F) -> _F:
    """The options that every command with settings has; `settings_from` takes them."""
    options = (
        click.option("--select", multiple=True, metavar="NAME", help="Only these sets or set/rules. Repeatable."),
        click.option("--extend-select", multiple=True, metavar="NAME", help="These sets or rules as well."),
        click.option("--ignore", multiple=True, metavar="NAME", help="Not these sets or rules."),
        click.option("--profile", metavar="NAME", help=f"Whose guides to follow: {', '.join(PROFILES)}."),
        click.option("--config", "config_file", metavar="FILE", help="Use this configuration for all files."),
        click.option("--isolated", is_flag=True, help="Use no configuration file."),
        click.option("--no-cache", is_flag=True, help="Compile the rules anew, and keep nothing."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def settings_from(options: dict[str, Any], **more: Any) -> SettingsOf:
    """Take the options of `settings_options` out of a command's options; `more` are further changes."""
    names = {key: _names(options.pop(key)) for key in ("select", "extend_select", "ignore")}
    profile, file, isolated = options.pop("profile"), options.pop("config_file"), options.pop("isolated")
    if profile is not None:
        config.known_profile(profile)
    if file and isolated:
        raise ConfigError("--config and --isolated exclude one another; leave one out")
    cache = False if options.pop("no_cache") else None
    return SettingsOf(Path(file) if file else None, isolated, {**names, "profile": profile, "cache": cache, **more})


def _names(values: tuple[str, ...]) -> tuple[str, ...]:
    """`--select a,b` and `--select a --select b` say the same."""
    return tuple(name.strip() for value in values for name in value.split(",") if name.strip())
