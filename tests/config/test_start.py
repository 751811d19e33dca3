import os
import subprocess
import sys


def test_server_and_worker_start_without_the_slow_libraries():
    asked = (
        "import sys, django; django.setup();"
        "slow = {'narwhals', 'numpy', 'polars', 'highspy', 'openpyxl', 'lxml', 'typst'};"
        "print(sorted(slow & set(sys.modules)))"
    )
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(sys.path),
        "DJANGO_SETTINGS_MODULE": "manyuan.config.settings",
    }

    found = subprocess.run(
        [sys.executable, "-c", asked], check=True, capture_output=True, text=True, env=environment
    )

    assert found.stdout.strip() == "[]"
