using System.Linq.Expressions;
using System.Reflection;
using NetGen.Calibration.Running;
using NetGen.Generator;
using NetGen.Generator.Emit;
using NetGen.Generator.Model;
using NetGen.Generator.Parameters;

namespace NetGen.TestKit;

/// <summary>A network compiled all the way: model to plan to C# 9 to IL, loaded and callable.</summary>
public sealed class RunnableNetwork
{
    private readonly MethodInfo infer;

    private RunnableNetwork(CompiledNetwork compiled, IReadOnlyList<GeneratedFile> files, Type type, byte[] image)
    {
        Compiled = compiled;
        Files = files;
        Type = type;
        Image = image;
        infer = type.GetMethod("Infer") ?? type.GetMethod("Step") ?? throw new InvalidOperationException("no Infer");
    }

    public CompiledNetwork Compiled { get; }

    public IReadOnlyList<GeneratedFile> Files { get; }

    /// <summary>All that is compiled: the files and the user's part of the class.</summary>
    public IReadOnlyList<GeneratedFile> Sources => [.. Files, new GeneratedFile("Declaration.cs", GeneratedAssembly.DeclarationOf(Compiled.Plan!.Model))];

    /// <summary>The generated class.</summary>
    public Type Type { get; }

    /// <summary>The assembly's bytes.</summary>
    public byte[] Image { get; }

    /// <summary>Compiles a model; throws with the findings or the C# errors if that fails.</summary>
    public static RunnableNetwork Compile(NetworkModel model, IParameterSource parameters, CodeForm form = CodeForm.Auto)
    {
        CompiledNetwork compiled = Compiler.Compile(model, parameters, new CompileOptions(form));
        if (compiled.Plan is null)
        {
            throw new InvalidOperationException(string.Join("\n", compiled.Findings.Select(finding => finding.Id + " " + string.Join(" ", finding.Arguments))));
        }

        byte[] image = GeneratedAssembly.Assemble(compiled.Plan);
        return new RunnableNetwork(compiled, NetworkEmitter.Emit(compiled.Plan), GeneratedAssembly.Load(image, compiled.Plan), image);
    }

    /// <summary>Runs the network; arrays in the order of declared inputs and outputs.</summary>
    public Array[] Infer(params Array[] inputs)
    {
        ParameterInfo[] parameters = infer.GetParameters();
        object[] arguments = new object[parameters.Length];
        inputs.CopyTo(arguments, 0);
        for (int i = inputs.Length; i < arguments.Length; i++)
        {
            arguments[i] = Array.CreateInstance(parameters[i].ParameterType.GetElementType()!, CountOf(i - inputs.Length));
        }

        infer.Invoke(null, arguments);
        return [.. arguments.Skip(inputs.Length).Cast<Array>()];
    }

    /// <summary>
    /// Bytes that every call of Infer allocates on the managed heap. The least of a few calls: the runtime itself allocates on
    /// the caller's thread now and then (loading, tiered compilation), and what Infer allocates it allocates each time.
    /// </summary>
    public long AllocatedBytes(params Array[] inputs)
    {
        IEnumerable<Array> outputs = infer.GetParameters().Skip(inputs.Length)
            .Select((parameter, i) => Array.CreateInstance(parameter.ParameterType.GetElementType()!, CountOf(i)));
        Action call = Expression.Lambda<Action>(Expression.Call(infer, inputs.Concat(outputs).Select(Expression.Constant))).Compile();
        call();
        long least = long.MaxValue;
        for (int i = 0; i < 5 && least != 0; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            call();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }

    /// <summary>Values of an output: of a stream those of a whole inference.</summary>
    private long CountOf(int output)
    {
        NetGen.Generator.Graph.NetworkGraph graph = Compiled.Plan!.Graph;
        return (graph.Stream?.Outputs[output].Whole ?? graph.Outputs[output].Type).Count;
    }
}
