"""The real settings, with a home that goes with the run and a hasher that is quick."""

import os
import tempfile

os.environ.setdefault("MANYUAN_HOME", tempfile.mkdtemp(prefix="manyuan-test-"))
os.environ.setdefault("SECRET_KEY", "only-for-tests-" + "x" * 50)

from manyuan.config.settings import *  # noqa: F403

# A kind of flow that only the tests know: a kind is one folder.
INSTALLED_APPS = [*INSTALLED_APPS, "worlds.lending"]  # noqa: F405
# Every test client would list all static files again, a third of the time of a page.
WHITENOISE_AUTOREFRESH = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# A file, as in real life: two threads on a database in memory fail where they would wait.
if not os.environ.get("DATABASE_URL"):
    DATABASES["default"]["TEST"] = {"NAME": f"{os.environ['MANYUAN_HOME']}/test.sqlite3"}  # noqa: F405
