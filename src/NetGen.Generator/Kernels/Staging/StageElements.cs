using NetGen.Generator.Code;
using NetGen.Generator.Kernels.Fusion;

namespace NetGen.Generator.Kernels.Staging;

/// <summary>
/// Where the code of a position loads many elements that lie side by side in the arena, they are copied to a small array first, in one call; what it stores side by side
/// goes there by way of another one. Their places are constants then: an interpreter spares a variable and an addition for each.
/// </summary>
/// <remarks>The inputs of the code must not lie where its outputs do: all loads come before any store.</remarks>
internal sealed class StageElements
{
    /// <summary>Elements from which on it is done: a copy takes as long as some dozens of IL instructions, each element spares two.</summary>
    public const int Least = 40;

    private readonly HashSet<Local> arenas;
    private readonly List<ConstantArray> arrays = [];
    private readonly Dictionary<string, Local> locals = new(StringComparer.Ordinal);
    private readonly HashSet<string> taken;

    private StageElements(HashSet<Local> arenas, HashSet<string> taken)
    {
        this.arenas = arenas;
        this.taken = taken;
    }

    /// <param name="code">A node's code.</param>
    /// <param name="arenas">The names of the arrays that its inputs and outputs lie in.</param>
    /// <returns>The same object where nothing lends itself.</returns>
    public static KernelCode Run(KernelCode code, ICollection<string> arenas)
    {
        (IReadOnlyList<Statement> body, IReadOnlyList<ConstantArray> arrays) = Run(code.Body, arenas);
        List<ConstantArray> all = [.. arrays];
        List<Method> parts = [];
        foreach (Method part in code.Parts)
        {
            (IReadOnlyList<Statement> statements, IReadOnlyList<ConstantArray> more) = Run(part.Body, arenas);
            parts.Add(more.Count == 0 ? part : part with { Body = statements });
            all.AddRange(more);
        }

        return all.Count == 0 ? code : code with { Body = body, Parts = parts, Arrays = [.. code.Arrays, .. all.GroupBy(array => array.Field.Name).Select(same => same.First())] };
    }

    private static (IReadOnlyList<Statement> Body, IReadOnlyList<ConstantArray> Arrays) Run(IReadOnlyList<Statement> method, ICollection<string> arenas)
    {
        HashSet<Local> held = [.. method.OfType<Declare>().Where(declare => declare.Value is StaticField field && arenas.Contains(field.Name)).Select(declare => declare.Local)];
        if (held.Count == 0)
        {
            return (method, []);
        }

        StageElements stage = new(held, DeclaredNames.Of(method));
        List<Statement> body = [.. method.Select(statement => statement is For loop ? stage.Inside(loop).Statement : statement)];
        int fields = body.TakeWhile(statement => statement is Declare { Value: StaticField }).Count();
        body.InsertRange(fields, stage.arrays.Select(array => new Declare(stage.locals[array.Field.Name], array.Field)));
        return stage.arrays.Count == 0 ? (method, []) : (body, stage.arrays);
    }

    /// <summary>A statement with its blocks done, and whether inputs or outputs lie in small arrays there.</summary>
    private (Statement Statement, bool Inputs, bool Outputs) Inside(Statement statement)
    {
        switch (statement)
        {
            case For loop:
                (IReadOnlyList<Statement> body, bool inputs, bool outputs) = Block(loop.Body);
                return (inputs || outputs ? new For(loop.Variable, loop.From, loop.To, loop.Step, body) { Passes = loop.Passes } : loop, inputs, outputs);
            case If branch:
                (IReadOnlyList<Statement> then, bool thenInputs, bool thenOutputs) = Block(branch.Then);
                (IReadOnlyList<Statement> otherwise, bool otherInputs, bool otherOutputs) = Block(branch.Otherwise);
                bool changed = thenInputs || thenOutputs || otherInputs || otherOutputs;
                return (changed ? new If(branch.Condition, then, otherwise) { Share = branch.Share } : branch, thenInputs || otherInputs, thenOutputs || otherOutputs);
            default:
                return (statement, false, false);
        }
    }

    private (IReadOnlyList<Statement> Block, bool Inputs, bool Outputs) Block(IReadOnlyList<Statement> block)
    {
        bool inputs = false;
        bool outputs = false;
        List<Statement> statements = new(block.Count);
        foreach (Statement statement in block)
        {
            (Statement done, bool hasInputs, bool hasOutputs) = Inside(statement);
            statements.Add(done);
            inputs |= hasInputs;
            outputs |= hasOutputs;
        }

        // Blocks inside use the same arrays: what lies there would not outlast them.
        if (!inputs && Loads(statements) is { } read)
        {
            statements = read;
            inputs = true;
        }

        if (!outputs && Stores(statements) is { } written)
        {
            statements = written;
            outputs = true;
        }

        return (statements, inputs, outputs);
    }

    /// <summary>A block whose loads of the run that it loads most of come from a small array; null where there is none, or the block stores there, too.</summary>
    private List<Statement>? Loads(List<Statement> block)
    {
        (RunOfElements Run, long[] Offsets)? most = UnconditionalLoads.Of(block).Where(element => arenas.Contains(element.Array)).Select(RunOfElements.Of).OfType<(RunOfElements Run, long Offset)>()
            .GroupBy(load => load.Run).Select(same => ((RunOfElements, long[])?)(same.Key, [.. same.Select(load => load.Offset)]))
            .OrderByDescending(same => same!.Value.Item2.Length).FirstOrDefault();
        if (most is not var (run, offsets) || offsets.Length < Least)
        {
            return null;
        }

        (long first, long count) = (offsets.Min(), offsets.Max() - offsets.Min() + 1);
        int place = block.FindIndex(statement => statement is Declare declare && declare.Local == run.Start) + 1;
        if (count > StagingArray.Longest || count > 4L * offsets.Length || Assigns.To(block, run.Start) || Touched.By(block, run.Array).Stores.Exists(store => RunOfElements.IsIn(store, run, first, count)))
        {
            return null;
        }

        Local array = Array("inputs", run.Array.Type, count);
        List<Statement> done = UnconditionalLoads.Replace(block, element =>
            RunOfElements.Of(element) is var (other, offset) && other == run ? array[(int)(offset - first)] : null);
        done.Insert(place, new Copy(run.Array, run.Start + (int)first, array, 0, (int)count));
        return done;
    }

    /// <summary>A block whose stores go to a small array; null where it stores no whole run, or more than once to a place, or elsewhere, too, or loads what it stored.</summary>
    private List<Statement>? Stores(List<Statement> block)
    {
        (RunOfElements Run, long Offset)?[] stores = [.. block.Select(statement => statement is Assign { Target: Element element } && arenas.Contains(element.Array) ? RunOfElements.Of(element) : null)];
        (RunOfElements Run, long[] Offsets)? most = stores.OfType<(RunOfElements Run, long Offset)>().GroupBy(store => store.Run)
            .Select(same => ((RunOfElements, long[])?)(same.Key, [.. same.Select(store => store.Offset)])).OrderByDescending(same => same!.Value.Item2.Length).FirstOrDefault();
        if (most is not var (run, offsets) || offsets.Length < Least || offsets.Length > StagingArray.Longest)
        {
            return null;
        }

        (long first, int count) = (offsets.Min(), offsets.Length);
        bool isWhole = offsets.Distinct().Count() == count && offsets.Max() - first + 1 == count;
        Touched touched = Touched.By(block, run.Array);
        if (!isWhole || Assigns.To(block, run.Start) || touched.Stores.Count != count || touched.Loads.Exists(load => RunOfElements.IsIn(load, run, first, count)))
        {
            return null;
        }

        Local array = Array("outputs", run.Array.Type, count);
        int last = System.Array.FindLastIndex(stores, store => store?.Run == run);
        List<Statement> done = [];
        for (int i = 0; i < block.Count; i++)
        {
            done.Add(stores[i] is var (other, offset) && other == run ? new Assign(array[(int)(offset - first)], ((Assign)block[i]).Value) : block[i]);
            if (i == last)
            {
                done.Add(new Copy(array, 0, run.Array, run.Start + (int)first, count));
            }
        }

        return done;
    }

    private Local Array(string name, CodeType type, long length)
    {
        ConstantArray array = StagingArray.Of(name, type, length);
        if (!locals.TryGetValue(array.Field.Name, out Local? local))
        {
            string free = name;
            while (!taken.Add(free))
            {
                free += "_";
            }

            locals.Add(array.Field.Name, local = new Local(free, type));
            arrays.Add(array);
        }

        return local;
    }

    /// <summary>Whether a variable gets another value after its declaration.</summary>
    private sealed class Assigns(Local local) : CodeReader
    {
        private bool found;

        public static bool To(IReadOnlyList<Statement> block, Local local)
        {
            Assigns reader = new(local);
            reader.Read(block);
            return reader.found;
        }

        protected override void Writes(Local written, Statement by) => found |= written == local && by is not Declare;
    }

    /// <summary>The elements of an array that a block loads and stores, in blocks inside as well.</summary>
    private sealed class Touched(Local array) : CodeReader
    {
        public List<Element> Loads { get; } = [];

        public List<Element> Stores { get; } = [];

        public static Touched By(IReadOnlyList<Statement> block, Local array)
        {
            Touched reader = new(array);
            reader.Read(block);
            return reader;
        }

        protected override void Reads(Element element) => Add(Loads, element);

        protected override void Writes(Element element, Assign by) => Add(Stores, element);

        private void Add(List<Element> elements, Element element)
        {
            if (element.Array == array)
            {
                elements.Add(element);
            }
        }
    }
}
