"""The language server: findings while a guide is written, what became of its words, and fixes.

`positions` counts as editors do; `answers` turns a checked guide into what the Language Server Protocol sends;
`server` is the only module that knows connections. Needs the extra `lsp`.
"""
