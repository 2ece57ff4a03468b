using NetGen.Generator.Code;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>
/// Class by class: the boxes above the threshold into a heap, the best one off it until none is left, decoded, compared with the rows of its class in the list,
/// and put into the list at its place. A full list raises the threshold to its last score: what cannot come in suppresses nothing that can.
/// </summary>
internal sealed class SsdDetectorLoop : Kernel
{
    private const int Columns = SsdDetector.Columns;

    public override CodeForm Form => CodeForm.Loop;

    public override string Describe(KernelContext context) => "loops, a heap for each class";

    public override KernelCode Lower(KernelContext context)
    {
        KernelBuilder builder = new(context);
        new Writer(builder).Write();
        return builder.Build();
    }

    private sealed class Writer
    {
        private readonly KernelBuilder builder;
        private readonly CodeBuilder code;
        private readonly SsdDetector detector;
        private readonly SsdUsual usual;
        private readonly SsdScores scores;
        private readonly Local values;
        private readonly Local list;
        private readonly Local heap;
        private readonly SsdBoxDecoder decoder;
        private readonly int first;
        private readonly int start;
        private readonly Local end;
        private readonly Local limit;

        public Writer(KernelBuilder builder)
        {
            this.builder = builder;
            code = builder.Code;
            KernelContext context = builder.Context;
            detector = (SsdDetector)context.Node.Operator;
            TensorShape shape = context.Inputs[1].Type.Shape;
            usual = new SsdUsual(detector, (int)(context.Inputs[0].Type.Count / 4), shape.Channels);
            scores = new SsdScores(context.Inputs[1].Type);
            values = builder.Arena(context.Inputs[1]);
            list = builder.Arena(context.Output);
            heap = builder.Scratch("candidates", CodeType.Int32, usual.Boxes);
            decoder = new SsdBoxDecoder(builder, detector);
            first = context.Inputs[1].Offset;
            start = context.Output.Offset;
            end = code.Declare("end", start);
            limit = code.Declare("limit", scores.Limit(detector.ScoreThreshold));
        }

        /// <summary>The index behind the list's last row.</summary>
        private int Full => start + (detector.MaxDetections * Columns);

        public void Write()
        {
            code.For("c", detector.Background == 0 ? 1 : 0, usual.Scores, c =>
            {
                if (detector.Background > 0)
                {
                    code.If(c.NotEqualTo(detector.Background), () => WriteClass(c));
                }
                else
                {
                    WriteClass(c);
                }
            });
            code.Comment("the rows that are left");
            code.While(end < Full, () =>
            {
                code.Assign(list[end], 0f);
                code.Assign(end, end + 1);
            }, (detector.MaxDetections - usual.Rows) * Columns);
        }

        private void WriteClass(Expression c)
        {
            Local count = code.Declare("count", 0);
            code.For(
                "i",
                c + first,
                first + (usual.Boxes * usual.Scores),
                i => code.If(
                    values[i] > limit,
                    () =>
                    {
                        code.Assign(heap[count], i);
                        code.Assign(count, count + 1);
                    },
                    share: usual.Candidates / usual.Boxes),
                usual.Scores,
                usual.Boxes);
            Local half = code.Declare("half", count.ShiftRight(1));
            code.While(half > 0, () =>
            {
                code.Assign(half, half - 1);
                CandidateHeap.Sink(builder, values, heap, half, count, usual.Levels);
            }, Math.Floor(usual.Candidates / 2));
            Local? looks = detector.TopK > 0 && detector.TopK < usual.Boxes ? code.Declare("looks", detector.TopK) : null;
            Local? room = detector.MaxPerClass < Math.Min(detector.MaxDetections, usual.Boxes) ? code.Declare("room", detector.MaxPerClass) : null;
            code.While(count > 0, () =>
            {
                Local at = code.Declare("at", heap[0]);
                code.Assign(count, count - 1);
                code.Assign(heap[0], heap[count]);
                CandidateHeap.Sink(builder, values, heap, 0, count, usual.Levels);
                code.If(values[at] > limit, () => WriteCandidate(c, at, count, room), () => code.Assign(count, 0), share: 1);
                Spend(looks, count);
            }, usual.Candidates);
        }

        private void WriteCandidate(Expression c, Local at, Local count, Local? room)
        {
            Expression box = at - first - c;
            SsdBox found = decoder.Write(code.Declare("n", usual.Scores == 1 ? box : box / usual.Scores));
            Local area = code.Declare("area", (found.Bottom - found.Top) * (found.Right - found.Left));
            Local label = code.Declare("label", c.As(CodeType.Float32));
            Local free = code.Declare("free", 1);
            Local row = code.Declare("r", start);
            code.While((row < end).AndAlso(free.NotEqualTo(0)), () =>
            {
                code.If(list[row].EqualTo(label), () => WriteOverlap(found, area, row, free), share: usual.OfOwnClass);
                code.Assign(row, row + Columns);
            }, (usual.Rows - 1) / 2.0);
            code.If(free.NotEqualTo(0), () =>
            {
                WriteRow(found, label, code.Declare("score", scores.Real(values[at])));
                Spend(room, count);
            }, share: 1);
        }

        /// <summary>Intersection above the threshold's share of the union, without a division: an empty box overlaps nothing.</summary>
        private void WriteOverlap(SsdBox box, Local area, Local row, Local free)
        {
            Local high = code.Declare("high", Smaller(box.Bottom, list[row + 4]) - Larger(box.Top, list[row + 2]));
            Local wide = code.Declare("wide", Smaller(box.Right, list[row + 5]) - Larger(box.Left, list[row + 3]));
            code.If((high > 0f).AndAlso(wide > 0f), () =>
            {
                Local both = code.Declare("both", high * wide);
                Local other = code.Declare("other", (list[row + 4] - list[row + 2]) * (list[row + 5] - list[row + 3]));
                code.If(both > ((area + other - both) * detector.IouThreshold), () => code.Assign(free, 0), share: 0);
            }, share: 0);

            static Expression Smaller(Local own, Element other) => own.If(own < other, other);

            static Expression Larger(Local own, Element other) => other.If(own < other, own);
        }

        /// <summary>A row at its place; where the list is full, the last one goes, whose score is lower.</summary>
        private void WriteRow(SsdBox box, Local label, Local score)
        {
            Local row = code.Declare("to", end);
            code.If(end < Full, () => code.Assign(end, end + Columns), () => code.Assign(row, row - Columns), share: 1);
            code.While((row > start).AndAlso(list[row - (Columns - 1)] < score), () =>
            {
                code.Copy(list, row - Columns, list, row, Columns);
                code.Assign(row, row - Columns);
            }, usual.Moved);
            code.Assign(list[row], label);
            code.Assign(list[row + 1], score);
            for (int border = 0; border < 4; border++)
            {
                code.Assign(list[row + (border + 2)], box.Borders[border]);
            }

            code.If(end >= Full, () => code.Assign(limit, scores.Stored(list[(Expression)(Full - (Columns - 1))])), share: 1.0 / usual.Rows);
        }

        /// <summary>One of a number that is limited; behind the last one, nothing of the class is left to look at.</summary>
        private void Spend(Local? left, Local count)
        {
            if (left is not null)
            {
                code.Assign(left, left - 1);
                code.If(left < 1, () => code.Assign(count, 0), share: 0);
            }
        }
    }
}
