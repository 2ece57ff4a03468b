using System.Reflection.Metadata;
using NetGen.IlCounter.Reading;
using NetGen.IlCounter.Running;
using NetGen.IlCounter.Translating;

namespace NetGen.IlCounter;

/// <summary>
/// A compiled assembly whose static methods are run by an interpreter that counts every IL instruction. Results are those of the JIT. A static
/// constructor runs before the first method that needs it, and is counted apart, as initialisation. Not for several threads at once.
/// </summary>
public sealed class CountedAssembly
{
    private readonly AssemblyImage image;
    private readonly Machine machine;
    private readonly HashSet<TypeDefinitionHandle> initialised = [];

    private CountedAssembly(byte[] bytes)
    {
        image = new AssemblyImage(bytes);
        Methods = [.. image.Methods.Select(method => new CountedMethod(this, method))];
        machine = new Machine(image.FieldCount, Translate);
        Facts = ReadFacts();
    }

    /// <summary>All methods, in the order of the metadata.</summary>
    public IReadOnlyList<CountedMethod> Methods { get; }

    /// <summary>Sizes.</summary>
    public AssemblyFacts Facts { get; }

    /// <summary>What all methods together executed since the last reset, static constructors apart.</summary>
    public IlCounts Counts => Methods.Aggregate(IlCounts.Zero, (sum, method) => sum + method.Counts);

    /// <summary>What static constructors and the methods that they call executed.</summary>
    public IlCounts InitialisationCounts => Methods.Aggregate(IlCounts.Zero, (sum, method) => sum + method.InitialisationCounts);

    /// <summary>Reads an assembly.</summary>
    public static CountedAssembly Load(byte[] image) => new(image);

    /// <summary>Reads an assembly.</summary>
    public static CountedAssembly Load(Stream image)
    {
        using MemoryStream copy = new();
        image.CopyTo(copy);
        return new CountedAssembly(copy.ToArray());
    }

    /// <summary>The method of a type, by its full name, nested types behind a plus sign; the number of parameters tells overloads apart.</summary>
    public CountedMethod Method(string type, string name, int? parameters = null)
    {
        CountedMethod[] found = [.. Methods.Where(method => method.Image.Name == name && method.Image.TypeName == type && (parameters ?? method.Parameters) == method.Parameters)];
        return found.Length == 1 ? found[0] : throw new ArgumentException($"{found.Length} methods are called {type}.{name}", nameof(name));
    }

    /// <summary>Sets the counters of calls to zero; those of initialisation stay, as static constructors do not run again.</summary>
    public void Reset()
    {
        machine.ClearTotal(Phase.Call);
        foreach (CountedMethod method in Methods)
        {
            method.Clear(Phase.Call);
        }
    }

    internal object? Invoke(CountedMethod method, object?[] arguments)
    {
        if (!method.Image.IsStatic || arguments.Length != method.Parameters)
        {
            throw new ArgumentException($"{method} is {(method.Image.IsStatic ? "static" : "not static")} and has {method.Parameters} parameters", nameof(arguments));
        }

        return machine.Invoke(method, arguments);
    }

    /// <summary>Runs the static constructor of a type once.</summary>
    internal void Initialise(TypeDefinitionHandle type)
    {
        if (initialised.Add(type) && image.StaticConstructor(type) is >= 0 and int constructor)
        {
            machine.Initialise(Methods[constructor]);
        }
    }

    private Translation Translate(CountedMethod method)
    {
        Initialise(method.Image.DeclaringType);
        return new Translator(this, image, method).Translate();
    }

    private AssemblyFacts ReadFacts() => new(
        Methods.Sum(method => method.CodeBytes),
        Methods.Count(method => method.Image.HasBody),
        Enumerable.Range(0, image.FieldCount).Sum(field => image.InitialData(field)?.Length ?? 0),
        image.SignatureBytes,
        Methods.Max(method => method.CodeBytes),
        Methods.Max(method => method.Locals),
        Methods.Max(method => method.MaxStack));
}
