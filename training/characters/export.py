"""Weights as an archive of float16 arrays under PyTorch's names, and vectors in JSON: what a test compares with."""

import base64
import json

import numpy
import torch
import torch.nn.functional as F

from characters.models import Transformer
from characters.text import ALPHABET, decode, encode

PROMPT = "the hacker "
GREEDY = 53            # characters that the vector lets the model write behind the prompt: together 64


def write_weights(path, model):
    path.parent.mkdir(parents=True, exist_ok=True)
    numpy.savez_compressed(path, **{name: tensor.half().numpy() for name, tensor in model.state_dict().items()})


def read_weights(path, model):
    """The model with the weights in the file, computing in float64."""
    with numpy.load(path) as file:
        model.load_state_dict({name: torch.from_numpy(file[name].astype("f4")) for name in file})
    return model.double().eval()


def logits_of(model, tokens):
    """T x 32 logits in float64, from a state of zeros."""
    with torch.no_grad():
        outputs = model(torch.from_numpy(tokens.astype(numpy.int64))[None])
    return (outputs[0] if isinstance(outputs, tuple) else outputs)[0].numpy()


def bits_per_character(model, text, window=64, stride=32):
    """
    Over windows of 64 characters that begin every 32: the second half of each window is what counts, so that a character is
    foretold from 32 to 63 characters before it, the same for both models.
    """
    starts = numpy.arange(0, len(text) - window - 1, stride)
    total, count = 0.0, 0
    for batch in numpy.array_split(starts, max(1, len(starts) // 256)):
        tokens = torch.from_numpy(text[batch[:, None] + numpy.arange(window + 1)].astype(numpy.int64))
        with torch.no_grad():
            outputs = model(tokens[:, :-1])
        outputs = outputs[0] if isinstance(outputs, tuple) else outputs
        loss = F.cross_entropy(outputs[:, stride:].reshape(-1, len(ALPHABET)), tokens[:, stride + 1:].reshape(-1), reduction="sum")
        total += loss.item()
        count += tokens[:, stride + 1:].numel()
    return total / count / numpy.log(2)


def bits_streamed(model, text):
    """The recurrent model over the whole text with its state carried on."""
    state, total = None, 0.0
    for at in range(0, len(text) - 1, 4096):
        tokens = torch.from_numpy(text[at:at + 4097].astype(numpy.int64))[None]
        with torch.no_grad():
            outputs, state = model(tokens[:, :-1], state)
        total += F.cross_entropy(outputs[0], tokens[0, 1:], reduction="sum").item()
    return total / (len(text) - 1) / numpy.log(2)


def greedy(model, prompt, count):
    """The most probable next character, again and again; the first of equals."""
    tokens = list(encode(prompt))
    for _ in range(count):
        tokens.append(int(logits_of(model, numpy.array(tokens))[-1].argmax()))
    return decode(tokens)


def write_vectors(path, model, held_out, figures):
    """Three pieces of held-out text with the logits behind each of their characters, and what the model writes by itself."""
    pieces = [held_out[at:at + Transformer.CONTEXT] for at in (2048, 9000, 33333)]
    vectors = {
        "alphabet": ALPHABET,
        **figures,
        "sequences": [{"tokens": piece.tolist(), "logits": base64.b64encode(logits_of(model, piece).astype("<f4").tobytes()).decode()} for piece in pieces],
        "greedy": {"prompt": PROMPT, "text": greedy(model, PROMPT, GREEDY)},
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(vectors, indent=1) + "\n")
