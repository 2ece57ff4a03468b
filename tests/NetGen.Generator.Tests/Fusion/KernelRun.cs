using System.Reflection;
using NetGen.Calibration.Running;
using NetGen.Generator.Code;
using NetGen.Generator.Emit;

namespace NetGen.Generator.Tests.Fusion;

/// <summary>Kernels by themselves: written for a test, printed, run by the JIT on an arena of 8-bit values.</summary>
internal static class KernelRun
{
    /// <summary>Values in the arena, and in the array between two kernels.</summary>
    public const int Length = 512;

    public static readonly StaticField ArenaField = new("arena", CodeType.Int8Array);

    public static readonly StaticField Between = new("between", CodeType.Int8Array);

    public static KernelCode Code(Action<CodeBuilder> write)
    {
        CodeBuilder code = new();
        write(code);
        return new KernelCode(code.Statements);
    }

    public static string Text(KernelCode code)
    {
        SourceWriter writer = new();
        new CodePrinter(writer).Print(code.Body);
        return writer.ToString();
    }

    /// <summary>What the arena holds behind kernels that run one after the other.</summary>
    /// <param name="input">What it holds before, from its beginning on.</param>
    public static sbyte[] Arena(sbyte[] input, params KernelCode[] kernels)
    {
        string methods = string.Concat(kernels.Select((kernel, i) => $"private static void Kernel{i}() {{ {Text(kernel)} }}\n"));
        string calls = string.Concat(kernels.Select((_, i) => $"Kernel{i}();"));
        string arrays = string.Concat(kernels.SelectMany(kernel => kernel.Arrays).Select(array => $"private static readonly sbyte[] {array.Field.Name} = new sbyte[{((IntegerConstant)((NewArray)array.Value).Length).Value}];\n"));
        string text = $$"""
            #pragma warning disable CS1591
            public static class Kernels
            {
                private static readonly sbyte[] arena = new sbyte[{{Length}}];
                private static readonly sbyte[] between = new sbyte[{{Length}}];
                {{arrays}}
                {{methods}}
                public static sbyte[] Run(sbyte[] input) { System.Array.Copy(input, arena, input.Length); {{calls}} between[0] = 0; return arena; }
            }
            """;
        byte[] image = GeneratedAssembly.Assemble([new GeneratedFile("Kernels.cs", text)]);
        return (sbyte[])Assembly.Load(image).GetType("Kernels")!.GetMethod("Run")!.Invoke(null, [input])!;
    }
}
