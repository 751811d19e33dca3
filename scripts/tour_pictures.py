"""Cut the pictures of the README's tour out of those that the journey of a school year takes.

JOURNEY_PICTURES=FOLDER ./manyuan test tests/journeys/test_school_year.py
.venv/bin/python scripts/tour_pictures.py FOLDER
"""

import argparse
from pathlib import Path

from PIL import Image

IMAGES = Path(__file__).resolve().parents[1] / "docs" / "images"
TOP, WIDTH, COLOURS = 900, 1080, 256
PICTURES = {
    "year-1-open": "tour-1-year",
    "year-2-plan": "tour-2-plan",
    "year-4-paper": "tour-3-paper",
    "year-5-money": "tour-4-money",
    "year-6-score": "tour-5-score",
    "year-8-gates": "tour-6-gates",
    "year-9-wheel": "tour-7-wheel",
}


def main() -> None:
    """Write every picture of the tour: the top of the page, smaller, in few colours."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    for taken, name in PICTURES.items():
        with Image.open(folder / f"{taken}.png") as page:
            top = page.convert("RGB").crop((0, 0, page.width, min(page.height, TOP)))
        height = round(top.height * WIDTH / top.width)
        small = top.resize((WIDTH, height), Image.Resampling.LANCZOS)
        small.quantize(COLOURS).save(IMAGES / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
