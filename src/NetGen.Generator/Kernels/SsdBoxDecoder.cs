using NetGen.Generator.Code;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>
/// Box n from its four location values: centre = prior's centre + value * variance * prior's size, size = prior's size * exp(value * variance). The sizes of the
/// prior boxes are constants, one for each box of a cell; their centres are (y + 0.5) / rows and (x + 0.5) / columns.
/// </summary>
internal sealed class SsdBoxDecoder
{
    /// <summary>Values of a map in the table: the end of its boxes, boxes of a cell, rows, columns, index of its first size.</summary>
    private const int MapColumns = 5;

    private readonly KernelBuilder builder;
    private readonly SsdDetector detector;
    private readonly Local locations;
    private readonly Local maps;
    private readonly Local sizes;

    public SsdBoxDecoder(KernelBuilder builder, SsdDetector detector)
    {
        this.builder = builder;
        this.detector = detector;
        locations = builder.Arena(builder.Context.Inputs[0]);
        List<int> table = [];
        List<float> all = [];
        int end = 0;
        foreach (PriorMap map in detector.Maps)
        {
            end += (int)map.Count;
            table.AddRange([end, map.PerCell, map.Rows, map.Columns, all.Count]);
            all.AddRange(map.Sizes);
        }

        maps = builder.Constants("maps", CodeType.Int32, [.. table]);
        sizes = builder.Constants("sizes", [.. all]);
    }

    public SsdBox Write(Local n)
    {
        CodeBuilder code = builder.Code;
        Local map = code.Declare("map", 0);
        Local first = code.Declare("first", 0);
        if (detector.Maps.Count > 1)
        {
            code.While(n >= maps[map], () =>
            {
                code.Assign(first, maps[map]);
                code.Assign(map, map + MapColumns);
            }, UsualMap());
        }

        Local box = code.Declare("box", n - first);
        Local cell = code.Declare("cell", box / maps[map + 1]);
        code.Assign(box, box - (cell * maps[map + 1]));
        Local y = code.Declare("y", cell / maps[map + 3]);
        Local x = code.Declare("x", cell - (y * maps[map + 3]));
        Local size = code.Declare("size", maps[map + 4] + (box * 2));
        Local height = code.Declare("height", sizes[size]);
        Local width = code.Declare("width", sizes[size + 1]);
        Local at = code.Declare("l", (n * 4) + builder.Context.Inputs[0].Offset);
        (int top, int left, int high, int wide) = detector.Convention == SsdConvention.Caffe ? (1, 0, 3, 2) : (0, 1, 2, 3);
        Local middleY = code.Declare("middleY", ((y.As(CodeType.Float32) + 0.5f) / maps[map + 2].As(CodeType.Float32)) + (Value(at, top) * height));
        Local middleX = code.Declare("middleX", ((x.As(CodeType.Float32) + 0.5f) / maps[map + 3].As(CodeType.Float32)) + (Value(at, left) * width));
        code.Assign(height, FloatExp.Call(builder, Value(at, high)) * height * 0.5f);
        code.Assign(width, FloatExp.Call(builder, Value(at, wide)) * width * 0.5f);
        SsdBox found = new(
            code.Declare("top", middleY - height),
            code.Declare("left", middleX - width),
            code.Declare("bottom", middleY + height),
            code.Declare("right", middleX + width));
        foreach (Local border in detector.Clip ? found.Borders : [])
        {
            code.If(border < 0f, () => code.Assign(border, 0f), share: 0);
            code.If(border > 1f, () => code.Assign(border, 1f), share: 0);
        }

        return found;
    }

    /// <summary>A location's value times its variance.</summary>
    private Expression Value(Local at, int k)
    {
        Expression stored = locations[at + k];
        float variance = detector.Variances[k];
        TensorType type = builder.Context.Inputs[0].Type;
        return type.Quantization is { } quantization && type.Element != ElementType.Float32
            ? (stored - quantization.ZeroPoint).As(CodeType.Float32) * (quantization.Scale * variance)
            : variance == 1 ? stored : stored * variance;
    }

    /// <summary>The index of the map of a box, on average.</summary>
    private double UsualMap()
    {
        double sum = 0;
        for (int i = 0; i < detector.Maps.Count; i++)
        {
            sum += (double)i * detector.Maps[i].Count;
        }

        return sum / detector.Maps.Sum(map => map.Count);
    }
}
