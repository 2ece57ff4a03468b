"""Single-shot detection: prior boxes, decoding, non-maximum suppression, written down as the papers say it, box by box."""

import math

import numpy
import torch

from netgen.layers.layer import Layer

#: overlaps and scores nearer than that to one another, or to a threshold, would be a matter of rounding; equal ones are not
MARGIN = 2e-6


class SsdDetector(Layer):
    """Rows of class, score, top, left, bottom, right: floats in both precisions, so that there is no quantization."""

    has_value = False
    element = "<f4"

    def prepare(self, *names):
        self.most = self.options.get("MaxDetections", 100)
        self.shape = (self.most, 6)
        caffe = self.options.get("Convention", "TensorFlow") == "Caffe"
        self.order = (1, 0, 3, 2) if caffe else (0, 1, 2, 3)
        self.variances = [single(v) for v in self.options.get("Variances", [0.1, 0.1, 0.2, 0.2])]
        self.threshold = single(self.options.get("ScoreThreshold", 0.25))
        self.overlap = single(self.options.get("IouThreshold", 0.45))
        maps = self.input_shapes[2:]
        sizes = given(self.options) if "Anchors" in self.options else caffe_sizes(self.options, len(maps)) if caffe else tensorflow_sizes(self.options, len(maps))
        self.priors = numpy.array([
            ((y + 0.5) / shape[0], (x + 0.5) / shape[1], height, width)
            for shape, boxes in zip(maps, sizes) for y in range(shape[0]) for x in range(shape[1]) for height, width in boxes])
        assert len(self.priors) == numpy.prod(self.input_shapes[0]) // 4

    def real(self, inputs):
        return self.detect(inputs[0], inputs[1])

    def output_quantization(self, sources, chosen):
        return None

    def integer(self, inputs, sources, target, clamp):
        return self.detect(*(sources[i].dequantize(inputs[i]).astype(numpy.float32).astype(numpy.float64) for i in range(2)))

    def detect(self, locations, scores):
        boxes = self.decode(locations.reshape(-1, 4))
        scores = scores.reshape(len(boxes), -1)
        found = []
        for label in range(scores.shape[1]):
            if label != self.options.get("Background", 0):
                found += self.of_class(label, boxes, scores[:, label])
        found.sort(key=lambda row: -row[1])
        assert all(is_clear(row[1], following[1]) for row, following in zip(found, found[1:]))
        rows = numpy.zeros(self.shape)
        rows[:len(found[:self.most])] = numpy.array(found[:self.most]).reshape(-1, 6)
        return rows

    def decode(self, locations):
        """Boxes as top, left, bottom, right."""
        t = torch.from_numpy(locations.copy()) * torch.tensor(self.variances, dtype=torch.float64)
        prior = torch.from_numpy(self.priors)
        y, x, h, w = (t[:, k] for k in self.order)
        y, x = y * prior[:, 2] + prior[:, 0], x * prior[:, 3] + prior[:, 1]
        h, w = torch.exp(h) * prior[:, 2] / 2, torch.exp(w) * prior[:, 3] / 2
        boxes = torch.stack([y - h, x - w, y + h, x + w], dim=1)
        return (boxes.clamp(0, 1) if self.options.get("Clip", False) else boxes).numpy()

    def of_class(self, label, boxes, scores):
        best = sorted((box for box in range(len(boxes)) if scores[box] > self.threshold), key=lambda box: (-scores[box], box))
        assert all(is_clear(score, self.threshold) for score in scores)
        assert all(is_clear(scores[one], scores[other]) for one, other in zip(best, best[1:]))
        kept = []
        for box in best[:self.options.get("TopK", 0) or len(best)]:
            overlaps = [overlap(boxes[box], boxes[other]) for other in kept]
            assert all(is_clear(value, self.overlap) for value in overlaps)
            if all(value <= self.overlap for value in overlaps):
                kept.append(box)
        return [(label, scores[box], *boxes[box]) for box in kept[:self.options.get("MaxPerClass", 0) or len(kept)]]


def is_clear(value, other):
    return value == other or abs(value - other) > MARGIN


def overlap(a, b):
    """Intersection over union."""
    height = min(a[2], b[2]) - max(a[0], b[0])
    width = min(a[3], b[3]) - max(a[1], b[1])
    if height <= 0 or width <= 0:
        return 0.0
    both = height * width
    return both / ((a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - both)


def single(value):
    return float(numpy.float32(value))


def given(options):
    pairs = list(zip(options["Anchors"][::2], options["Anchors"][1::2]))
    sizes = []
    for count in options["BoxesPerCell"]:
        sizes.append(pairs[:count])
        pairs = pairs[count:]
    return sizes


def tensorflow_sizes(options, maps):
    """create_ssd_anchors of TensorFlow's object detection."""
    low, high = options.get("MinScale", 0.2), options.get("MaxScale", 0.95)
    scales = [low + (high - low) * i / (maps - 1) if maps > 1 else low for i in range(maps)] + [1.0]
    ratios = options.get("AspectRatios", [1.0, 2.0, 0.5, 3.0, 1 / 3])
    aspect = options.get("ImageAspect", 1.0)
    shorter = min(1.0, aspect)
    sizes = []
    for layer in range(maps):
        if layer == 0 and options.get("ReduceLowest", True):
            boxes = [(0.1, 1.0), (scales[0], 2.0), (scales[0], 0.5)]
        else:
            boxes = [(scales[layer], ratio) for ratio in ratios]
            if options.get("Interpolated", True):
                boxes.append((math.sqrt(scales[layer] * scales[layer + 1]), 1.0))
        sizes.append([(scale / math.sqrt(ratio) * shorter / aspect, scale * math.sqrt(ratio) * shorter) for scale, ratio in boxes])
    return sizes


def caffe_sizes(options, maps):
    """prior_box_layer of Caffe's SSD."""
    width = options.get("ImageSize", 1.0)
    height = width * options.get("ImageAspect", 1.0)
    ratios = options.get("AspectRatios", [2.0, 3.0])
    sizes = []
    for layer in range(maps):
        least, most = options["MinSizes"][layer], options.get("MaxSizes", [0.0] * maps)[layer]
        boxes = [(least, least)] + ([(math.sqrt(least * most),) * 2] if most else [])
        for ratio in ratios[:options.get("RatiosPerMap", [len(ratios)] * maps)[layer]]:
            boxes.append((least / math.sqrt(ratio), least * math.sqrt(ratio)))
            if options.get("Flip", True):
                boxes.append((least * math.sqrt(ratio), least / math.sqrt(ratio)))
        sizes.append([(h / height, w / width) for h, w in boxes])
    return sizes
