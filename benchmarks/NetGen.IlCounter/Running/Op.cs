using System.Runtime.InteropServices;

namespace NetGen.IlCounter.Running;

/// <summary>
/// One operation of the register machine that IL is translated to. A, B and C are registers of the frame (A the result) unless
/// <see cref="OpKind"/> says otherwise; 32 bytes, so that one is found by a shift.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal struct Op
{
    public OpKind Kind;
    public int A;
    public int B;
    public int C;
    public long Constant;

    /// <summary>Of an operation that ends a block: the block's number and the IL instructions in it.</summary>
    public int Block;
    public int Length;
}
