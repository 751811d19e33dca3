# The fact of a record that names the link through which the seat acted.
THROUGH_LINK = "link"
