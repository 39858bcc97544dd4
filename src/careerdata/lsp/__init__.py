"""The language server: findings while you write, the rows of a guide, and fixes.

`positions` counts as editors do; `findings` and `values` turn a checked guide into messages of the
Language Server Protocol; only `server` handles connections. Needs the extra `lsp`.
"""
