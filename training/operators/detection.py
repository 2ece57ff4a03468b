"""Single-shot detectors: both conventions, ties, boxes on top of one another, more than the list holds, none, whole networks."""

from netgen.cases import Case, network
from netgen.quantization import Quantization

CASES = []

#: scores of an int8 network as Sigmoid and Softmax give them; a step that int8 and float32 hold exactly
SCORES = {"low": 0.0, "high": 0.99, "quantization": Quantization(1 / 256, -128), "step": 1 / 256}


def detector(name, maps, boxes, classes, vectors=3, spread=2.0, step=None, scores=None, location_quantization=None, **options):
    """A detector alone: its locations, scores and maps are inputs."""
    def build(net):
        count = sum(height * width * per for (height, width), per in zip(maps, boxes))
        for number, (height, width) in enumerate(maps, 1):
            net.input(f"Map{number}", height, width, 1)
        net.input("Loc", count, 1, 4, low=-spread, high=spread, step=step, quantization=location_quantization)
        net.input("Scores", count, 1, classes, **(scores or SCORES))
        net.layer("SsdDetector", "Y", "Loc", "Scores", *(f"Map{number}" for number in range(1, len(maps) + 1)), **options)

    CASES.append(Case(name, build, vectors=vectors))


detector("detector_tensorflow", [(4, 4), (2, 2), (1, 1)], [3, 6, 6], 4, ScoreThreshold=0.6, MaxDetections=60)
detector("detector_tensorflow_all_options", [(3, 4), (2, 2)], [4, 4], 3, ScoreThreshold=0.3, IouThreshold=0.6, MaxDetections=12, MaxPerClass=4, MinScale=0.3, MaxScale=0.8,
         AspectRatios=[1.0, 2.0, 0.5, 3.0], ReduceLowest=False, Interpolated=False, ImageAspect=0.75, Variances=[0.2, 0.15, 0.25, 0.3], Clip=True)
detector("detector_caffe", [(4, 4), (2, 2), (1, 1)], [3, 6, 6], 4, Convention="Caffe", ImageSize=300.0, MinSizes=[60.0, 105.0, 150.0], MaxSizes=[0.0, 150.0, 195.0],
         RatiosPerMap=[1, 2, 2], ScoreThreshold=0.25, IouThreshold=0.45, TopK=10, MaxDetections=40)
detector("detector_caffe_no_flip", [(3, 3), (2, 2)], [2, 2], 3, Convention="Caffe", MinSizes=[0.25, 0.5], AspectRatios=[2.0], Flip=False, ImageAspect=1.25,
         ScoreThreshold=0.5, MaxDetections=50)
detector("detector_anchors", [(3, 3), (1, 2)], [1, 2], 3, Anchors=[0.25, 0.5, 0.5, 0.25, 0.75, 0.75], BoxesPerCell=[1, 2], MaxDetections=30, IouThreshold=0.3)
detector("detector_full_list", [(4, 4), (2, 2)], [3, 6], 6, ScoreThreshold=0.05, IouThreshold=0.7, MaxDetections=7)
detector("detector_one_row", [(4, 4)], [3], 3, ScoreThreshold=0.0, MaxDetections=1)
detector("detector_none_above", [(3, 3)], [3], 3, ScoreThreshold=0.999, MaxDetections=5)
detector("detector_no_background", [(3, 3), (2, 2)], [3, 6], 2, Background=-1, ScoreThreshold=0.4, MaxDetections=30, MaxPerClass=3)
detector("detector_one_class", [(4, 3)], [3], 1, Background=-1, ScoreThreshold=0.2, MaxDetections=50)
detector("detector_background_last", [(3, 3)], [3], 4, Background=3, ScoreThreshold=0.3, MaxDetections=90)

# Scores of four steps: most are equal, and the lower class, then the lower box comes first.
TIES = dict(SCORES, step=0.25, high=0.75)
detector("detector_ties", [(3, 3), (2, 2)], [3, 6], 4, scores=TIES, ScoreThreshold=0.3, MaxDetections=100)
detector("detector_ties_beyond_the_list", [(3, 3), (2, 2)], [3, 6], 4, scores=TIES, ScoreThreshold=0.3, MaxDetections=6, TopK=5)
detector("detector_ties_at_the_threshold", [(3, 3)], [3], 3, scores=TIES, ScoreThreshold=0.5, MaxDetections=10)

# Boxes that lie in one another by halves: an overlap of exactly the threshold suppresses nothing.
GRID = Quantization(1 / 4, 0)
detector("detector_overlap_of_the_threshold", [(1, 2)], [3], 2, spread=1.0, step=1.0, location_quantization=GRID, Anchors=[0.5, 0.5, 0.5, 0.25, 0.25, 0.25], BoxesPerCell=[3],
         Variances=[0.5, 0.5, 1e-30, 1e-30], Background=-1, ScoreThreshold=0.1, IouThreshold=0.5, MaxDetections=16, vectors=5)
detector("detector_same_boxes", [(1, 1)], [8], 3, spread=0.0, step=1.0, location_quantization=GRID, Anchors=[0.5] * 16, BoxesPerCell=[8], ScoreThreshold=0.1, MaxDetections=8)


@network(CASES)
def ssd_head(net):
    net.input("X", 4, 3, 5)
    net.layer("SsdHead", "Y", 2, 4)


@network(CASES)
def ssd_head_3x3(net):
    net.input("X", 4, 3, 5)
    net.layer("SsdHead", "Y", 3, 3, Kernel=3)


@network(CASES, vectors=4)
def net_ssd_tensorflow(net):
    net.input("Image", 16, 16, 3)
    net.layer("Conv2D", "Stem", 8, 3, Stride=2, Activation="Relu6")
    net.layer("DepthwiseSeparableConv2D", "First", 12, 3, Stride=2, Activation="Relu6")
    net.layer("DepthwiseSeparableConv2D", "Second", 16, 3, Stride=2, Activation="Relu6")
    heads(net, 4, [("First", 3), ("Second", 6)])
    net.layer("Sigmoid", "Scores")
    net.layer("SsdDetector", "Detections", "Loc", "Scores", "First", "Second", MaxDetections=12, ScoreThreshold=0.62, IouThreshold=0.6)


@network(CASES, vectors=4)
def net_ssd_caffe(net):
    net.input("Image", 16, 16, 3)
    net.layer("Conv2D", "Stem", 8, 3, Stride=2, Activation="Relu")
    net.layer("Conv2D", "First", 12, 3, Stride=2, Activation="Relu")
    net.layer("Conv2D", "Second", 16, 3, Stride=2, Activation="Relu")
    heads(net, 5, [("First", 4), ("Second", 6)], kernel=3)
    net.layer("Softmax", "Scores")
    net.layer("SsdDetector", "Detections", "Loc", "Scores", "First", "Second", Convention="Caffe", ImageSize=16.0, MinSizes=[4.0, 8.0], MaxSizes=[8.0, 14.0], RatiosPerMap=[1, 2],
              MaxDetections=10, ScoreThreshold=0.26, TopK=20, output=True)


def heads(net, classes, maps, kernel=1):
    """Locations and scores of all maps, behind one another."""
    for values, name in ((4, "Loc"), (classes, "Conf")):
        for source, boxes in maps:
            net.layer("SsdHead", source + name, boxes, values, From=source, Kernel=kernel)
        net.layer("Concat", name, *(source + name for source, _ in maps), Axis=0)
