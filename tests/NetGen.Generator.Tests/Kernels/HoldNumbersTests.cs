using NetGen.Generator.Code;
using NetGen.Generator.Kernels;

namespace NetGen.Generator.Tests.Kernels;

/// <summary>Constants of 64 bits that a method uses often wait in variables.</summary>
public sealed class HoldNumbersTests
{
    private const long Mask = (1L << 18) - 1;

    [Theory]
    [InlineData(Mask, 4, true)]
    [InlineData(-128L, 10, true)]
    [InlineData((long)uint.MaxValue, 10, true)]
    [InlineData(Mask, 3, false)]
    [InlineData(uint.MaxValue + 1L, 10, false)]
    [InlineData(int.MinValue - 1L, 10, false)]
    [InlineData(0L, 10, false)]
    public void WhatALoopUsesOftenIsHeld(long number, int passes, bool isHeld)
    {
        CodeBuilder code = new();
        Local array = code.Array("a", new StaticField("arena", CodeType.Int64Array));
        code.For("i", 0, passes, i => code.Assign(array[i], new Binary(BinaryOperator.And, array[i], new IntegerConstant(number, CodeType.Int64))));
        IReadOnlyList<Statement> statements = HoldNumbers.Run(code);
        if (!isHeld)
        {
            Assert.Same(code.Statements, statements);
            return;
        }

        // Behind the array's variable, in front of the loop.
        Declare held = Assert.IsType<Declare>(statements[1]);
        Assert.Equal(number, Assert.IsType<IntegerConstant>(held.Value).Value);
        For loop = Assert.IsType<For>(statements[2]);
        Assert.Same(held.Local, Assert.IsType<Binary>(Assert.IsType<Assign>(loop.Body[0]).Value).Right);
        Assert.Equal(3, statements.Count);
    }

    [Fact]
    public void BranchesCountByTheirShare()
    {
        CodeBuilder code = new();
        Local x = code.Declare("x", new IntegerConstant(1L << 40, CodeType.Int64));
        Expression Sum(long number) => new Binary(BinaryOperator.Add, x, new IntegerConstant(number, CodeType.Int64));
        code.For("i", 0, 20, i => code.If(i < 1, () => code.Assign(x, Sum(7)), () => code.Assign(x, Sum(9)), share: 0.05));
        Assert.Equal(9, Assert.IsType<IntegerConstant>(Assert.IsType<Declare>(HoldNumbers.Run(code)[0]).Value).Value);
    }

    [Fact]
    public void AFullMethodHoldsNothingMore()
    {
        CodeBuilder code = new();
        Local[] locals = [.. Enumerable.Range(0, KernelLimits.MethodLocals).Select(i => code.Declare("v" + i, new IntegerConstant(1L << 40, CodeType.Int64)))];
        foreach (Local local in locals)
        {
            code.Assign(local, new Binary(BinaryOperator.And, local, new IntegerConstant(Mask, CodeType.Int64)));
        }

        Assert.Same(code.Statements, HoldNumbers.Run(code));
    }

    /// <summary>A variable that begins with a number has it; another one would be the same twice.</summary>
    [Fact]
    public void ADeclaredNumberIsNoUse()
    {
        CodeBuilder code = new();
        Assert.All(Enumerable.Range(0, 10), _ => code.Declare("v", new IntegerConstant(5, CodeType.Int64)));
        Assert.Same(code.Statements, HoldNumbers.Run(code));
    }
}
