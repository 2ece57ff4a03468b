using System.Globalization;
using System.Runtime.InteropServices;
using NetGen.Generator;
using NetGen.Generator.Model;
using NetGen.Generator.Parameters;
using NetGen.Generator.Schedule;
using NetGen.Import;
using NetGen.TestKit;

namespace NetGen.Benchmarks.Networks;

/// <summary>A trained network of MLPerf Tiny, int8, with golden inputs and outputs; read in place, never copied into the repository.</summary>
public sealed class TinyModel(string name)
{
    private static readonly string Root = Path.Combine(Repository.Shared, "models");

    private readonly Lazy<ImportedNetwork> imported = new(() => Load(name));

    /// <summary>Keyword spotting, visual wake words, image classification, anomaly detection.</summary>
    public static IReadOnlyList<string> Names { get; } = ["kws_int8", "vww_int8", "ic_int8", "ad_int8"];

    /// <summary>Why the networks cannot be measured, in one line; null if all of them are there.</summary>
    public static string? Absence
    {
        get
        {
            string[] missing = [.. Names.Where(name => !File.Exists(PathOf(name)))];
            return missing.Length == 0 ? null : $"{string.Join(", ", missing)} of ../shared/models absent: what needs trained models is left out";
        }
    }

    /// <summary>The folder's name.</summary>
    public string Name { get; } = name;

    /// <summary>The network as a user would have declared it, with its parameters.</summary>
    public ImportedNetwork Imported => imported.Value;

    /// <summary>The golden vectors, channels last, in their order.</summary>
    public IEnumerable<(sbyte[] Input, sbyte[] Output)> Vectors()
    {
        for (int i = 0; File.Exists(Vector("in", i)); i++)
        {
            yield return (Read(Vector("in", i)), Read(Vector("out", i)));
        }
    }

    /// <summary>The plan of the code, whose graph is lowered and has its parameters.</summary>
    public Plan Compile(CodeForm form)
    {
        CompiledNetwork compiled = Compiler.Compile(Imported.Model, new FileParameters(Imported.Parameters), new CompileOptions(form));
        return compiled.Plan ?? throw new InvalidOperationException($"{Name}: {string.Join("; ", compiled.Findings)}");
    }

    private static ImportedNetwork Load(string name) => ModelImporter.Import(File.ReadAllBytes(PathOf(name)), name, new ImportOptions("Net"));

    private static string PathOf(string name) => Path.Combine(Root, name, "model.tflite");

    private static sbyte[] Read(string path) => MemoryMarshal.Cast<byte, sbyte>(File.ReadAllBytes(path)).ToArray();

    private string Vector(string side, int index) => Path.Combine(Root, Name, side + "_" + index.ToString(CultureInfo.InvariantCulture) + ".bin");
}
