"""What systems answer to a request for a lock on a disk that has none, as some that are shared over a network."""

import errno

NO_LOCKS = (errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EINVAL, errno.ENOLCK)
"""The numbers of such errors; others tell that somebody else holds the lock, or that something is broken."""
