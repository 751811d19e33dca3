"""How much of a file is read before it is refused; a district of 2,000 schools stays far below."""

MEGABYTE = 1024 * 1024
FILE_MEGABYTES = 50
UNPACKED_MEGABYTES = 200
FILE_BYTES = FILE_MEGABYTES * MEGABYTE
UNPACKED_BYTES = UNPACKED_MEGABYTES * MEGABYTE
RATIO = 100
# Small parts of a workbook compress well by nature; a bomb is never this small.
RATIO_FREE_BYTES = 10 * MEGABYTE
ENTRIES = 2000
ROWS = 200_000
ROWS_OF_ALL_FILES = 1_000_000
COLUMNS = 200
# calamine keeps a sheet as a full rectangle: one cell in the far corner would take gigabytes.
CELLS = 8_000_000
HEADER_ROWS = 10
OUTLINE_BYTES = 20 * MEGABYTE
FOLDER_FILES = 2000
