"""What the product says of the Qingdao world: for each row of the articles the figure it prints.

A *part* is some of the world, built by its actions and looked at on a day. Each of its *lines*
reads one row of the articles from the product's own pages, in the language of the reader.
"""
