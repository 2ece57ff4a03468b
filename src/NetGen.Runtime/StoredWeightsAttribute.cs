using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>
    /// Lets an int8 network's convolutions and dense layers keep their weights outside of the assembly: in a file, on a card, in a resource. The compiler
    /// does so where an assembly or a heap cannot hold them, or where <c>[Unroll(Form.Stored)]</c> asks for it. The class gets
    /// <c>private static partial void ReadWeights(int offset, byte[] buffer, int count)</c>, to be written by its author: it fills the first
    /// <c>count</c> bytes of the buffer with those of the stored weights from an offset on, or throws. <c>netgen weights</c> writes them to a file.
    /// </summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Class)]
    public sealed class StoredWeightsAttribute : DeclarationAttribute
    {
        /// <summary>Bytes that are read at once, at most, and that the buffer takes in RAM: from 64 to 65,536. Where the weights of one output channel are more, so many.</summary>
        public int BufferBytes { get; set; } = 4096;
    }
}
