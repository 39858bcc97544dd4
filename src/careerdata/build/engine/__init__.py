"""Where batches of guides are worked on: in this process, in several of this machine, on several machines.

Whichever does it, the work on a batch is the same, so is what comes of it, and it comes in the guides' order.
"""


class EngineError(RuntimeError):
    """Those who were to do the work cannot do it."""
