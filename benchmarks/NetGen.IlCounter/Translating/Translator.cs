using System.Reflection.Metadata;
using NetGen.IlCounter.Reading;
using NetGen.IlCounter.Running;

namespace NetGen.IlCounter.Translating;

/// <summary>
/// IL to register operations, block by block in the order of the code. Where control joins, every value of the stack lies in its own register;
/// in between, loads and constants are only remembered, and operations take them where they are. What is counted is the IL: each block
/// keeps its instructions.
/// </summary>
internal sealed partial class Translator
{
    private readonly CountedAssembly assembly;
    private readonly AssemblyImage image;
    private readonly CountedMethod method;
    private readonly IlInstruction[] instructions;
    private readonly IlClass[] classes;
    private readonly IReadOnlyList<IlType> parameters;
    private readonly IReadOnlyList<IlType> locals;
    private readonly List<Block> blocks = [];
    private readonly Dictionary<int, int> blockAt = [];
    private readonly Dictionary<int, Entry[]> stackAt = [];
    private readonly List<CountedMethod> callees = [];
    private readonly List<FrameworkCall> frameworkCalls = [];
    private readonly List<object> objects = [];
    private readonly List<int[]> tables = [];
    private readonly Dictionary<int, CountedMethod?> calleeOf = [];
    private int current;
    private int currentBlock;

    public Translator(CountedAssembly assembly, AssemblyImage image, CountedMethod method)
    {
        this.assembly = assembly;
        this.image = image;
        this.method = method;
        MethodImage body = method.Image;
        parameters = body.Signature.ParameterTypes;
        instructions = body.HasBody ? body.Instructions : [];
        locals = body.HasBody ? body.Locals : [];
        classes = new IlClass[instructions.Length];
        zero = parameters.Count + locals.Count;
    }

    public Translation Translate()
    {
        if (!method.Image.HasBody || !method.Image.IsStatic || method.Image.Signature.Header.IsGeneric || method.Image.HasHandlers)
        {
            throw new UnsupportedIlException(ILOpCode.Nop, method.FullName, 0, "only static methods with a body and without handlers are run");
        }

        foreach (IlType type in parameters.Concat(locals).Where(type => type.Kind == IlKind.Unsupported))
        {
            throw new UnsupportedIlException(ILOpCode.Nop, method.FullName, 0, $"an argument or local of type {type.Name}");
        }

        FindBlocks();
        int[] starts = new int[blocks.Count];
        for (int block = 0; block < blocks.Count; block++)
        {
            starts[block] = ops.Count;
            TranslateBlock(block);
        }

        LinkBranches(starts);
        return new Translation(ops, blocks, instructions, classes)
        {
            FrameSize = zero + 2 + method.MaxStack,
            Parameters = parameters.Count,
            Locals = locals.Count,
            CalleeOf = calleeOf,
            Callees = [.. callees],
            FrameworkCalls = [.. frameworkCalls],
            Objects = [.. objects],
            Tables = [.. tables],
        };
    }

    private void FindBlocks()
    {
        HashSet<int> leaders = [0];
        for (int i = 0; i < instructions.Length; i++)
        {
            IlInstruction instruction = instructions[i];
            if (Branches.IsBranch(instruction.Opcode))
            {
                leaders.Add((int)instruction.Operand);
            }

            leaders.UnionWith(instruction.Targets ?? []);
            if (Branches.EndsBlock(instruction.Opcode) && i + 1 < instructions.Length)
            {
                leaders.Add(instructions[i + 1].Offset);
            }
        }

        int first = 0;
        for (int i = 1; i <= instructions.Length; i++)
        {
            if (i == instructions.Length || leaders.Contains(instructions[i].Offset))
            {
                blockAt.Add(instructions[first].Offset, blocks.Count);
                blocks.Add(new Block(first, i - first));
                first = i;
            }
        }
    }

    private void TranslateBlock(int number)
    {
        Block block = blocks[number];
        currentBlock = number;

        // A block that only later ones lead to starts with an empty stack: that is the rule of IL's verification.
        stack.Clear();
        stack.AddRange(stackAt.GetValueOrDefault(number, []));
        lastResult = -1;
        for (current = block.First; current < block.First + block.Length; current++)
        {
            classes[current] = Classes.Of(instructions[current].Opcode);
            TranslateInstruction(instructions[current]);
        }

        current--;
        if (!Branches.EndsBlock(instructions[current].Opcode))
        {
            LeaveFor(number + 1);
            Add(Ending(new Op { Kind = OpKind.EndBlock }));
        }
    }

    private void TranslateInstruction(IlInstruction instruction)
    {
        bool known = TranslateMove(instruction) || TranslateArithmetic(instruction) || TranslateConversion(instruction)
            || TranslateArray(instruction) || TranslateBranch(instruction) || TranslateObject(instruction);
        if (!known)
        {
            throw Unsupported("the counter does not run it");
        }
    }

    /// <summary>Branches name blocks while operations are still added.</summary>
    private void LinkBranches(int[] starts)
    {
        for (int i = 0; i < ops.Count; i++)
        {
            if (ops[i].Kind is >= OpKind.Branch and <= OpKind.BranchIf)
            {
                ops[i] = ops[i] with { C = starts[ops[i].C] };
            }
        }

        foreach (int[] table in tables)
        {
            for (int i = 0; i < table.Length; i++)
            {
                table[i] = starts[table[i]];
            }
        }
    }

    private UnsupportedIlException Unsupported(string reason) =>
        new(instructions[current].Opcode, method.FullName, instructions[current].Offset, reason);
}
