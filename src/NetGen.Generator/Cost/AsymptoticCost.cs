namespace NetGen.Generator.Cost;

/// <summary>
/// The lecture's table of what networks over sequences cost, beside exact counts: sequences of t rows, k values a row and k units a layer, d layers, h heads, feed-forward
/// layers of 4 k. Without embeddings, outputs, biases; memory without weights. Additive attention (Bahdanau 2014) over the t states of the layer itself, in each layer;
/// transformers with pre-normalization (Vaswani 2017).
/// </summary>
public sealed record AsymptoticCost(int T, int K, int D, int H)
{
    private decimal Tkd => (decimal)T * K * D;

    private decimal Tkkd => Tkd * K;

    private decimal Ttkd => Tkd * T;

    private decimal Kd => (decimal)K * D;

    /// <summary>A transformer's products with W_Q, W_K, W_V and W_O.</summary>
    public decimal Projections => 4 * Tkkd;

    /// <summary>A transformer's feed-forward layers.</summary>
    public decimal FeedForward => 8 * Tkkd;

    /// <summary>Queries times keys and weights times values; each of t with each.</summary>
    public decimal Attention => 2 * Ttkd;

    /// <summary>The same where position p sees p + 1 positions.</summary>
    public decimal CausalAttention => Tkd * (T + 1);

    /// <summary>Weights and biases of the transformer's blocks, their normalizations' scales and shifts among them.</summary>
    public decimal TransformerParameters => (12 * Kd * K) + (13 * Kd);

    /// <summary>Keys and values of t positions in all layers.</summary>
    public decimal Cache => 2 * Tkd;

    /// <summary>Values that a transformer keeps for the backward pass, scores and weights of all heads among them.</summary>
    public decimal TransformerKept => (17 * Tkd) + (2m * H * T * T * D);

    public AsymptoticModel Elman => Recurrent("RNN (Elman)", 2, 1, 1);

    public AsymptoticModel Gru => Recurrent("RNN (GRU)", 6, 1, 4);

    public AsymptoticModel Lstm => Recurrent("RNN (LSTM)", 8, 2, 6);

    /// <summary>U_a h computed anew for each pair of positions.</summary>
    public AsymptoticModel NaiveAttention => Attending("RNN + attention, naive", new("2tk^2d + t^2(2k^2 + 2k)d", (2 * Tkkd) + (Ttkd * ((2m * K) + 2))), new("tkd + kd", Tkd + Kd));

    /// <summary>U_a h computed once for each position.</summary>
    public AsymptoticModel PrecomputedAttention => Attending("RNN + attention, U_a h once", new("4tk^2d + 2t^2kd", (4 * Tkkd) + (2 * Ttkd)), new("2tkd + kd", (2 * Tkd) + Kd));

    /// <summary>An encoder runs layer by layer: x, Q, K, V and what attention gives with one map of weights, or x, the hidden layer and its output.</summary>
    public AsymptoticModel Transformer => Transforming(
        "transformer, encoder",
        new("12tk^2d + 2t^2kd", Projections + FeedForward + Attention),
        new("max(5tk + t^2, 6tk)", Math.Max((5m * T * K) + ((decimal)T * T), 6m * T * K)));

    /// <summary>A decoder keeps keys and values.</summary>
    public AsymptoticModel CausalTransformer => Transforming("transformer, decoder with cache", new("12tk^2d + t(t + 1)kd", Projections + FeedForward + CausalAttention), new("2tkd", Cache));

    public IReadOnlyList<AsymptoticModel> Models => [Elman, Gru, Lstm, NaiveAttention, PrecomputedAttention, Transformer, CausalTransformer];

    private AsymptoticModel Recurrent(string name, int products, int states, int kept) => AsymptoticModel.Of(
        name,
        new("tk^2d", Tkkd),
        new($"{products}tk^2d", products * Tkkd),
        (new("kd", Kd), new(Times(states) + "kd", states * Kd)),
        (new("tkd", Tkd), new(Times(kept) + "tkd", kept * Tkd)));

    private AsymptoticModel Attending(string name, Term macs, Term memory) => AsymptoticModel.Of(
        name,
        new("t^2k^2d", Ttkd * K),
        macs,
        (new("tkd", Tkd), memory),
        (new("t^2kd", Ttkd), new("t^2kd + t^2d + 2tkd", Ttkd + ((decimal)T * T * D) + (2 * Tkd))));

    private AsymptoticModel Transforming(string name, Term macs, Term memory) => AsymptoticModel.Of(
        name,
        new("t^2kd", Ttkd),
        macs,
        (new("tkd", Tkd), memory),
        (new("tkd", Tkd), new("17tkd + 2ht^2d", TransformerKept)));

    private static string Times(int count) => count == 1 ? "" : count.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>A formula and what it gives.</summary>
public sealed record Term(string Formula, decimal Value);

/// <summary>What the lecture says of a quantity, and what it is.</summary>
public sealed record AsymptoticRow(string Quantity, Term Lecture, Term Exact)
{
    /// <summary>The constant that the lecture's form leaves out, at these sizes.</summary>
    public decimal Constant => Exact.Value / Lecture.Value;
}

/// <summary>The rows of a kind of network: multiply-accumulates and values of memory, in use (test) and in training.</summary>
public sealed record AsymptoticModel(string Name, AsymptoticRow TestMacs, AsymptoticRow TrainingMacs, AsymptoticRow TestMemory, AsymptoticRow TrainingMemory)
{
    public IReadOnlyList<AsymptoticRow> Rows => [TestMacs, TrainingMacs, TestMemory, TrainingMemory];

    internal static AsymptoticModel Of(string name, Term lecture, Term macs, (Term Lecture, Term Exact) test, (Term Lecture, Term Exact) training) => new(
        name,
        new("test MACs", lecture, macs),
        new("training MACs", lecture, new($"3({macs.Formula})", 3 * macs.Value)),
        new("test memory", test.Lecture, test.Exact),
        new("training memory", training.Lecture, training.Exact));
}
