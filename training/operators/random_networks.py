"""Networks that nobody would draw: random layers on random shapes, every value read or an output."""

import random

from netgen.cases import Case
from netgen.network import Network

# a list of its own: another function makes no other random networks
FUNCTIONS = ("Relu", "Relu6", "LeakyRelu", "PRelu", "Sigmoid", "HardSigmoid", "Tanh", "HardSwish", "Swish", "Gelu")

#: 22 draws a window larger than its input
SEEDS = [seed for seed in range(33) if seed != 22]


def build(seed):
    """Two passes of the same random choices: the first finds out which values nobody reads."""
    def declare(net):
        draft = Network(net.name)
        unread = Choices(draft, seed, frozenset()).declare()
        Choices(net, seed, frozenset(unread)).declare()

    return declare


class Choices:
    """Draws one network."""

    def __init__(self, net, seed, outputs):
        self.net, self.outputs = net, outputs
        self.random = random.Random(seed)
        self.unread = []

    def declare(self):
        """Declares the network; returns the layers that nothing reads."""
        pick = self.random
        shape = pick.choice([(pick.randint(3, 9), pick.randint(3, 9), pick.randint(1, 6)), (pick.randint(4, 12), pick.randint(1, 6))])
        self.net.input("X", *shape)
        values = ["X"]
        for number in range(pick.randint(3, 7)):
            source = pick.choice(values[-3:])
            attribute, arguments, options = pick.choice(self.candidates(source, values))
            name = f"L{number}"
            self.layer(attribute, name, source, arguments, options)
            if attribute == "Split":
                self.layer("Concat", name + "Swapped", None, [f"{name}.1", f"{name}.0"], {})
                name += "Swapped"
            values.append(name)
        return self.unread

    def layer(self, attribute, name, source, arguments, options):
        joins = attribute in ("Add", "Multiply", "Concat")
        read = arguments if joins else [source]
        for value in read:
            if value in self.unread:
                self.unread.remove(value)
        if attribute != "Split":
            self.unread.append(name)
        if not joins and source != self.net.above:
            options = dict(options, From=source)
        self.net.layer(attribute, name, *arguments, output=name in self.outputs, **options)

    def candidates(self, source, values):
        """Layers that fit a value, with arguments: one of each kind, drawn anew every time."""
        pick, shape = self.random, self.net.shapes[source]
        same = [value for value in values if self.net.shapes[value] == shape]
        act = {"Activation": pick.choice(FUNCTIONS)} if pick.random() < 0.6 else {}
        found = [("Add", [source, pick.choice(same)], act), ("Multiply", [source, pick.choice(same)], act),
                 ("Concat", [source, pick.choice(same)], {"Axis": pick.randrange(len(shape))}),
                 (pick.choice(FUNCTIONS), [], {}), ("BatchNorm", [], act), ("Dense", [pick.randint(2, 6)], act)]
        if shape[-1] % 2 == 0:
            found.append(("Split", [2], {}))
        if len(shape) == 2:
            found += 3 * [("Conv1D", [pick.randint(1, 6), pick.randint(1, 3)], dict(act, Stride=pick.randint(1, 2)))]
        if len(shape) == 3:
            found += self.maps(shape, act)
        return found

    def maps(self, shape, act):
        pick = self.random
        kernel = [pick.randint(1, 3), pick.randint(1, 3)]
        window = {"Stride": pick.randint(1, 2), "Padding": pick.choice(["Same", "Valid", "Symmetric"])}
        divisor = pick.choice([n for n in range(1, shape[2] + 1) if shape[2] % n == 0])
        return [
            ("Conv2D", [divisor * pick.randint(1, 3), *kernel], dict(window, Groups=divisor, BatchNorm=pick.random() < 0.3, **act)),
            ("Conv2D", [pick.randint(1, 6), *kernel], dict(window, Dilation=pick.randint(1, 2), **act)),
            ("DepthwiseConv2D", kernel, dict(window, Multiplier=pick.randint(1, 2), **act)),
            ("DepthwiseSeparableConv2D", [pick.randint(1, 6), *kernel], act),
            ("TransposedConv2D", [pick.randint(1, 4), *kernel], dict(Stride=pick.randint(1, 2), **act)),
            ("MaxPool", kernel, window),
            ("AveragePool", kernel, dict(window, CountIncludePad=pick.random() < 0.5)),
            ("GlobalAveragePool", [], {}),
            ("Pad", [pick.randint(0, 2) for _ in range(4)], {}),
            ("Transpose", pick.sample(range(3), 3), {}),
            ("Resize", [pick.randint(1, 9), pick.randint(1, 9)], {"Method": pick.choice(["Nearest", "Bilinear"])}),
            ("ChannelShuffle", [divisor], {}),
        ]


CASES = [Case(f"random_{seed:02}", build(seed), vectors=2, tolerance=0.15) for seed in SEEDS]
