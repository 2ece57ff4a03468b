#pragma warning disable CS8632 // nanoFramework projects compile this file too, with nullable annotations off
using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>
    /// The last layer of a single-shot detector: prior boxes, their decoding, and non-maximum suppression for each class. N x 4 locations and N x C scores -&gt;
    /// MaxDetections x 6 floats, in int8 networks too. A row is class, score, top, left, bottom, right: the class is the index of the score, background counted;
    /// places are fractions of the image. Rows come by falling score; the rows behind the last detection are zeros, so that the first score of 0 ends the list.
    /// No MACs and no parameters.
    /// </summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class SsdDetectorAttribute : LayerAttribute
    {
        /// <summary>Detections from locations and scores.</summary>
        /// <param name="locations">The layer with 4 values for each prior box, map by map, row by row, column by column, box by box.</param>
        /// <param name="scores">The layer with the scores of each prior box: what Sigmoid or Softmax gives.</param>
        /// <param name="maps">The maps that the heads read, in the order in which the heads were joined: their heights and widths place the prior boxes.</param>
        public SsdDetectorAttribute(string locations, string scores, params string[] maps)
        {
            Locations = locations;
            Scores = scores;
            Maps = maps;
        }

        /// <summary>The layer with 4 values for each prior box.</summary>
        public string Locations { get; }

        /// <summary>The layer with the scores of each prior box.</summary>
        public string Scores { get; }

        /// <summary>The maps that the heads read; only their sizes matter here.</summary>
        public string[] Maps { get; }

        /// <summary>How prior boxes are laid, and the order of a location's values.</summary>
        public SsdConvention Convention { get; set; }

        /// <summary>TensorFlow: the scale of the first map's prior boxes; those between are spaced evenly.</summary>
        public float MinScale { get; set; } = 0.2f;

        /// <summary>TensorFlow: the scale of the last map's prior boxes.</summary>
        public float MaxScale { get; set; } = 0.95f;

        /// <summary>TensorFlow: whether the first map has three boxes only, of scale 0.1 and ratio 1, and of its own scale and ratios 2 and 1/2.</summary>
        public bool ReduceLowest { get; set; } = true;

        /// <summary>TensorFlow: whether each cell has a square of the scale between its map's and the next map's (the last map's next scale is 1).</summary>
        public bool Interpolated { get; set; } = true;

        /// <summary>Caffe: the size of each map's prior boxes, in units of ImageSize.</summary>
        public float[]? MinSizes { get; set; }

        /// <summary>Caffe: the size with which MinSizes makes each map's second square; 0 for a map that has none.</summary>
        public float[]? MaxSizes { get; set; }

        /// <summary>Caffe: whether each aspect ratio comes with its reciprocal.</summary>
        public bool Flip { get; set; } = true;

        /// <summary>Caffe: how many of AspectRatios each map has, the first ones; all if nothing is said.</summary>
        public int[]? RatiosPerMap { get; set; }

        /// <summary>Width / height. TensorFlow's are 1, 2, 1/2, 3, 1/3 if nothing is said; Caffe's, beside the squares, 2 and 3.</summary>
        public float[]? AspectRatios { get; set; }

        /// <summary>What sizes of prior boxes are measured in; 1: they are fractions of the image.</summary>
        public float ImageSize { get; set; } = 1;

        /// <summary>Height / width of the image where it is no square: scales are then fractions of the shorter side, as TensorFlow has it, and sizes are measured in ImageSize along the width.</summary>
        public float ImageAspect { get; set; } = 1;

        /// <summary>Any other prior boxes: height and width of each box of a cell, map by map, as fractions of the image. They take the place of scales and sizes.</summary>
        public float[]? Anchors { get; set; }

        /// <summary>With Anchors: how many boxes a cell of each map has.</summary>
        public int[]? BoxesPerCell { get; set; }

        /// <summary>What each of a location's values is multiplied by, in their order: Caffe's variances, the reciprocals of TensorFlow's scales 10, 10, 5, 5; 0.1, 0.1, 0.2, 0.2 if nothing is said.</summary>
        public float[]? Variances { get; set; }

        /// <summary>The score that stands for no object and is never reported; -1 where there is none.</summary>
        public int Background { get; set; }

        /// <summary>Only boxes whose score is larger are looked at.</summary>
        public float ScoreThreshold { get; set; } = 0.25f;

        /// <summary>A box goes if a better one of its class covers more of both: intersection / union.</summary>
        public float IouThreshold { get; set; } = 0.45f;

        /// <summary>How many of a class's boxes are looked at, the best ones (Caffe's top_k); 0: all.</summary>
        public int TopK { get; set; }

        /// <summary>How many detections a class has at most (TensorFlow); 0: as many as there may be in all.</summary>
        public int MaxPerClass { get; set; }

        /// <summary>How many detections there are at most (Caffe's keep_top_k): the rows of the output.</summary>
        public int MaxDetections { get; set; } = 100;

        /// <summary>Whether boxes are cut at the image's border before they are compared.</summary>
        public bool Clip { get; set; }
    }
}
