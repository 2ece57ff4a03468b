"""Declared blocks: each expands into plain layers with names below its own; `value` is what the block's output is called."""

from netgen.layers.convolution import pair


def depthwise_separable(net, name, value, inputs, arguments, options, hints):
    """A depthwise, then a pointwise convolution; the activation follows both."""
    channels, *kernel = arguments
    middle = name + ".depthwise"
    first = {key: value for key, value in options.items() if key != "LinearMiddle"}
    if options.get("LinearMiddle", False):
        first["Activation"] = "None"
    second = {key: options[key] for key in ("Activation", "Alpha", "Bias", "BatchNorm", "Epsilon") if key in options}
    net.place("DepthwiseConv2D", middle, middle, inputs, kernel, first, hints)
    net.place("PointwiseConv2D", name + ".pointwise", value, [middle], [channels], second, hints)


def spatially_separable(net, name, value, inputs, arguments, options, hints):
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
    net.place(kind, name + ".horizontal", value, [middle], row, second, hints)


class Chain:
    """The parts of one block: convolutions with the block's bias, normalization, padding and activation; each reads the part before it unless told otherwise."""

    def __init__(self, net, name, value, inputs, options, hints, activation, padding="Same", bias=False, norm=True):
        self.net, self.name, self.value, self.input, self.hints = net, name, value, inputs[0], hints
        self.last = self.input
        self.activation = options.get("Activation", activation)
        self.padding = options.get("Padding", padding)
        self.bias, self.norm = options.get("Bias", bias), options.get("BatchNorm", norm)
        self.stride, self.kernel = options.get("Stride", 1), options.get("Kernel", 3)
        self.extra = {key: options[key] for key in ("Alpha", "Epsilon") if key in options}
        self.depth = net.shapes[self.input][-1]

    def part(self, kind, name, arguments, options, inputs=None, last=False):
        """A layer; the last one's output is the block's. Returns the name of its value."""
        path = f"{self.name}.{name}"
        value = self.value if last else path
        self.net.place(kind, path, value, inputs or [self.last], arguments, options, self.hints)
        self.last = value
        return value

    def convolution(self, kind, name, arguments, stride, activation, source=None, last=False, **options):
        options = dict(self.extra, Stride=stride, Bias=self.bias, BatchNorm=self.norm, Activation=activation or self.activation, **options)
        return self.part(kind, name, arguments, options, [source] if source else None, last)

    def pointwise(self, name, channels, stride=1, activation=None, source=None, groups=1, last=False):
        return self.convolution("PointwiseConv2D", name, [channels], stride, activation, source, last, Groups=groups)

    def depthwise(self, name, stride, activation=None, source=None):
        return self.convolution("DepthwiseConv2D", name, [self.kernel], stride, activation, source, Padding=self.padding)

    def full(self, name, channels, height, width, stride=1, activation=None, source=None):
        return self.convolution("Conv2D", name, [channels, height, width], stride, activation, source, Padding=self.padding)

    def add(self, first, second, activation="None"):
        alpha = {key: value for key, value in self.extra.items() if key == "Alpha"}
        return self.part("Add", "add", [], dict(alpha, Activation=activation), [first, second], last=True)

    def squeeze_excite(self, name, units, activation, gate, last=False):
        """Means, two dense layers, a factor for each channel."""
        map_ = self.last
        depth = self.net.shapes[map_][-1]
        self.part("GlobalAveragePool", name + "pool", [], {})
        self.part("Dense", name + "reduce", [units], {"Activation": activation})
        factors = self.part("Dense", name + "expand", [depth], {"Activation": gate})
        path = f"{self.name}.{name}scale"
        value = self.value if last else path[:-len(".scale")]
        self.net.place("Multiply", path, value, [map_, factors], [], {}, self.hints)
        self.last = value

    def shortcut(self, options, channels):
        """The block's input as it can be added to the last part."""
        last = self.last
        if self.stride == 1 and channels == self.depth:
            return self.input, last
        normalized = self.norm and options.get("ShortcutBatchNorm", True)
        path = self.name + ".shortcut"
        tail = dict(self.extra, Bias=self.bias, BatchNorm=True) if normalized else {"Bias": True}
        self.net.place("PointwiseConv2D", path, path, [self.input], [channels], dict(tail, Stride=self.stride), self.hints)
        return path, last


def squeezed(channels, reduction, divisor):
    """The nearest multiple of the divisor, one more where that loses over a tenth; without divisor, rounded down."""
    if divisor == 1:
        return max(channels // reduction, 1)
    width = max(divisor, int(channels / reduction + divisor / 2) // divisor * divisor)
    return width + divisor if width < 0.9 * channels / reduction else width


def fire(net, name, value, inputs, arguments, options, hints):
    squeeze, narrow, wide = arguments
    chain = Chain(net, name, value, inputs, options, hints, "Relu", bias=True, norm=False)
    bypass = options.get("Bypass", "None")
    source = chain.pointwise("squeeze", squeeze)
    first = chain.pointwise("expand1x1", narrow, chain.stride)
    second = chain.full("expand3x3", wide, 3, 3, chain.stride, source=source)
    joined = chain.part("Concat", "concat", [], {}, [first, second], last=bypass == "None")
    if bypass == "Complex":
        beside = chain.part("PointwiseConv2D", "bypass", [narrow + wide], {"Stride": chain.stride}, [chain.input])
        chain.add(beside, joined)
    elif bypass == "Simple":
        chain.add(chain.input, joined)


def squeeze_excite(net, name, value, inputs, arguments, options, hints):
    chain = Chain(net, name, value, inputs, {}, hints, "Relu")
    units = options.get("Units", 0) or squeezed(chain.depth, arguments[0], options.get("Divisor", 1))
    chain.squeeze_excite("", units, options.get("Activation", "Relu"), options.get("Gate", "Sigmoid"), last=True)


def mbconv(net, name, value, inputs, arguments, options, hints, activation="Swish"):
    """Inverted residual; with squeeze and excitation where SqueezeReduction asks for it."""
    options = dict(options, Kernel=arguments[1]) if len(arguments) > 1 else options
    chain = Chain(net, name, value, inputs, options, hints, activation)
    channels, middle = arguments[0], options.get("ExpandedChannels", 0) or chain.depth * options.get("Expansion", 6)
    if middle != chain.depth:
        chain.pointwise("expand", middle)
    chain.depthwise("depthwise", chain.stride)
    if options.get("SqueezeReduction", 0):
        base = chain.depth if options.get("SqueezeOf", "Expansion") == "Input" else middle
        units = squeezed(base, options["SqueezeReduction"], options.get("SqueezeDivisor", 1))
        chain.squeeze_excite("se.", units, options.get("SqueezeActivation", "Relu"), options.get("Gate", "Sigmoid"))
    is_residual = chain.stride == 1 and channels == chain.depth
    projected = chain.pointwise("project", channels, activation="None", last=not is_residual)
    if is_residual:
        chain.add(chain.input, projected)


def inverted_residual(net, name, value, inputs, arguments, options, hints):
    mbconv(net, name, value, inputs, arguments, options, hints, "Relu6")


def close_residual(chain, options, channels):
    if options.get("SqueezeReduction", 0):
        chain.squeeze_excite("se.", squeezed(channels, options["SqueezeReduction"], 1), "Relu", "Sigmoid")
    beside, last = chain.shortcut(options, channels)
    chain.add(beside, last, chain.activation)


def residual_basic(net, name, value, inputs, arguments, options, hints):
    chain = Chain(net, name, value, inputs, options, hints, "Relu", "Symmetric")
    chain.full("conv1", arguments[0], chain.kernel, chain.kernel, chain.stride)
    chain.full("conv2", arguments[0], chain.kernel, chain.kernel, activation="None")
    close_residual(chain, options, arguments[0])


def residual_bottleneck(net, name, value, inputs, arguments, options, hints):
    middle, channels = arguments
    chain = Chain(net, name, value, inputs, options, hints, "Relu", "Symmetric")
    first, second = (1, chain.stride) if options.get("StrideInKernel", False) else (chain.stride, 1)
    chain.pointwise("conv1", middle, first)
    chain.full("conv2", middle, chain.kernel, chain.kernel, second)
    chain.pointwise("conv3", channels, activation="None")
    close_residual(chain, options, channels)


def shuffle_unit_v1(net, name, value, inputs, arguments, options, hints):
    channels, groups = arguments
    chain = Chain(net, name, value, inputs, options, hints, "Relu", "Symmetric")
    late = options.get("ShuffleAfterDepthwise", False)
    chain.pointwise("reduce", channels // 4, groups=1 if options.get("UngroupedFirst", False) else groups)
    if not late:
        chain.part("ChannelShuffle", "shuffle", [groups], {})
    chain.depthwise("depthwise", chain.stride, "None")
    if late:
        chain.part("ChannelShuffle", "shuffle", [groups], {})
    if chain.stride == 1:
        branch = chain.pointwise("expand", channels, activation="None", groups=groups)
        chain.add(chain.input, branch, chain.activation)
        return
    branch = chain.pointwise("expand", channels - chain.depth, groups=groups)
    window = {"Stride": chain.stride, "Pads": [(chain.kernel - 1) // 2] * 4, "CountIncludePad": True}
    pooled = chain.part("AveragePool", "pool", [chain.kernel], window, [chain.input])
    chain.part("Concat", "concat", [], {}, [pooled, branch], last=True)


def shuffle_unit_v2(net, name, value, inputs, arguments, options, hints):
    channels, even_odd = arguments[0], options.get("EvenOdd", False)
    chain = Chain(net, name, value, inputs, options, hints, "Relu", "Symmetric")
    if chain.stride > 1:
        width = chain.depth if even_odd else channels // 2
        chain.depthwise("depthwise1", chain.stride, "None")
        passed, source, wide = chain.pointwise("pointwise1", width), chain.input, channels - width
    elif even_odd:
        height, length, depth = net.shapes[chain.input]
        for start, part in enumerate(("even", "odd")):
            box = [[0, 0, start], [-1, -1, depth // 2]]
            chain.part("Slice", part, box, {"Strides": [1, 1, 2]}, [chain.input])
        passed, source, wide = name + ".even", name + ".odd", depth // 2
    else:
        chain.part("Split", "split", [2], {})
        passed, source, wide = name + ".split.0", name + ".split.1", channels // 2
    chain.pointwise("reduce", channels // 2, source=source)
    chain.depthwise("depthwise", chain.stride, "None")
    branch = chain.pointwise("expand", wide)
    chain.part("Concat", "concat", [], {}, [passed, branch], last=even_odd)
    if not even_odd:
        chain.part("ChannelShuffle", "shuffle", [2], {}, last=True)


def segmentation_head(net, name, value, inputs, arguments, options, hints):
    """Scores for each class, scaled up, and the largest one's index."""
    classes, scale, kernel = arguments[0], options.get("Scale", 1), options.get("Kernel", 1)
    height, width = net.shapes[inputs[0]][:2]
    size = [options.get("Height", height * scale), options.get("Width", width * scale)]
    parts = [("classify", "PointwiseConv2D", [classes], {}) if kernel == 1 else ("classify", "Conv2D", [classes, kernel], {})]
    if options.get("Transposed", False):
        parts.append(("upscale", "TransposedConv2D", [classes, 2 * scale], {"Stride": scale, "Bias": False}))
    elif size != [height, width]:
        parts.append(("upscale", "Resize", size, {"Method": "Bilinear", "HalfPixelCenters": True}))
    if not options.get("Scores", False):
        parts.append(("classes", "ArgMax", [], {}))
    for part, kind, setting, chosen in parts:
        output = value if part == parts[-1][0] else f"{name}.{part}"
        net.place(kind, f"{name}.{part}", output, inputs, setting, chosen, hints)
        inputs = [output]


def squeezenext_block(net, name, value, inputs, arguments, options, hints):
    channels = arguments[0]
    chain = Chain(net, name, value, inputs, options, hints, "Relu", "Symmetric")
    chain.pointwise("reduce1", channels // 2, chain.stride)
    chain.pointwise("reduce2", channels // 4)
    kernels = [("vertical", chain.kernel, 1), ("horizontal", 1, chain.kernel)]
    for part, height, width in reversed(kernels) if options.get("RowFirst", False) else kernels:
        chain.full(part, channels // 2, height, width)
    branch = chain.pointwise("expand", channels)
    beside = chain.input
    if chain.stride > 1 or channels != chain.depth:
        beside = chain.pointwise("shortcut", channels, chain.stride, source=chain.input)
    chain.add(beside, branch, chain.activation)


def ssd_head(net, name, value, inputs, arguments, options, hints):
    """A convolution with bias, its values box by box in rows."""
    boxes, values = arguments
    kernel = options.get("Kernel", 1)
    kind, shape = ("PointwiseConv2D", [boxes * values]) if kernel == 1 else ("Conv2D", [boxes * values, kernel])
    net.place(kind, name + ".conv", name + ".conv", inputs, shape, {}, hints)
    net.place("Reshape", name + ".rows", value, [name + ".conv"], [-1, 1, values], {}, hints)


def dense(net, name, part, inputs, units, options, hints, value=None, **more):
    """A dense layer at each position; returns what its value is called."""
    value = value or f"{name}.{part}"
    net.place("Dense", f"{name}.{part}", value, inputs, [units], dict(more, PerPosition=True, Bias=options.get("Bias", True)), hints)
    return value


def plain(net, name, part, kind, inputs, options, hints, arguments=(), value=None):
    """Another layer of a block; returns what its value is called."""
    value = value or f"{name}.{part}"
    net.place(kind, f"{name}.{part}", value, inputs, list(arguments), options, hints)
    return value


def feed_forward(net, name, value, inputs, arguments, options, hints):
    """Two dense layers at each position, an activation or a gate between them."""
    hidden = arguments[0]
    function = {"Activation": options.get("Activation", "Relu"), **{key: options[key] for key in ("Alpha",) if key in options}}
    channels = net.shapes[inputs[0]][-1]
    if options.get("Gated", False):
        gate = dense(net, name, "gate", inputs, hidden, options, hints, **function)
        wide = dense(net, name, "expand", inputs, hidden, options, hints)
        middle = plain(net, name, "multiply", "Multiply", [gate, wide], {}, hints)
    else:
        middle = dense(net, name, "expand", inputs, hidden, options, hints, **function)
    dense(net, name, "project", [middle], channels, options, hints, value)


def attention(net, name, value, inputs, arguments, options, hints):
    """Softmax of queries times keys over the square root of a head's size, times values; keys and values of a second input where there is one."""
    heads = arguments[0]
    groups = options.get("KeyValueHeads", 0) or heads
    channels = net.shapes[inputs[0]][-1]
    size = options.get("HeadSize", 0) or channels // heads
    memory = [inputs[-1]]
    query = dense(net, name, "query", inputs[:1], heads * size, options, hints)
    key = dense(net, name, "key", memory, groups * size, options, hints)
    values = dense(net, name, "value", memory, groups * size, options, hints)
    if options.get("Rotary", "None") != "None":
        turning = {"Pairs": options["Rotary"], "Base": options.get("RotaryBase", 10000.0)}
        query = plain(net, name, "turnedQuery", "RotaryEncoding", [query], turning, hints, [size])
        key = plain(net, name, "turnedKey", "RotaryEncoding", [key], turning, hints, [size])
    shared = {"Heads": heads, "KeyValueHeads": groups, "Causal": options.get("Causal", False)}
    scores = plain(net, name, "scores", "MatMul", [query, key], dict(shared, TransposeRight=True), hints)
    weights = plain(net, name, "weights", "Softmax", [scores], {"Beta": size ** -0.5, "Causal": shared["Causal"]}, hints)
    context = plain(net, name, "context", "MatMul", [weights, values], shared, hints)
    dense(net, name, "output", [context], channels, options, hints, value)


def additive_attention(net, name, value, inputs, arguments, options, hints):
    """Softmax of w . tanh(W query + b + U position) over the positions of the second input, times those positions."""
    asked, memory = inputs
    query = plain(net, name, "query", "Dense", [asked], {"Bias": options.get("Bias", True)}, hints, arguments)
    keys = plain(net, name, "keys", "Dense", [memory], {"Bias": False, "PerPosition": True}, hints, arguments)
    energies = plain(net, name, "energies", "AdditiveScores", [query, keys], {}, hints, [query, keys])
    weights = plain(net, name, "weights", "Softmax", [energies], {}, hints)
    total = plain(net, name, "sum", "MatMul", [weights, memory], {}, hints)
    plain(net, name, "context", "Flatten", [total], {}, hints, value=value)


def dot_attention(net, name, value, inputs, arguments, options, hints):
    """Softmax of the products of one query with each position of the second input, times those positions."""
    query, memory = inputs
    score, size = options.get("Score", "Dot"), net.shapes[memory][-1]
    beta = net.shapes[query][-1] ** -0.5 if score == "ScaledDot" else 1.0
    if score == "General":
        query = plain(net, name, "query", "Dense", [query], {"Bias": False}, hints, [size])
    row = plain(net, name, "row", "Reshape", [query], {}, hints, [1, size])
    scores = plain(net, name, "scores", "MatMul", [row, memory], {"TransposeRight": True}, hints)
    weights = plain(net, name, "weights", "Softmax", [scores], {"Beta": beta}, hints)
    total = plain(net, name, "sum", "MatMul", [weights, memory], {}, hints)
    plain(net, name, "context", "Flatten", [total], {}, hints, value=value)


def transformer_layer(net, name, value, inputs, options, hints, sublayers):
    """Sublayers with a sum around each, and a normalization behind the sum or in front of the sublayer."""
    kind = "RmsNorm" if options.get("RmsNorm", False) else "LayerNorm"
    epsilon = {key: options[key] for key in ("Epsilon",) if key in options}
    last = inputs[0]
    for number, (part, expand) in enumerate(sublayers, 1):
        end = value if number == len(sublayers) else None
        made = f"{name}.{part}"
        if options.get("PreNorm", False):
            normal = plain(net, name, f"norm{number}", kind, [last], epsilon, hints)
            expand(made, normal)
            last = plain(net, name, f"add{number}", "Add", [last, made], {}, hints, value=end)
        else:
            expand(made, last)
            total = plain(net, name, f"add{number}", "Add", [last, made], {}, hints)
            last = plain(net, name, f"norm{number}", kind, [total], epsilon, hints, value=end)


def transformer(net, name, value, inputs, arguments, options, hints, causal):
    heads, hidden = arguments
    cross = {key: value for key, value in options.items() if key not in ("Rotary", "Causal")}
    sublayers = [("self", lambda made, x: attention(net, made, made, [x], [heads], dict(options, Causal=causal), hints))]
    if len(inputs) > 1:
        sublayers.append(("cross", lambda made, x: attention(net, made, made, [x, inputs[1]], [heads], cross, hints)))
    sublayers.append(("feedforward", lambda made, x: feed_forward(net, made, made, [x], [hidden], options, hints)))
    transformer_layer(net, name, value, inputs, options, hints, sublayers)


def transformer_encoder(net, name, value, inputs, arguments, options, hints):
    transformer(net, name, value, inputs, arguments, options, hints, options.get("Causal", False))


def transformer_decoder(net, name, value, inputs, arguments, options, hints):
    transformer(net, name, value, inputs, arguments, options, hints, True)


BLOCKS = {
    "AdditiveAttention": additive_attention,
    "DepthwiseSeparableConv2D": depthwise_separable,
    "DotAttention": dot_attention,
    "FeedForward": feed_forward,
    "Fire": fire,
    "InvertedResidual": inverted_residual,
    "MBConv": mbconv,
    "MultiHeadAttention": attention,
    "ResidualBasic": residual_basic,
    "ResidualBottleneck": residual_bottleneck,
    "SegmentationHead": segmentation_head,
    "ShuffleUnitV1": shuffle_unit_v1,
    "ShuffleUnitV2": shuffle_unit_v2,
    "SpatiallySeparableConv2D": spatially_separable,
    "SqueezeExcite": squeeze_excite,
    "SqueezeNextBlock": squeezenext_block,
    "SsdHead": ssd_head,
    "TransformerDecoder": transformer_decoder,
    "TransformerEncoder": transformer_encoder,
}


def units_of(attribute, options):
    """The options of a stage's units: the first one alone has the stride and what else is the first one's; with Alternating every second one is turned."""
    first = {key: value for key, value in options.items() if key not in ("Repeat", "Alternating")}
    others = {key: value for key, value in first.items() if key not in ("Stride", "StrideHeight", "StrideWidth", "UngroupedFirst")}
    turned = dict(others, RowFirst=not others.get("RowFirst", False))
    odd = turned if options.get("Alternating", False) else others
    return [first if i == 0 else odd if i % 2 else others for i in range(options.get("Repeat", 1))]
