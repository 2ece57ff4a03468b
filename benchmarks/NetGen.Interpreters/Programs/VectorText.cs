using NetGen.Interpreters.Networks;

namespace NetGen.Interpreters.Programs;

/// <summary>Writes inputs and golden outputs as arrays.</summary>
internal static class VectorText
{
    public static string Write(NetworkCase network, int count)
    {
        string Arrays(IEnumerable<Array> arrays) => string.Join(",\n        ", arrays.Take(count).Select(Literals.Of));
        return $$"""
            #pragma warning disable CS1591
            public static class Vectors
            {
                public const int OutputLength = {{network.Golden[0].Length}};

                public static readonly {{network.Element}}[][] Inputs = new {{network.Element}}[][]
                {
                    {{Arrays(network.Inputs)}},
                };

                public static readonly {{network.Element}}[][] Outputs = new {{network.Element}}[][]
                {
                    {{Arrays(network.Golden)}},
                };
            }

            """;
    }
}
