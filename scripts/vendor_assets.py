"""Copy the front end's third-party files into the package: run by a developer, never by a user.

    npm install --ignore-scripts @picocss/pico@2 leaflet@1.9 echarts@6 axe-core@4   (in any folder)
    python scripts/vendor_assets.py THAT_FOLDER/node_modules

Only the files named here are copied. References to source maps are cut, because a browser would
ask for them; Pico is wrapped in a cascade layer, so that any rule of our own wins over it.
"""

import hashlib
import json
import re
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENDOR = ROOT / "src/manyuan/web/static/manyuan/vendor"
TEST_VENDOR = ROOT / "tests/web/vendor"
SOURCE_MAP = re.compile(rb"\n?(//[#@] ?sourceMappingURL=.*|/\*[#@] ?sourceMappingURL=.*?\*/)\s*$")

FILES = {
    "@picocss/pico": {
        "css/pico.min.css": "pico/pico.layer.css",
        "LICENSE.md": "pico/LICENSE.md",
    },
    "leaflet": {
        "dist/leaflet.js": "leaflet/leaflet.js",
        "dist/leaflet.css": "leaflet/leaflet.css",
        "dist/images/layers.png": "leaflet/images/layers.png",
        "dist/images/layers-2x.png": "leaflet/images/layers-2x.png",
        "dist/images/marker-icon.png": "leaflet/images/marker-icon.png",
        "LICENSE": "leaflet/LICENSE",
    },
    "echarts": {
        "dist/echarts.common.min.js": "echarts/echarts.common.min.js",
        "LICENSE": "echarts/LICENSE",
        "NOTICE": "echarts/NOTICE",
    },
}
TEST_FILES = {
    "axe-core": {
        "axe.min.js": "axe.min.js",
        "LICENSE": "axe.LICENSE",
        "LICENSE-3RD-PARTY.txt": "axe.LICENSE-3RD-PARTY.txt",
    }
}


def copied(source: Path, target: Path) -> None:
    """Write one file, without its source map and, for Pico, inside the layer ``pico``."""
    content = source.read_bytes()
    if target.suffix in {".js", ".css"}:
        content = SOURCE_MAP.sub(b"", content).rstrip() + b"\n"
    if target.name == "pico.layer.css":
        content = b"@layer pico{" + content.replace(b'@charset "UTF-8";', b"").strip() + b"}\n"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)


def manifest(folder: Path) -> str:
    """Return the lines ``sha256  path`` of every file in a folder, in order of path."""
    files = sorted(p for p in folder.rglob("*") if p.is_file() and p.name != "MANIFEST.sha256")
    return "".join(
        f"{hashlib.sha256(p.read_bytes()).hexdigest()}  {p.relative_to(folder).as_posix()}\n"
        for p in files
    )


def vendor(modules: Path, files: dict[str, dict[str, str]], folder: Path) -> None:
    """Replace a vendor folder by the named files, their versions and their hashes."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    versions = {}
    for package, paths in files.items():
        versions[package] = json.loads((modules / package / "package.json").read_text())["version"]
        for source, target in paths.items():
            copied(modules / package / source, folder / target)
    (folder / "VERSIONS.json").write_text(json.dumps(versions, indent=2) + "\n")
    (folder / "MANIFEST.sha256").write_text(manifest(folder))


def main() -> int:
    """Vendor from the ``node_modules`` folder given on the command line."""
    if len(sys.argv) != 2 or not (modules := Path(sys.argv[1])).is_dir():
        print(__doc__, file=sys.stderr)
        return 2
    vendor(modules, FILES, VENDOR)
    vendor(modules, TEST_FILES, TEST_VENDOR)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
