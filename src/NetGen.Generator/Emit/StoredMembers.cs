using NetGen.Generator.Code;
using NetGen.Generator.Schedule;

namespace NetGen.Generator.Emit;

/// <summary>The members of a network whose weights may lie in storage: the method that its author writes, where each layer's bytes begin, and a check.</summary>
internal static class StoredMembers
{
    private const uint HashStart = 2166136261;

    private const uint HashFactor = 16777619;

    /// <summary>The method that reads; its body is the user's.</summary>
    public static void Reader(SourceWriter writer)
    {
        writer.Summary("Reads stored weights: fills the first count bytes of the buffer with those from the offset on. Written by the author of the network.");
        writer.Line($"private static partial void {StoredArray.Reader}(int offset, byte[] buffer, int count);");
        writer.Line();
    }

    public static void Write(SourceWriter writer, Plan plan)
    {
        byte[] bytes = plan.StoredBytes;
        writer.Summary("Bytes of weights that are read from storage.");
        writer.Line(Literals.Constant("StoredLength", bytes.Length));
        writer.Line();
        foreach ((StoredArray array, int offset) in plan.Stored)
        {
            writer.Line($"private const int {array.Start.Name} = {Literals.Of(offset)};");
        }

        if (bytes.Length > 0)
        {
            writer.Line();
        }

        Reader(writer);
        Check(writer, plan, bytes);
    }

    /// <summary>Reads everything once: bytes of another training would give wrong numbers without a word.</summary>
    private static void Check(SourceWriter writer, Plan plan, byte[] bytes)
    {
        writer.Summary($"Whether {StoredArray.Reader} reads the bytes that this code was generated for: reads them all, once. Allocates nothing. For a program's start.");
        writer.Open("public static bool CheckStoredWeights()");
        if (bytes.Length == 0)
        {
            writer.Line("return true;");
            writer.Close();
            writer.Line();
            return;
        }

        ConstantArray buffer = plan.Nodes.Where(node => node.Code?.Stored is not null).SelectMany(node => node.Code!.Arrays).First(array => array.Field.Type == CodeType.UInt8Array);
        string length = Literals.Of(((IntegerConstant)((NewArray)buffer.Value).Length).Value);
        writer.Line($"byte[] buffer = {buffer.Field.Name};");
        writer.Line($"int hash = {Literals.Of(unchecked((int)HashStart))};");
        writer.Open($"for (int at = 0; at < StoredLength; at += {length})");
        writer.Line($"int count = StoredLength - at < {length} ? StoredLength - at : {length};");
        writer.Line($"{StoredArray.Reader}(at, buffer, count);");
        writer.Open("for (int i = 0; i < count; i++)");
        writer.Line($"hash = unchecked((hash ^ buffer[i]) * {Literals.Of((int)HashFactor)});");
        writer.Close();
        writer.Close();
        writer.Line();
        writer.Line($"return hash == {Literals.Of(Hash(bytes))};");
        writer.Close();
        writer.Line();
    }

    /// <summary>FNV-1a: one product a byte, which an interpreter can afford.</summary>
    private static int Hash(byte[] bytes)
    {
        uint hash = HashStart;
        foreach (byte value in bytes)
        {
            hash = unchecked((hash ^ value) * HashFactor);
        }

        return unchecked((int)hash);
    }
}
