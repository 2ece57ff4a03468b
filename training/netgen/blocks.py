"""Declared blocks: each expands into plain layers with names below its own."""

from netgen.layers.convolution import pair


def depthwise_separable(net, name, inputs, arguments, options, hints):
    """A depthwise, then a pointwise convolution; the activation follows both."""
    channels, *kernel = arguments
    middle = name + ".depthwise"
    first = {key: value for key, value in options.items() if key != "LinearMiddle"}
    if options.get("LinearMiddle", False):
        first["Activation"] = "None"
    second = {key: options[key] for key in ("Activation", "Alpha", "Bias", "BatchNorm", "Epsilon") if key in options}
    net.place("DepthwiseConv2D", middle, middle, inputs, kernel, first, hints)
    net.place("PointwiseConv2D", name + ".pointwise", name, [middle], [channels], second, hints)


def spatially_separable(net, name, inputs, arguments, options, hints):
    """A column kernel, then a row kernel; each has the stride, the dilation and the padding of its own axis."""
    channels, height, width = arguments
    middle = name + ".vertical"
    shared = {key: options[key] for key in ("Padding", "Bias", "BatchNorm", "Epsilon") if key in options}
    stride, dilation = pair(options, "Stride", 1), pair(options, "Dilation", 1)
    first = dict(shared, StrideHeight=stride[0], DilationHeight=dilation[0])
    second = dict(shared, StrideWidth=stride[1], DilationWidth=dilation[1])
    second.update({key: options[key] for key in ("Activation", "Alpha") if key in options})
    if "Pads" in options:
        top, left, bottom, right = options["Pads"]
        first["Pads"], second["Pads"] = [top, 0, bottom, 0], [0, left, 0, right]
    kind, column, row = "Conv2D", [options.get("MiddleChannels", channels), height, 1], [channels, 1, width]
    if options.get("Depthwise", False):
        kind, column, row = "DepthwiseConv2D", column[1:], row[1:]
    net.place(kind, middle, middle, inputs, column, first, hints)
    net.place(kind, name + ".horizontal", name, [middle], row, second, hints)


BLOCKS = {"DepthwiseSeparableConv2D": depthwise_separable, "SpatiallySeparableConv2D": spatially_separable}
