"""SSD 300 on MobileNet V1 (arXiv:1512.02325; 1704.04861, table 13): places and scores of 1917 boxes, 91 classes, padded as TensorFlow pads."""

import torch
from torch import nn

from zoo.mobilenet import RELU6, separable, v1_body

CLASSES = 91


class Ssd(nn.Module):
    def __init__(self, width):
        super().__init__()
        body = v1_body("", width, separable)
        # The eleventh separable convolution is the last one of 512 channels.
        self.stages = nn.ModuleList([nn.Sequential(*body[:12]), nn.Sequential(*body[12:])])
        channels, inputs = [width(512), width(1024)], width(1024)
        for i, (middle, outputs) in enumerate(((256, 512), (128, 256), (128, 256), (64, 128)), 14):
            self.stages.append(nn.Sequential(RELU6.conv(f"Conv{i}a", inputs, width(middle), 1), RELU6.conv(f"Conv{i}b", width(middle), width(outputs), 3, 2)))
            inputs = width(outputs)
            channels.append(inputs)
        names = (11, 13, 14, 15, 16, 17)
        boxes = (3, 6, 6, 6, 6, 6)
        head = lambda i, kind, values: RELU6.conv(f"Conv{names[i]}{kind}.conv", channels[i], boxes[i] * values, 1, activation="none", bias=True, epsilon=None)
        self.places = nn.ModuleList([head(i, "Loc", 4) for i in range(6)])
        self.scores = nn.ModuleList([head(i, "Conf", CLASSES) for i in range(6)])

    def forward(self, x):
        places, scores = [], []
        for stage, place, score in zip(self.stages, self.places, self.scores):
            x = stage(x)
            places.append(rows(place(x), 4))
            scores.append(rows(score(x), CLASSES))
        return torch.cat(places, 1), torch.sigmoid(torch.cat(scores, 1))


def rows(head, values):
    """Cell by cell, box by box."""
    return head.permute(0, 2, 3, 1).reshape(len(head), -1, values)


def ssd300(width, size, units):
    return Ssd(width)
