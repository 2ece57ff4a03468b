using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.Loader;
using NetGen.Calibration.Running;
using NetGen.Generator;
using NetGen.Generator.Declarations;
using NetGen.Generator.Emit;
using NetGen.Generator.Model;
using NetGen.Generator.Parameters;

namespace NetGen.TestKit;

/// <summary>Several networks in one assembly, tied where one begins with another's layers, compiled as <see cref="RunnableNetwork"/> compiles one.</summary>
public sealed class RunnableProject
{
    private readonly Assembly assembly;
    private readonly IReadOnlyDictionary<string, CompiledNetwork> networks;

    private RunnableProject(IReadOnlyDictionary<string, CompiledNetwork> networks, IReadOnlyList<GeneratedFile> sources, byte[] image)
    {
        this.networks = networks;
        Sources = sources;
        Image = image;
        assembly = new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(new MemoryStream(image));
    }

    /// <summary>All that is compiled: generated files and the user's parts of the classes.</summary>
    public IReadOnlyList<GeneratedFile> Sources { get; }

    /// <summary>The assembly's bytes.</summary>
    public byte[] Image { get; }

    /// <summary>Compiles the networks of a source text; throws with the findings or the C# errors if that fails.</summary>
    /// <param name="find">The parameters of a network; where left out, those that the declaration's seed gives.</param>
    public static RunnableProject Compile(string source, CodeForm form = CodeForm.Auto, Func<NetworkModel, IParameterSource?>? find = null)
    {
        find ??= static model => FindParameters.Run(model, [], static _ => null).Source;
        CompileOptions options = new(form);
        IReadOnlyList<Declaration> declarations = DeclaredNetwork.ReadAll([source]);
        BackboneNeed[] needs = [.. declarations.Select(Backbones.NeedOf).OfType<BackboneNeed>()];
        Dictionary<string, CompiledNetwork> networks = new(StringComparer.Ordinal);
        List<GeneratedFile> sources = [];
        bool vectors = false;
        foreach (Declaration declaration in declarations)
        {
            (NetworkModel model, Finding? unusable) = Backbones.Tie(declaration, needs, find, isPlanned: true, options, CancellationToken.None);
            CompiledNetwork compiled = Compiler.Compile(model, find(model), options);
            Finding[] findings = [.. declaration.Findings, .. unusable is null ? Array.Empty<Finding>() : [unusable], .. compiled.Findings];
            if (compiled.Plan is null)
            {
                throw new InvalidOperationException(string.Join("\n", findings.Select(finding => finding.Id + " " + string.Join(" ", finding.Arguments))));
            }

            networks.Add(model.Name, compiled);
            sources.AddRange(NetworkEmitter.Emit(compiled.Plan));
            sources.Add(new GeneratedFile(model.Name + ".Declaration.cs", GeneratedAssembly.DeclarationOf(model)));
            vectors |= compiled.Plan.Nodes.Any(node => node.Form == CodeForm.Vector);
        }

        RunnableProject project = new(networks, sources, GeneratedAssembly.Assemble(sources, vectors));
        foreach (CompiledNetwork network in networks.Values)
        {
            project.TypeOf(network.Plan!.Model.Name).GetMethod(GeneratedAssembly.FillStored, BindingFlags.NonPublic | BindingFlags.Static)?.Invoke(null, [network.Plan.StoredBytes]);
        }

        return project;
    }

    public CompiledNetwork Compiled(string network) => networks[network];

    /// <summary>The text of the generated file that people open.</summary>
    public string TextOf(string network) => Sources.First(file => file.Name == networks[network].Plan!.Model.FullName + ".g.cs").Text;

    /// <summary>The generated class.</summary>
    public Type TypeOf(string network) => assembly.GetType(networks[network].Plan!.Model.FullName, throwOnError: true)!;

    /// <summary>Runs a network of one output, wherever its inputs and outputs lie.</summary>
    public Array Infer(string network, params Array[] inputs)
    {
        Type type = TypeOf(network);
        Generator.Schedule.Plan plan = networks[network].Plan!;
        long count = plan.Graph.Outputs[0].Type.Count;
        if (plan.Model.InArena)
        {
            Array.Copy(inputs[0], 0, (Array)type.GetProperty("InputArray")!.GetValue(null)!, (int)type.GetField("InputOffset")!.GetRawConstantValue()!, inputs[0].Length);
            type.GetMethod("Infer")!.Invoke(null, []);
            Array arena = (Array)type.GetProperty("OutputArray")!.GetValue(null)!;
            Array taken = Array.CreateInstance(arena.GetType().GetElementType()!, count);
            Array.Copy(arena, (int)type.GetField("OutputOffset")!.GetRawConstantValue()!, taken, 0, count);
            return taken;
        }

        ParameterInfo[] parameters = type.GetMethod("Infer")!.GetParameters();
        Array output = Array.CreateInstance(parameters[^1].ParameterType.GetElementType()!, count);
        type.GetMethod("Infer")!.Invoke(null, [.. inputs, output]);
        return output;
    }

    /// <summary>Bytes that every call of a network's Infer allocates: the least of a few calls.</summary>
    public long AllocatedBytes(string network, params Array[] inputs)
    {
        MethodInfo infer = TypeOf(network).GetMethod("Infer")!;
        Array output = Infer(network, inputs);
        Action call = Expression.Lambda<Action>(Expression.Call(infer, inputs.Append(output).Select(Expression.Constant))).Compile();
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
}
