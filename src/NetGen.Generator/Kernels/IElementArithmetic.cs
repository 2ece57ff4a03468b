using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels;

/// <summary>What an element-wise operator does with one value of each input.</summary>
internal interface IElementArithmetic
{
    void Write(Element[] values, Element target);
}
