"""Resizing: bilinear in integers with ten fraction bits, nearest by float32 positions."""

import numpy

from netgen.tflite.fixed_point import divide_toward_zero

FRACTION_BITS = 10
ONE = 1 << FRACTION_BITS


def bilinear(x, height, width, align_corners, half_pixel_centers):
    """The weights' sum is 2**20; rounded half away from zero."""
    y, y0, y1 = positions(x.shape[0], height, align_corners, half_pixel_centers)
    c, c0, c1 = positions(x.shape[1], width, align_corners, half_pixel_centers)
    below, above = (y - ONE * y0)[:, None, None], (c - ONE * c0)[None, :, None]
    total = (x[y0][:, c0] * (ONE - below) * (ONE - above) + x[y1][:, c0] * below * (ONE - above)
             + x[y0][:, c1] * (ONE - below) * above + x[y1][:, c1] * below * above)
    half = 1 << (2 * FRACTION_BITS - 1)
    return divide_toward_zero(total + numpy.where(total > 0, half, -half), 2 * FRACTION_BITS)


def positions(size, output, align_corners, half_pixel_centers):
    """Input positions of the outputs in 1/1024, and their two neighbours."""
    scale = (ONE * size + output // 2) // output
    if align_corners and output > 1:
        scale = (ONE * (size - 1) + (output - 1) // 2) // (output - 1)
    position = numpy.arange(output, dtype=numpy.int64) * scale
    if half_pixel_centers:
        position = position + scale // 2 - ONE // 2
    lower = numpy.maximum(divide_toward_zero(position, FRACTION_BITS), 0)
    upper = numpy.minimum(divide_toward_zero(position + ONE - 1, FRACTION_BITS), size - 1)
    return position, lower, upper


def nearest(x, height, width, align_corners, half_pixel_centers):
    """Moves values; the same for every element type."""
    rows = nearest_indices(x.shape[0], height, align_corners, half_pixel_centers)
    columns = nearest_indices(x.shape[1], width, align_corners, half_pixel_centers)
    return x[rows][:, columns]


def nearest_indices(size, output, align_corners, half_pixel_centers):
    """Positions are float32 products: rounded with aligned corners, else cut off."""
    if align_corners and output > 1:
        scale = numpy.float32(size - 1) / numpy.float32(output - 1)
    else:
        scale = numpy.float32(size) / numpy.float32(output)
    offset = numpy.float32(0.5 if half_pixel_centers else 0)
    position = (numpy.arange(output).astype(numpy.float32) + offset) * scale
    whole = numpy.floor(position + numpy.float32(0.5)) if align_corners else numpy.floor(position)
    return numpy.clip(whole.astype(numpy.int64), 0, size - 1)
