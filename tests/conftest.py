"""What holds for all tests: generated examples are the same in each run, and none fails because the machine is busy."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("same_each_time", deadline=None, derandomize=True)
settings.load_profile("same_each_time")
