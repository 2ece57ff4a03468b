using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.TestKit;

namespace NetGen.Models.Tests.Zoo;

/// <summary>A declaration is read beside its paper's table: it must not be much longer. Lines that are not blank, from the first attribute to the last brace.</summary>
public sealed class ZooLengthTests
{
    private const int Longest = 60;
    private const int Short = 30;

    private static readonly Dictionary<string, ClassDeclarationSyntax> Classes = Directory.EnumerateFiles(Repository.Combine("samples", "Zoo"), "*.cs")
        .SelectMany(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path)).GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>())
        .ToDictionary(type => type.Identifier.Text);

    public static TheoryData<string> Networks() => [.. ZooNetworks.Names];

    [Theory]
    [MemberData(nameof(Networks))]
    public void DeclarationsAreShort(string network)
    {
        Assert.InRange(Lines(network), 5, Longest);
        Assert.InRange(Whole(network).Sum(Lines), 5, Longest);
    }

    /// <summary>EfficientNet B0 with all blocks of its own; MobileNet V3 beside the block that is a row of its tables.</summary>
    [Fact]
    public void SomeAreShorter()
    {
        Assert.InRange(Whole("EfficientNet_B0").Sum(Lines), 5, Short);
        Assert.InRange(Lines("MobileNetV3_Large"), 5, Short);
        Assert.InRange(Lines("MobileNetV3_Small"), 5, Short);
    }

    /// <summary>A network's class and the blocks that it uses, and they use.</summary>
    private static HashSet<string> Whole(string network)
    {
        HashSet<string> found = [];
        Stack<string> open = new([network]);
        while (open.TryPop(out string? name))
        {
            if (found.Add(name))
            {
                foreach (AttributeSyntax attribute in Classes[name].DescendantNodes().OfType<AttributeSyntax>().Where(attribute => Classes.ContainsKey(attribute.Name + "Attribute")))
                {
                    open.Push(attribute.Name + "Attribute");
                }
            }
        }

        return found;
    }

    private static int Lines(string name) => Classes[name].ToString().Split('\n').Count(line => line.Trim().Length > 0);
}
