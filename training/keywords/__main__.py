"""Speaks, trains, quantizes, tests on voices that no training heard, and writes: `cd training && /usr/bin/python3 -m keywords`."""

import base64
import json
import tempfile
import time
import wave
import zlib
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import numpy
import torch

from keywords import recordings
from keywords.network import declare
from keywords.recordings import CLASSES, FRONT, FRONT_SCALE, FRONT_ZERO, NOISE, TEST, TRAINING, UNKNOWN, VALIDATION
from keywords.train import HEARD, answers, train
from netgen.evaluation import quantize, restore, run_int8, run_real
from netgen.parameters import read
from sound.__main__ import attribute

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "samples" / "Keywords"
VECTORS = ROOT / "tests" / "NetGen.Models.Tests" / "Sequences" / "keywords.json"
CALIBRATION = 300      # clips of the training set
LISTED = 43            # clips of the test set that are committed
SPOKEN = 3             # of these, clips whose samples are committed
HEARD_IN_SAMPLE = 6    # the last of these, which the sample listens to


def prepared(name, kind):
    """
    Features, labels and persons of a set, and the test set's clips; kept in the directory for temporary files, as speaking takes minutes. Each set is spoken by a process of its
    own: what espeak-ng says depends on all that it said before.
    """
    path = Path(tempfile.gettempdir()) / f"netgen-keywords-{name}-{zlib.crc32(repr(kind).encode()):08x}.npz"
    if not path.exists():
        with ProcessPoolExecutor(1, get_context("spawn")) as process:
            process.submit(recordings.record, path, kind, name == "test").result()
    kept = numpy.load(path)
    print(f"{name}: {len(kept['labels'])} clips, {time.strftime('%X')}", flush=True)
    return kept["features"], kept["labels"], kept["persons"], kept["clips"]


def main():
    torch.set_num_threads(1)
    training, validation, test = (prepared(name, kind) for name, kind in (("training", TRAINING), ("validation", VALIDATION), ("test", TEST)))
    model = train(training, validation)
    network = declare()
    for node in network.nodes:
        if node.layer.parameters:
            weight, bias = model.parameters_of(node.layer.name)
            assert weight.shape == node.layer.parameters["weight"].shape, node.layer.name
            node.layer.parameters = {"weight": weight, "bias": bias}
    runs = [run_real(network, feed(features)) for features in training[0][::max(1, len(training[0]) // CALIBRATION)]]
    SAMPLE.mkdir(parents=True, exist_ok=True)
    quantize(network, runs)[1].write(SAMPLE / "keywords.netgen")
    network = declare()
    quantizations = restore(network, read(SAMPLE / "keywords.netgen"))
    features, labels, persons, clips = test
    scores = numpy.stack([run_int8(network, quantizations, feed(clip))["Scores"][:, 0] for clip in features])
    exact = (scores[:, -HEARD:].astype(int) + 128).sum(axis=1).argmax(axis=1)
    real = answers(model, features)
    words = labels < UNKNOWN
    figures = {"of": len(labels), "right": int((exact == labels).sum()), "keywords": int(words.sum()), "rightKeywords": int((exact == labels)[words].sum())}
    print(f"held-out voices: float32 {(real == labels).mean():.2%}, int8 {(exact == labels).mean():.2%}; keywords alone {(exact == labels)[words].mean():.2%}")
    print(figures, "unknown", (exact == labels)[labels == UNKNOWN].mean(), "noise", (exact == labels)[labels == NOISE].mean())
    confusion = numpy.zeros((len(CLASSES), len(CLASSES)), int)
    numpy.add.at(confusion, (labels, exact), 1)
    for name, row in zip(CLASSES, confusion):
        print(f"{name:>8}" + "".join(f"{count:6}" for count in row))
    listed = numpy.random.default_rng(0).permutation(len(labels))[:LISTED]
    vectors = {
        "classes": CLASSES,
        "front": attribute(FRONT),
        "scale": FRONT_SCALE.item(),
        "zero": FRONT_ZERO,
        "members": network.members[1:],
        "heard": HEARD,
        **figures,
        "clips": [{"label": CLASSES[labels[i]], "samples": packed(clips[i], "<i2"), "features": packed(features[i], "i1"), "scores": packed(scores[i], "i1")} for i in listed[:SPOKEN]],
        "answers": [{"label": CLASSES[labels[i]], "answer": CLASSES[exact[i]], "features": packed(features[i], "i1")} for i in listed[SPOKEN:]],
    }
    with wave.open(str(SAMPLE / "words.wav"), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(FRONT.rate)
        sound.writeframes(b"".join(clips[i].astype("<i2").tobytes() for i in listed[-HEARD_IN_SAMPLE:]))
    print("words.wav:", *(CLASSES[labels[i]] for i in listed[-HEARD_IN_SAMPLE:]))
    VECTORS.parent.mkdir(parents=True, exist_ok=True)
    VECTORS.write_text(json.dumps(vectors, indent=1) + "\n")


def feed(features):
    """The int8 features as the reals that they stand for."""
    return {"Features": (features.astype(float) - FRONT_ZERO) * FRONT_SCALE.astype(float)}


def packed(array, element):
    return base64.b64encode(numpy.asarray(array).astype(element).tobytes()).decode()


if __name__ == "__main__":
    main()
