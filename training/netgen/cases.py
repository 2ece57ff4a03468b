"""A case: a network with its golden vectors, checked and written to files."""

import base64
import json

import numpy

from netgen.evaluation import quantize, run_int8, run_real
from netgen.network import Network
from netgen.quantization import MatterOfRounding

TOLERANCE = 0.05
MOST_ATTEMPTS = 20
INPUT_OPTIONS = ("low", "high", "input_quantization", "input_step")
CASE_OPTIONS = ("vectors", "saturates", "tolerance")


def single(name, shape, attribute, *arguments, **options):
    """A case with one layer Y behind one input X. The options are the layer's, the input's and the case's."""
    of_input = {key.replace("input_", ""): options.pop(key) for key in INPUT_OPTIONS if key in options}
    of_case = {key: options.pop(key) for key in CASE_OPTIONS if key in options}

    def build(net):
        net.input("X", *shape, **of_input)
        net.layer(attribute, "Y", *arguments, **options)

    return Case(name, build, **of_case)


def network(cases, **of_case):
    """Decorator: a function that declares a network, named as the case, joins a list of cases."""
    def add(build):
        cases.append(Case(build.__name__, build, **of_case))
        return build

    return add


class Case:
    """A named network; `build` declares it. Saturating cases are not compared with the reals."""

    def __init__(self, name, build, vectors=3, saturates=False, tolerance=TOLERANCE):
        self.name, self.build = name, build
        self.vectors, self.saturates, self.tolerance = vectors, saturates, tolerance

    def run(self, attempt=0):
        """The network, its values over the reals, and in int8; other random numbers where a result lies between two steps."""
        network = Network(self.name, attempt)
        self.build(network)
        network.finish()
        feeds = [network.random_inputs() for _ in range(self.vectors)]
        runs = [run_real(network, feed) for feed in feeds]
        quantizations, int8_file = quantize(network, runs)
        try:
            return network, runs, quantizations, int8_file, [run_int8(network, quantizations, feed) for feed in feeds]
        except MatterOfRounding:
            assert attempt < MOST_ATTEMPTS, f"{self.name}: results lie between two steps"
            return self.run(attempt + 1)

    def write(self, folder):
        network, runs, quantizations, int8_file, int8_runs = self.run()
        self.check(network, quantizations, runs, int8_runs)
        document = {
            "name": self.name,
            "members": network.members,
            "float32": [vector(network, quantizations, run, "<f4") for run in runs],
            "int8": [vector(network, quantizations, run, "i1") for run in int8_runs],
        }
        (folder / f"{self.name}.json").write_bytes((json.dumps(document, indent=1) + "\n").encode("ascii"))
        float_file = network.float32_parameters()
        if not float_file.empty:
            float_file.write(folder / f"{self.name}.float32.netgen")
        int8_file.write(folder / f"{self.name}.int8.netgen")

    def check(self, network, quantizations, runs, int8_runs):
        """int8 lies in range, and near the reals wherever it is not meant to saturate."""
        for value, quantization in quantizations.items():
            for real, quantized in zip(runs, int8_runs):
                assert numpy.isfinite(real[value]).all()
                if quantization is not None:
                    assert quantized[value].min() >= -128 and quantized[value].max() <= 127
        if self.saturates:
            ends = {end for value in network.outputs.values() for run in int8_runs for end in (run[value].min(), run[value].max())}
            assert ends & {-128, 127}, f"{self.name} does not saturate"
            return
        for value in network.outputs.values():
            quantization = quantizations[value]
            if quantization is None:
                continue
            for real, quantized in zip(runs, int8_runs):
                error = numpy.abs(quantization.dequantize(quantized[value]) - real[value]).max()
                span = max(run[value].max() for run in runs) - min(run[value].min() for run in runs)
                limit = self.tolerance * span + 1.5 * float(quantization.scale)
                assert error <= limit, f"{self.name}: {value} is off by {error:.4f}, more than {limit:.4f}"


def vector(network, quantizations, run, element):
    """The network's inputs and outputs as base64; tokens and indices are int32, detections float32 in both precisions."""
    outputs = {name: encoded(run[value], network.elements[value] if quantizations[value] is None else element)
               for name, value in network.outputs.items()}
    inputs = {name: encoded(run[name], network.elements.get(name, element)) for name in network.inputs}
    return {"inputs": inputs, "outputs": outputs}


def encoded(array, element):
    return base64.b64encode(numpy.ascontiguousarray(array.astype(element)).tobytes()).decode("ascii")
