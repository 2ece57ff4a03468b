using NetGen.Generator.Code;
using NetGen.Generator.Layers;

namespace NetGen.Generator.Kernels;

/// <summary>What both forms of average pooling share: by how much a sum is divided, and how it is rounded.</summary>
internal sealed class AveragePoolCode
{
    private readonly KernelBuilder builder;
    private readonly CodeBuilder code;
    private readonly PoolStore store;
    private readonly PoolDivisor rows;
    private readonly PoolDivisor columns;
    private readonly PoolDivisor realRows;
    private readonly PoolDivisor realColumns;
    private readonly int zero;

    /// <summary>Declares its locals: create it at the method's top level.</summary>
    public AveragePoolCode(KernelBuilder builder, ConvolutionShape shape)
    {
        this.builder = builder;
        code = builder.Code;
        store = new PoolStore(builder);
        bool withPadding = ((AveragePool)builder.Context.Node.Operator).CountIncludePad;
        (rows, columns) = (PoolDivisor.Rows(shape, withPadding), PoolDivisor.Columns(shape, withPadding));
        (realRows, realColumns) = (PoolDivisor.Rows(shape, false), PoolDivisor.Columns(shape, false));
        zero = builder.Context.IsFloat || !withPadding ? 0 : builder.Context.Input.Type.Quantization!.ZeroPoint;
    }

    /// <summary>The value that padding adds to the sum at a position: each counted value there is a real zero, which is the zero point in integers.</summary>
    /// <param name="count">The divisor.</param>
    public Expression Start(Expression y, Expression x, out Expression count)
    {
        Expression product = rows.Of(code, "rows", y) * columns.Of(code, "columns", x);
        count = product is IntegerConstant || (builder.Context.IsFloat && product is Local) ? product : code.Declare("count", product);
        if (builder.Context.IsFloat)
        {
            count = count is IntegerConstant constant ? (float)constant.Value : code.Declare("divisor", CodeType.Float32, count.As(CodeType.Float32));
            return 0f;
        }

        if (zero == 0)
        {
            return 0;
        }

        Expression real = realRows.Of(code, "inRows", y) * realColumns.Of(code, "inColumns", x);
        Expression padding = (count - real) * zero;
        return padding is IntegerConstant ? padding : code.Declare("padding", padding);
    }

    /// <summary>Divides a sum, integers to the nearest, half away from zero, and stores it.</summary>
    public void Store(Element target, Local sum, Expression count)
    {
        if (builder.Context.IsFloat)
        {
            store.Store(target, count is FloatConstant { Value: 1 } ? sum : sum / count);
            return;
        }

        Expression half = count is IntegerConstant constant ? (Expression)(int)(constant.Value / 2) : count.ShiftRight(1);
        bool whole = half is IntegerConstant { Value: 0 };
        store.Store(target, whole ? sum : (sum + half).If(sum > 0, sum - half) / count);
    }
}
