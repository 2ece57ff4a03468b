using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace NetGen.Generator.Tests.Incremental;

/// <summary>Visits everything that a value holds, by its fields.</summary>
internal sealed class ObjectWalk
{
    private static readonly Type[] Forbidden =
    [
        typeof(Compilation), typeof(ISymbol), typeof(SyntaxNode), typeof(SyntaxTree), typeof(SyntaxReference), typeof(Location),
        typeof(AttributeData), typeof(SemanticModel), typeof(AdditionalText), typeof(SourceText), typeof(Delegate), typeof(IDictionary),
    ];

    private readonly HashSet<object> seen = new(ReferenceEquality.Instance);
    private readonly Stack<(object Value, string Path)> open = new();

    /// <summary>What a pipeline must not hold, and where it was found.</summary>
    public static IReadOnlyList<string> Violations(object root)
    {
        ObjectWalk walk = new();
        List<string> found = [];
        walk.open.Push((root, root.GetType().Name));
        while (walk.open.Count > 0)
        {
            (object value, string path) = walk.open.Pop();
            if (Forbidden.Any(type => type.IsInstanceOfType(value)))
            {
                found.Add($"{path} is {value.GetType()}");
                continue;
            }

            walk.Enter(value, path);
        }

        return found;
    }

    private void Enter(object value, string path)
    {
        Type type = value.GetType();
        if (type.IsPrimitive || type.IsEnum || value is string || (!type.IsValueType && !seen.Add(value)))
        {
            return;
        }

        if (value is Array array)
        {
            foreach (object? item in array)
            {
                Push(item, path + "[]");
            }

            return;
        }

        for (Type? part = type; part is not null; part = part.BaseType)
        {
            foreach (FieldInfo field in part.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                Push(field.GetValue(value), path + "." + field.Name);
            }
        }
    }

    private void Push(object? value, string path)
    {
        if (value is not null)
        {
            open.Push((value, path));
        }
    }

    private sealed class ReferenceEquality : IEqualityComparer<object>
    {
        public static readonly ReferenceEquality Instance = new();

        bool IEqualityComparer<object>.Equals(object? left, object? right) => ReferenceEquals(left, right);

        int IEqualityComparer<object>.GetHashCode(object value) => RuntimeHelpers.GetHashCode(value);
    }
}
