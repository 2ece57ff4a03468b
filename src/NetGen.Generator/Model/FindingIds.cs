namespace NetGen.Generator.Model;

/// <summary>The ids of all diagnostics; titles and messages are in Diagnostics, pages in docs/diagnostics.</summary>
public static class FindingIds
{
    // Declarations.
    public const string NotPartial = "NG1001";
    public const string NotALayerMethod = "NG1002";
    public const string UnknownInput = "NG1003";
    public const string ShapeMismatch = "NG1004";
    public const string Cycle = "NG1005";
    public const string DuplicateLayer = "NG1006";
    public const string IndivisibleGroups = "NG1007";
    public const string ArgumentOutOfRange = "NG1008";
    public const string NoInput = "NG1009";
    public const string NoLayers = "NG1010";
    public const string SeveralLayerAttributes = "NG1011";
    public const string ReservedName = "NG1012";
    public const string ConflictingArguments = "NG1013";
    public const string WrongInputCount = "NG1014";
    public const string UnsupportedContainer = "NG1015";
    public const string TooLarge = "NG1016";
    public const string UnusedLayer = "NG1017";
    public const string StrayLayer = "NG1018";
    public const string UnknownBoard = "NG1019";
    public const string DuplicateBoard = "NG1020";
    public const string MathNotOnBoard = "NG1021";
    public const string UnusableBlock = "NG1022";
    public const string BlockContainsItself = "NG1023";
    public const string UnusableBackbone = "NG1024";
    public const string NotStreamable = "NG1027";

    // Budgets.
    public const string MacsOverBudget = "NG2001";
    public const string WeightBytesOverBudget = "NG2002";
    public const string ActivationBytesOverBudget = "NG2003";
    public const string CodeBytesOverBudget = "NG2004";
    public const string LatencyOverBudget = "NG2005";
    public const string AssemblyOverLimits = "NG2006";

    // Parameters.
    public const string NoParameters = "NG3001";
    public const string ParameterFileNotFound = "NG3002";
    public const string MissingTensor = "NG3003";
    public const string UnusedTensor = "NG3004";
    public const string TensorShapeMismatch = "NG3005";
    public const string TensorTypeMismatch = "NG3006";
    public const string NotFinite = "NG3007";
    public const string CorruptParameters = "NG3008";
    public const string TruncatedParameters = "NG3009";
    public const string WrongParameterVersion = "NG3010";
    public const string MissingQuantization = "NG3011";
    public const string BadQuantization = "NG3012";
    public const string AmbiguousParameterFile = "NG3013";
}
