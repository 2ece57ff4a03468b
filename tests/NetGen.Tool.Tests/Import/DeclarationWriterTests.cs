using System.Reflection;
using NetGen.Generator.Model;
using NetGen.Import;
using NetGen.Import.Writing;
using NetGen.Tool.Tests.Models;

namespace NetGen.Tool.Tests.Import;

/// <summary>The text that a person would have written.</summary>
public sealed class DeclarationWriterTests
{
    [Fact]
    public void Writes_a_declaration()
    {
        ImportOptions options = new("KeywordSpotter") { Namespace = "Demo", Board = "Esp32" };
        NetworkModel model = ModelImporter.Import(SampleModels.KeywordSpotter(), "kws.tflite", options).Model with { Budget = new BudgetModel(Macs: 3_000_000) };
        Assert.Equal(
            """
            // Imported from kws.tflite by netgen.
            using NetGen;

            namespace Demo
            {
                [Network(Precision = Precision.Int8)]
                [Target(Board.Esp32)]
                [Budget(Macs = 3_000_000)]
                [Weights("KeywordSpotter.netgen")]
                public static partial class KeywordSpotter
                {
                    [Input(8, 6, 1)]                                               static partial void Input();
                    [Conv2D(4, 3, 2, Stride = 2, Activation = Activation.Relu)]    static partial void Stem();
                    [DepthwiseSeparableConv2D(8, 3, Activation = Activation.Relu)] static partial void Block();
                    [AveragePool(4, 3)]                                            static partial void Pool();
                    [Dense(3)]                                                     static partial void Logits();
                    [Softmax]                                                      static partial void Scores();
                }
            }

            """,
            DeclarationWriter.Write(model, "kws.tflite"));
    }

    /// <summary>The writer's table of constructor parameters must be that of the attributes. No model file has another network as its front: the writer never writes that one.</summary>
    [Fact]
    public void Positional_arguments_are_those_of_the_constructors()
    {
        foreach (Type type in typeof(NetworkAttribute).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(LayerAttribute)) && !type.IsAbstract && type != typeof(BackboneAttribute)))
        {
            foreach (ConstructorInfo constructor in type.GetConstructors())
            {
                ParameterInfo[] parameters = constructor.GetParameters();
                Argument[] arguments = [.. parameters.Select(parameter => new Argument(char.ToUpperInvariant(parameter.Name![0]) + parameter.Name[1..], ValueOf(parameter)))];
                string text = AttributeText.Of(new LayerModel("L", type.Name[..^"Attribute".Length], arguments));
                Assert.DoesNotContain(" = ", text);
            }
        }
    }

    private static ArgumentValue ValueOf(ParameterInfo parameter) => parameter.ParameterType switch
    {
        { IsArray: true } type when type.GetElementType() == typeof(string) => new ArgumentValue.Items(new ArgumentValue[] { new ArgumentValue.Text("A") }),
        { IsArray: true } => new ArgumentValue.Items(new ArgumentValue[] { new ArgumentValue.Integer(1) }),
        { IsEnum: true } type => new ArgumentValue.Member(type.Name, Enum.GetNames(type)[0]),
        var type when type == typeof(float) => new ArgumentValue.Number(1),
        _ => new ArgumentValue.Integer(1),
    };
}
