"""Ways to run a pure function over many items: in this process, or in several worker processes.

The results, and their order, are the same whatever the engine and the number of workers.
"""
