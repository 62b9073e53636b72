"""Pictures for the head of a page, made small and harmless before they are kept."""

from __future__ import annotations

import warnings
from functools import lru_cache
from io import BytesIO
from typing import Final

from facilitator.errors import UserError

MOST_BYTES: Final = 5_000_000
MOST_PIXELS: Final = 25_000_000
_LARGEST_SIDE: Final = 1000
"""Enough for 50 mm in 500 dots an inch."""
_KINDS = ("PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF")


def prepared_logo(content: bytes) -> bytes:
    """The picture as a PNG without anything else that was in the file, no larger than is printed.

    Raises UserError for what is no picture, or one that is too large to be taken in.
    """
    from PIL import Image, UnidentifiedImageError

    if len(content) > MOST_BYTES:
        raise UserError("This file is larger than 5 MB. Choose a smaller picture.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            picture = Image.open(BytesIO(content), formats=_KINDS)
            if picture.width * picture.height > MOST_PIXELS:
                raise UserError("This picture has more than 25 megapixels. Choose a smaller one.")
            return _as_png(picture)
    except (
        UnidentifiedImageError,
        OSError,
        ValueError,
        SyntaxError,
        Image.DecompressionBombWarning,
        Image.DecompressionBombError,
    ) as error:
        raise UserError(
            "This file is no picture that can be read. Choose a PNG or JPEG."
        ) from error


def _as_png(picture: object) -> bytes:
    from PIL import Image, ImageOps

    assert isinstance(picture, Image.Image)
    upright = ImageOps.exif_transpose(picture).convert("RGBA")
    upright.thumbnail((_LARGEST_SIDE, _LARGEST_SIDE))
    paper = Image.new("RGB", upright.size, "white")
    paper.paste(upright, mask=upright.getchannel("A"))
    target = BytesIO()
    paper.save(target, "PNG", optimize=True)
    return target.getvalue()


@lru_cache(maxsize=4)
def grayed(png: bytes) -> bytes:
    """The same picture without colour."""
    from PIL import Image

    target = BytesIO()
    with Image.open(BytesIO(png)) as picture:
        picture.convert("L").save(target, "PNG")
    return target.getvalue()


def logo_size(png: bytes) -> tuple[int, int]:
    """Width and height in pixels, as the head of a PNG tells them."""
    return int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")
