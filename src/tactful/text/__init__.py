r"""The only home of characters, words and sentences: normal forms, folding, word and sentence limits.

Python's `\\w` and `\b` drop the vowel signs of Bengali, so nothing outside this package may use them.
"""
