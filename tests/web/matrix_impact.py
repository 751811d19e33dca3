"""What the pages of impact and growth answer to every seat: only the bureau brings in pupils."""

from django.core.files.uploadedfile import SimpleUploadedFile

from web.matrix_words import IN, NO, OK, READ, Address


def pupils():
    lines = [f"S{n % 6 + 1},{60 + n % 9},{70 + n % 7 + n % 6}" for n in range(240)]
    text = "\n".join(["school,entry,outcome", *lines])
    return SimpleUploadedFile("rows.csv", text.encode())


def sent(_world):
    return {"file": pupils(), "stage": "primary", "year": "2025"}


UPLOADERS = (IN, OK, NO, NO, NO, NO, OK)
TABLE: dict[str, Address] = {
    "growth": READ,
    # The rows are only shown: what is kept is confirmed by a second form.
    "growth-upload": Address(get=UPLOADERS, post=UPLOADERS, data=sent),
    "impact": Address(get=(IN, OK, NO, NO, NO, OK, OK)),
}
