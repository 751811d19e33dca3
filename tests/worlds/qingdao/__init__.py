"""Qingdao: two districts as two public articles tell of them, recorded by the product's actions.

Organisations and figures are as the articles give them; the line of an article stands in the
docstring of what holds it, named B1 to B21 for Shibei 市北区 (a promotion meeting) and N1 to N12
for Shinan 市南区 (September 2024). Schools and partners that an article counts and does not name
are placeholders (未具名…). The articles name no codes, places, sizes or strengths: they stay empty.
Where the product demands a value that no article gives, it stands in a name that begins with
``OUR_``, and no test rests on it alone. Persons are not in the articles: seats are named after
what they are for.
"""
