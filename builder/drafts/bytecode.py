"""The program's own templates, compiled once for an installation: beside Python's own byte code, and trusted like it.

Where that cannot be read or written, templates are compiled when they are used, as somebody's own always are.
"""

import marshal
import os
from contextlib import suppress
from hashlib import blake2b
from importlib.util import MAGIC_NUMBER, cache_from_source
from pathlib import Path

from jinja2 import Environment, __version__
from jinja2.bccache import Bucket, BytecodeCache

_DIGEST = 32  # bytes


class Kept(BytecodeCache):
    """The compiled templates of one folder; those of any other are nobody's to keep."""

    def __init__(self, folder: Path, made_by: Path) -> None:
        """Keep what *made_by*, the file of a module, makes of the templates in *folder*, beside its own byte code."""
        self._folder, self._made_by = folder, made_by
        self._how = made_by.read_bytes()

    def get_cache_key(self, name: str, filename: str | None = None) -> str:  # noqa: ARG002 - its base gives the name
        """Return the path of a template's file; nothing where it is not one of the folder's."""
        return filename if filename and self._folder in Path(filename).parents else ""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give *bucket* its code, if it was compiled here, of the same text, in the same way, and is whole."""
        if not bucket.key:
            return
        with suppress(OSError):
            kept = self._file(bucket).read_bytes()
            code = kept[_DIGEST:]
            if kept[:_DIGEST] == self._digest(bucket, code):
                bucket.code = marshal.loads(code)  # noqa: S302 - as Python reads its own

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of *bucket*, if the disk lets it."""
        if not bucket.key:
            return
        file, code = self._file(bucket), marshal.dumps(bucket.code)
        made = file.with_name(f"{file.name}.{os.getpid()}")
        with suppress(OSError):
            file.parent.mkdir(parents=True, exist_ok=True)
            try:
                made.write_bytes(self._digest(bucket, code) + code)
                made.replace(file)
            finally:
                made.unlink(missing_ok=True)

    def _file(self, bucket: Bucket) -> Path:
        name = "-".join(Path(bucket.key).relative_to(self._folder).parts)
        kind = "guarded" if bucket.environment.sandboxed else "plain"
        return Path(cache_from_source(str(self._made_by.with_name(f"template-{name}")), optimization=kind))

    def _digest(self, bucket: Bucket, code: bytes) -> bytes:
        """Return what proves that *code* is whole, and what a template is compiled to by all that this depends on."""
        made_from = (__version__, bucket.key, bucket.checksum, *_options(bucket.environment))
        parts = (MAGIC_NUMBER, self._how, repr(made_from).encode(), code)
        return blake2b(b"\0".join(parts), digest_size=_DIGEST).digest()


def _options(made_by: Environment) -> tuple[object, ...]:
    generator = made_by.code_generator_class.__module__
    return generator, made_by.autoescape, made_by.trim_blocks, made_by.lstrip_blocks, made_by.keep_trailing_newline
