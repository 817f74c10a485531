"""Compiled templates, kept for a whole run of the tests: what is compiled anew for each site is what takes longest."""

from typing import TYPE_CHECKING

from jinja2.bccache import Bucket, BytecodeCache

if TYPE_CHECKING:
    from types import CodeType


class Compiled(BytecodeCache):
    """The compiled templates of all sites that one process makes, by kind of environment, file and text."""

    def __init__(self) -> None:
        self._code: dict[tuple[bool, str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give *bucket* the code that was made of the same text, if there is any."""
        bucket.code = self._code.get(_key(bucket))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of *bucket*."""
        assert bucket.code
        self._code[_key(bucket)] = bucket.code


def _key(bucket: Bucket) -> tuple[bool, str, str]:
    return bucket.environment.sandboxed, bucket.key, bucket.checksum
