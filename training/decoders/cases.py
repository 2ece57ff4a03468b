"""What is declared, with random weights, and what comes of it."""

import zlib

import numpy

from decoders.parts import Cell, Parts
from netgen.parameters import ParameterFile, Value
from netgen.quantization import from_range

VECTORS = 3
MARGIN = 1e-3          # between the best and the second symbol, so that float32 writes the same


class Case:
    """A network that encodes X, and the decoder Y over it; its states are pairs (before, after, what it begins with or how many zeros)."""

    path = "Y."

    def __init__(self, name, outer, members, inner, step, memory, states, logits, start, steps, rows):
        self.name, self.outer, self.members, self.inner, self.step = name, outer, members, inner, step
        self.memory, self.states, self.logits, self.start, self.steps, self.rows = memory, states, logits, start, steps, rows

    def run(self):
        for attempt in range(200):
            self.random = numpy.random.default_rng(zlib.crc32(f"{self.name}#{attempt}".encode()))
            self.build()
            feeds = [self.random.uniform(-1.5, 1.5, (6, 3)).astype(numpy.float32) for _ in range(VECTORS)]
            seen = {}
            vectors = [self.decode({"X": feed.astype(numpy.float64)}, seen) for feed in feeds]
            if self.margin > MARGIN and all(len(set(outputs["Y.0"].tolist())) > 2 for outputs in vectors):
                break
        floats = ParameterFile(tensors=[tensor for part in self.network.parts + self.body.parts for tensor in part.float_tensors()])
        file = self.quantize(seen)
        numbers = [self.known["X"].quantize(feed) for feed in feeds]
        integers = [self.decode({"X": feed}, None) for feed in numbers]
        return floats, list(zip(feeds, vectors)), file, list(zip(numbers, integers))

    def build(self):
        self.network, self.body, self.margin, self.known = Parts(self.random), Parts(self.random, self.path), numpy.inf, None
        self.network.given("X", (6, 3))
        self.outer(self.network)
        self.body.given("Read", self.network.shapes[self.memory])
        self.body.given("Last", (1,))
        for before, _, begins in self.states:
            self.body.given(before, (begins,) if isinstance(begins, int) else self.network.shapes[begins])
        self.inner(self.body)

    def named(self, name):
        return self.path + name

    def quantize(self, seen):
        """The parameter file of the int8 network; cells of Lstms have one scale, the least that reaches all of them."""
        cells = [part for part in self.network.parts + self.body.parts if isinstance(part, Cell) and part.kind.attribute == "Lstm"]
        for cell in cells:
            cell.cell_scale = 2.0 ** (max(0, int(numpy.ceil(numpy.log2(max(c.reach for c in cells))))) - 15)
        file, x = ParameterFile(), from_range(-1.5, 1.8)
        self.known = {"X": x}
        file.values.append(Value("X", "int8", x.scale, x.zero))
        self.network.choose(self.known, seen)
        self.network.quantize(self.known, seen, file)
        self.known.update({self.named("Read"): self.known[self.memory], self.named("Last"): None})
        for _, after, begins in self.states:
            if not isinstance(begins, int):
                seen[self.named(after)] = seen[self.named(after)] + seen[begins]
        self.body.choose(self.known, seen, [(self.named(before), self.named(after)) for before, after, _ in self.states])
        self.body.quantize(self.known, seen, file)
        return file

    def decode(self, values, seen):
        """The outputs: symbols, and the rows of what is marked."""
        integer = seen is None
        self.network.run(values, integer)
        v = {self.named("Read"): values[self.memory], self.named("Last"): numpy.array([self.start])}
        for part in self.body.parts:
            part.memory = None
        for before, after, begins in self.states:
            v[self.named(before)] = self.first(values, begins, self.named(before), integer, is_cell=after.endswith(".2"))
        symbols, rows = [], {name: [] for name in self.rows}
        for _ in range(self.steps):
            self.body.run(v, integer)
            scores = v[self.named(self.logits)]
            symbols.append(int(numpy.argmax(scores)))
            for name in self.rows:
                rows[name].append(v[self.named(name)].reshape(-1))
            if not integer:
                best = numpy.sort(scores)[::-1]
                self.margin = min(self.margin, best[0] - best[1])
                for name in v:
                    seen.setdefault(name, []).append(numpy.asarray(v[name]))
            last = {self.named(before): v[self.named(after)] for before, after, _ in self.states}
            v.update(last)
            v[self.named("Last")] = numpy.array([symbols[-1]])
        if not integer:
            for name in values:
                seen.setdefault(name, []).append(numpy.asarray(values[name]))
        return {"Y.0": numpy.array(symbols), **{f"Y.{k + 1}": numpy.stack(rows[name]) for k, name in enumerate(self.rows)}}

    def first(self, values, begins, before, integer, is_cell):
        """What a state begins with: zeros are the zero point, and another scale is rescaled; an Lstm's cell of 16 bits is as it is."""
        plain = not integer or is_cell
        if isinstance(begins, int):
            return numpy.full(begins, 0 if plain else self.known[before].zero)
        return values[begins] if plain or self.known[begins] == self.known[before] else self.known[before].quantize(self.known[begins].dequantize(values[begins]))


def gru_outer(net):
    net.cell("Gru", "Encoder", 4, ["X"], sequence=True)
    net.dense_with_tanh("Initial", "Encoder.1", 5)


def gru_inner(step):
    step.layer("Embedding", "Word", ["Last"], 8, 3)
    step.layer("Flatten", "Row", ["Word"])
    step.attention("Context", "Before", "Read", 6)
    step.layer("Concat", "Seen", ["Row", "Context.context"], "", "")
    step.cell("Gru", "After", 5, ["Seen", "Before"], keeps=True)
    step.layer("Concat", "Known", ["After", "Context.context"], "", "")
    step.layer("Dense", "Scores", ["Known"], 7)


def lstm_outer(net):
    net.cell("Lstm", "Encoder", 4, ["X"], sequence=True)


def lstm_inner(step):
    step.layer("Embedding", "Word", ["Last"], 6, 3)
    step.layer("Flatten", "Row", ["Word"])
    step.attention("Context", "Hidden", "Read", 5)
    step.layer("Concat", "Seen", ["Row", "Context.context"], "", "")
    step.cell("Lstm", "After", 4, ["Seen", "Hidden", "Cell"])
    step.layer("Dense", "Scores", ["After.0"], 6)


def mixed_outer(net):
    net.cell("Rnn", "Encoder", 4, ["X"], sequence=True)
    net.layer("Dense", "First", ["Encoder.1"], 3)
    net.layer("Dense", "Second", ["Encoder.1"], 4)


def mixed_inner(step):
    step.layer("Embedding", "Word", ["Last"], 7, 3)
    step.layer("Flatten", "Row", ["Word"])
    step.cell("Rnn", "Relu", 3, ["Row", "A"])
    step.cell("MinimalGru", "Gated", 4, ["Relu", "B"], keeps=True)
    step.cell("ResetBefore", "Other", 4, ["Relu", "B"])
    step.layer("Reshape", "Asked", ["Gated"], 1, 4)
    step.layer("MatMul", "Context.scores", ["Asked", "Read"], "", "", TransposeRight=True)
    step.weighted("Context", "scores", "Read")
    step.layer("Add", "Total", ["Sum", "Context.context", "Other"], "", "")
    step.layer("Dense", "Shrunk", ["Total"], 4)
    step.layer("Dense", "Scores", ["Shrunk"], 6)


CASES = [
    Case(
        "decoder_gru_additive", gru_outer,
        ["[Input(6, 3)] static partial void X();", "[Gru(4, Sequences = true, States = true)] static partial void Encoder();",
         "[Dense(5, Activation = Activation.Tanh, From = \"Encoder.1\")] static partial void Initial();",
         "[Writer(Steps = 9, From = \"Encoder.0\", State = new[] { nameof(Initial) })] static partial void Y();"],
        gru_inner,
        ["[PreviousSymbol(nameof(Scores), Start = 7)] static partial void Last();", "[PreviousState(nameof(After))] static partial void Before();", "[Memory] static partial void Read();",
         "[Embedding(8, 3, From = nameof(Last))] static partial void Word();", "[AdditiveAttention(6, From = nameof(Before), Memory = nameof(Read), Weights = true)] static partial void Context();",
         "[Concat(nameof(Word), \"Context.0\")] static partial void Seen();", "[Gru(5, State = new[] { nameof(Before) })] static partial void After();",
         "[Concat(nameof(After), \"Context.0\")] static partial void Known();", "[Output, Dense(7)] static partial void Scores();", "[Output(From = \"Context.1\")] static partial void Weights();"],
        memory="Encoder.0", states=[("Before", "After", "Initial")], logits="Scores", start=7, steps=9, rows=["Scores", "Context.weights"]),
    Case(
        "decoder_lstm_additive", lstm_outer,
        ["[Input(6, 3)] static partial void X();", "[Lstm(4, Sequences = true, States = true)] static partial void Encoder();",
         "[Writer(Steps = 8, From = \"Encoder.0\", State = new[] { \"Encoder.1\", \"Encoder.2\" })] static partial void Y();"],
        lstm_inner,
        ["[PreviousSymbol(nameof(Scores))] static partial void Last();", "[PreviousState(\"After.1\")] static partial void Hidden();", "[PreviousState(\"After.2\")] static partial void Cell();",
         "[Memory] static partial void Read();", "[Embedding(6, 3, From = nameof(Last))] static partial void Word();",
         "[AdditiveAttention(5, From = nameof(Hidden), Memory = nameof(Read))] static partial void Context();", "[Concat(nameof(Word), nameof(Context))] static partial void Seen();",
         "[Lstm(4, States = true, State = new[] { nameof(Hidden), nameof(Cell) })] static partial void After();", "[Output, Dense(6, From = \"After.0\")] static partial void Scores();"],
        memory="Encoder.0", states=[("Hidden", "After.1", "Encoder.1"), ("Cell", "After.2", "Encoder.2")], logits="Scores", start=0, steps=8, rows=["Scores"]),
    Case(
        "decoder_lstm_from_zeros", lstm_outer,
        ["[Input(6, 3)] static partial void X();", "[Lstm(4, Sequences = true, States = true)] static partial void Encoder();",
         "[Writer(Steps = 6, From = \"Encoder.0\")] static partial void Y();"],
        lstm_inner,
        ["[PreviousSymbol(nameof(Scores))] static partial void Last();", "[PreviousState(\"After.0\", Zeros = 4)] static partial void Hidden();", "[PreviousState(\"After.2\", Zeros = 4)] static partial void Cell();",
         "[Memory] static partial void Read();", "[Embedding(6, 3, From = nameof(Last))] static partial void Word();",
         "[AdditiveAttention(5, From = nameof(Hidden), Memory = nameof(Read))] static partial void Context();", "[Concat(nameof(Word), nameof(Context))] static partial void Seen();",
         "[Lstm(4, States = true, State = new[] { nameof(Hidden), nameof(Cell) })] static partial void After();", "[Output, Dense(6, From = \"After.0\")] static partial void Scores();", "[Output(From = \"After.2\")] static partial void Kept();"],
        memory="Encoder.0", states=[("Hidden", "After.0", 4), ("Cell", "After.2", 4)], logits="Scores", start=0, steps=6, rows=["Scores", "After.2"]),
    Case(
        "decoder_of_many_states", mixed_outer,
        ["[Input(6, 3)] static partial void X();", "[Rnn(4, Activation = Activation.Relu, Sequences = true, States = true)] static partial void Encoder();",
         "[Dense(3, From = \"Encoder.1\")] static partial void First();", "[Dense(4, From = \"Encoder.1\")] static partial void Second();",
         "[Writer(Steps = 7, From = \"Encoder.0\", State = new[] { nameof(First), nameof(Second) })] static partial void Y();"],
        mixed_inner,
        ["[PreviousState(nameof(Shrunk), Zeros = 4)] static partial void Sum();", "[PreviousSymbol(nameof(Scores), Start = 6)] static partial void Last();",
         "[PreviousState(nameof(Relu))] static partial void A();", "[PreviousState(nameof(Gated))] static partial void B();",
         "[Memory] static partial void Read();", "[Embedding(7, 3, From = nameof(Last))] static partial void Word();",
         "[Rnn(3, Activation = Activation.Relu, State = new[] { nameof(A) })] static partial void Relu();",
         "[MinimalGru(4, State = new[] { nameof(B) })] static partial void Gated();", "[Gru(4, ResetBefore = true, From = nameof(Relu), State = new[] { nameof(B) })] static partial void Other();",
         "[DotAttention(From = nameof(Gated), Memory = nameof(Read))] static partial void Context();",
         "[Add(nameof(Sum), nameof(Context), nameof(Other))] static partial void Total();", "[Dense(4)] static partial void Shrunk();", "[Output, Dense(6)] static partial void Scores();",
         "[Output(From = nameof(Shrunk))] static partial void Kept();"],
        memory="Encoder.0", states=[("Sum", "Shrunk", 4), ("A", "Relu", "First"), ("B", "Gated", "Second")], logits="Scores", start=6, steps=7, rows=["Scores", "Shrunk"]),
]
