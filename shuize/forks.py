"""Forks among threads: a lock that another thread holds at that moment stays locked in the child for ever.

So it is with Python's locks (a pool of connections, in redis-py 8 even the reset of an inherited one) and with those
of C libraries (SQLite, libpq, OpenSSL), of which no list can be made. A thread therefore uses what a child will use
only while nobody forks: both hold the gate.
"""

import threading

GATE = threading.Lock()
"""Held while a process forks, and while another thread of it uses a connection."""
