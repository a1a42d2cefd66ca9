"""The kinds of question: each a file with its model and what an answer to it is worth.

An answer is a list of words, whatever the kind: the ids chosen, or `row=choice` where something is put to something. Credit
runs from 0 to 1 and never depends on the order in which options stand; `tests/data/scoring.json` binds Python and JavaScript.
"""
