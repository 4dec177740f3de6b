"""What holds for all tests: generated examples are the same in each run, none fails because the machine is busy, and bytecode
is kept, whatever the shell says: some hundred commands are started, and each would compile the whole package again."""

from __future__ import annotations

import os
import sys

from hypothesis import settings

sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

settings.register_profile("same_each_time", deadline=None, derandomize=True)
settings.load_profile("same_each_time")
