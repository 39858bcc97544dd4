"""Engines: where batches of guides are compiled:
in this process, in several processes, or on several machines.

The result of a batch is the same on each engine, and the results arrive in the order of the guides.
"""


class EngineError(RuntimeError):
    """An engine cannot do its work."""
