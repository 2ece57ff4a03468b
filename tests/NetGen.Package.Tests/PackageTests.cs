using System.IO.Compression;
using NetGen.Import;
using NetGen.Import.Writing;
using NetGen.Tool.Tests.Models;

namespace NetGen.Package.Tests;

/// <summary>What a user gets: the packed package in a project that knows nothing of this repository.</summary>
public sealed class PackageTests(PackedFeed feed) : IClassFixture<PackedFeed>
{
    [Fact]
    public void Contents_are_where_NuGet_and_MSBuild_look_for_them()
    {
        using ZipArchive package = ZipFile.OpenRead(Directory.GetFiles(feed.Path, "NetGen.*.nupkg").Single());
        string[] names = [.. package.Entries.Select(entry => entry.FullName)];
        Assert.Equal(["analyzers/dotnet/cs/NetGen.Generator.dll"], names.Where(name => name.StartsWith("analyzers/", StringComparison.Ordinal)));
        foreach (string name in new[]
        {
            "lib/netstandard2.0/NetGen.Runtime.dll", "lib/netstandard2.0/NetGen.Runtime.xml", "lib/netnano1.0/_._", "build/NetGen.targets",
            "buildTransitive/NetGen.targets", "build/runtime/NetworkAttribute.cs", "build/runtime/Layers/Conv2DAttribute.cs", "README.md",
            "tasks/netstandard2.0/NetGen.Tasks.dll", "tasks/netstandard2.0/NetGen.Import.dll", "tasks/netstandard2.0/NetGen.Generator.dll",
            "tasks/netstandard2.0/Google.FlatBuffers.dll", "tasks/netstandard2.0/System.Memory.dll", "tasks/netstandard2.0/System.Buffers.dll",
            "tasks/netstandard2.0/System.Runtime.CompilerServices.Unsafe.dll",
            "tasks/netstandard2.0/NetGen.NanoFramework.dll", "tasks/netstandard2.0/System.Reflection.Metadata.dll", "tasks/netstandard2.0/System.Collections.Immutable.dll",
        })
        {
            Assert.Contains(name, names);
        }

        Assert.DoesNotContain(names, name => name.StartsWith("build/runtime/Host/", StringComparison.Ordinal));
        Assert.DoesNotContain(names, name => name.Contains("Microsoft.CodeAnalysis", StringComparison.Ordinal) || name.Contains("Microsoft.Build", StringComparison.Ordinal));
    }

    [Fact]
    public void Declared_network_warns_at_its_budget_and_runs()
    {
        using FreshProject project = new(feed);
        const string Declaration = """
            using NetGen;

            namespace Demo
            {
                [Network(Precision = Precision.Float32)]
                [Budget(WeightBytes = 10_000, Macs = 50)]
                [Weights(Seed = 42)]
                public static partial class Small
                {
                    [Input(8)]                                static partial void In();
                    [Dense(16, Activation = Activation.Relu)] static partial void Hidden();
                    [Dense(4)]                                static partial void Out();
                }
            }
            """;
        project.Write("Small.cs", Declaration);
        project.Write("Program.cs", """
            float[] output = new float[Demo.Small.OutputLength];
            Demo.Small.Infer(new float[] { 1, 2, 3, 4, 5, 6, 7, 8 }, output);
            System.Console.WriteLine(output.Length + " " + System.Array.Exists(output, value => value != 0));
            """);
        (int code, string output) = project.Build();
        Assert.True(code == 0, output);
        string line = Declaration.Split('\n')[5];
        Assert.Contains($"Small.cs(6,{line.IndexOf("Macs", StringComparison.Ordinal) + 1}): warning NG2001", output);
        Assert.DoesNotContain("warning CS", output);
        Assert.Equal("4 True", project.Run());
    }

    /// <summary>
    /// What a Meadow project is to the package: netstandard2.1 and a PackageReference. The feed has no reference assemblies of .NET Standard; those of the SDK's
    /// framework, netstandard.dll among them, stand in.
    /// </summary>
    [Fact]
    public void Meadow_library_gets_its_network()
    {
        using FreshProject project = new(feed, "<Reference Include=\"$(NetCoreTargetingPackRoot)/Microsoft.NETCore.App.Ref/*/ref/net*/*.dll\" />", "netstandard2.1");
        project.Write("Small.cs", """
            using NetGen;

            namespace Demo
            {
                [Network(Precision = Precision.Int8)]
                [Target(Board.MeadowF7)]
                [Budget(Macs = 50)]
                [Weights(Seed = 42)]
                public static partial class Small
                {
                    [Input(8)] static partial void In();
                    [Dense(16)] static partial void Out();
                }

                public static class App
                {
                    public static int Run(sbyte[] input) => Small.Classify(input);
                }
            }
            """);
        (int code, string output) = project.Build();
        Assert.True(code == 0, output);
        Assert.Contains("Small.cs(7,13): warning NG2001", output, StringComparison.Ordinal);
        Assert.DoesNotContain("NG4", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Model_in_the_project_becomes_its_parameters()
    {
        using FreshProject project = new(feed, "<NetworkModel Include=\"words.tflite\" />");
        project.Write("words.tflite", Model());
        project.Write("Words.cs", DeclarationWriter.Write(
            ModelImporter.Import(Model(), "words.tflite", new ImportOptions("Words") { Namespace = "Demo", WeightsPath = "words.netgen" }).Model));
        project.Write("Program.cs", """
            sbyte[] output = new sbyte[Demo.Words.OutputLength];
            Demo.Words.Infer(new sbyte[] { 10, 20, 30 }, output);
            System.Console.WriteLine(string.Join(" ", output));
            """);
        (int code, string output) = project.Build();
        Assert.True(code == 0, output);

        // Weights 1..6 at scale 1/2, biases 8 and -8, input and output at scale 1: (10 + 40 + 90 + 8) / 2 = 74, (40 + 100 + 180 - 8) / 2 = 156 -> 127.
        Assert.Equal("74 127", project.Run());

        (code, output) = project.Build("-v:n");
        Assert.True(code == 0, output);
        Assert.Contains("Skipping target \"NetGenConvertModels\"", output);

        // Another model: it is converted, and nothing else has to be done.
        project.Write("words.tflite", Model(firstBias: 10));
        (code, output) = project.Build();
        Assert.True(code == 0, output);
        Assert.Equal("75 127", project.Run());
    }

    [Fact]
    public void Malformed_model_fails_the_build_with_its_name_and_leaves_nothing()
    {
        using FreshProject project = new(feed, "<NetworkModel Include=\"words.tflite\" />");
        project.Write("words.tflite", Model()[..400]);
        project.Write("Program.cs", "System.Console.WriteLine();");
        (int code, string output) = project.Build();
        Assert.Equal(1, code);
        Assert.True(output.Contains("words.tflite : error NG3901: ", StringComparison.Ordinal), output);
        Assert.Empty(Directory.GetFiles(project["obj"], "*.netgen*", SearchOption.AllDirectories));
    }

    [Fact]
    public void Models_of_one_name_are_an_error()
    {
        using FreshProject project = new(feed, "<NetworkModel Include=\"words.tflite;more/words.tflite\" />");
        Directory.CreateDirectory(project["more"]);
        project.Write("words.tflite", Model());
        project.Write("more/words.tflite", Model());
        project.Write("Program.cs", "System.Console.WriteLine();");
        Assert.Contains("error NG3902", project.Build().Output);
    }

    [Fact]
    public void Projects_that_do_not_take_analyzers_from_packages_get_generator_and_attributes()
    {
        using FreshProject project = new(feed);
        Assert.Equal(0, Dotnet.Run(project.Path, "restore").Code);

        // What a nanoFramework project with packages.config is to the targets: no SDK, its own framework identifier.
        project.Write("words.tflite", Model());
        project.Write("words2.netgen", "netgen-parameters 1\nend 0 tensors 0 values\n");
        project.Write("Nano.proj", $"""
            <Project DefaultTargets="CoreCompile">
              <PropertyGroup>
                <TargetFrameworkIdentifier>.NETnanoFramework</TargetFrameworkIdentifier>
                <IntermediateOutputPath>obj/nano/</IntermediateOutputPath>
              </PropertyGroup>
              <ItemGroup><NetworkModel Include="words.tflite" /></ItemGroup>
              <Import Project="{project.Package}/build/NetGen.targets" />
              <Target Name="CoreCompile">
                <Message Importance="high" Text="analyzers: @(Analyzer->'%(Filename)')" />
                <Message Importance="high" Text="sources: @(Compile->'%(Link)')" />
                <Message Importance="high" Text="files: @(AdditionalFiles->'%(Filename)')" />
              </Target>
            </Project>
            """);
        (int code, string output) = Dotnet.Run(project.Path, "msbuild", "Nano.proj", "-nologo");
        Assert.True(code == 0, output);
        Assert.Contains("analyzers: NetGen.Generator", output);
        Assert.Contains("NetGen/NetworkAttribute.cs", output.Replace('\\', '/'));
        Assert.Contains("NetGen/Layers/Conv2DAttribute.cs", output.Replace('\\', '/'));
        Assert.Contains("files: words2;words", output);
        Assert.True(File.Exists(project["obj/nano/words.netgen"]));
    }

    /// <summary>int8, one dense layer of three inputs and two units.</summary>
    private static byte[] Model(int firstBias = 8)
    {
        TfliteBuilder model = new();
        int input = model.Quantized(1, 0, 1, 3);
        int output = model.Quantized(1, 0, 1, 2);
        model.Apply("FULLY_CONNECTED", [input, model.Weights([0.5f], 0, 2, 3), model.Integers([2], firstBias, -8)], [output], 8);
        return model.Build([input], [output]);
    }
}
