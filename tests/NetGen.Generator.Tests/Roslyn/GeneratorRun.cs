using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NetGen.Generator.Tests.Roslyn;

/// <summary>The state of the generator driver after a run, and what the run gave.</summary>
internal sealed class GeneratorRun
{
    private readonly GeneratorDriver driver;

    private GeneratorRun(GeneratorDriver driver, Compilation compilation)
    {
        this.driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);
        Output = output;
        Result = this.driver.GetRunResult().Results[0];
        Assert.True(Result.Exception is null, Result.Exception?.ToString());
        Assert.Empty(Result.Diagnostics);
    }

    /// <summary>The compilation with the generated files.</summary>
    public Compilation Output { get; }

    public GeneratorRunResult Result { get; }

    public (string Name, string Text)[] Sources => [.. Result.GeneratedSources.Select(source => (source.HintName, source.SourceText.ToString()))];

    public static GeneratorRun Start(Compilation compilation, params AdditionalText[] files)
    {
        CSharpGeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new NetworkGenerator().AsSourceGenerator()],
            files,
            compilation.SyntaxTrees.FirstOrDefault()?.Options as CSharpParseOptions ?? Workbench.ParseOptions,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        return new GeneratorRun(driver, compilation);
    }

    public GeneratorRun Next(Compilation compilation) => new(driver, compilation);

    public GeneratorRun Next(Compilation compilation, AdditionalText before, AdditionalText after) => new(driver.ReplaceAdditionalText(before, after), compilation);

    /// <summary>The reasons of all outputs of our own steps, by name.</summary>
    public IEnumerable<StepReason> Reasons()
    {
        IEnumerable<StepReason> own =
            from step in Result.TrackedSteps.Where(step => Ours.Contains(step.Key)).SelectMany(step => step.Value)
            from output in step.Outputs
            select new StepReason(step.Name!, Name(output.Value), output.Reason);
        IEnumerable<StepReason> written =
            from step in Result.TrackedOutputSteps.SelectMany(step => step.Value)
            let input = step.Inputs[0]
            from output in step.Outputs
            select new StepReason("Output", Name(input.Source.Outputs[input.OutputIndex].Value), output.Reason);
        return own.Concat(written);
    }

    /// <summary>The values that our own steps hold.</summary>
    public IEnumerable<object> Values() =>
        from step in Result.TrackedSteps.Where(step => Ours.Contains(step.Key)).SelectMany(step => step.Value)
        from output in step.Outputs
        select output.Value;

    /// <summary>The reason of a step for a network or file.</summary>
    public IncrementalStepRunReason Reason(string step, string subject) => Reasons().Single(reason => reason.Step == step && reason.Subject == subject).Reason;

    public static readonly string[] Ours = ["Networks", "ParameterFiles", "NetworksWithParameters", "Fronts"];

    private static string Name(object value) => value switch
    {
        NetGen.Generator.Declarations.Declaration declaration => declaration.Model.Name,
        NetworkInput input => input.Declaration.Model.Name,
        NetworkFronts fronts => fronts.Network,
        NetGen.Generator.Parameters.ParameterReading reading => reading.Path,
        _ => "",
    };
}

/// <summary>Why an output of a step is what it is.</summary>
internal sealed record StepReason(string Step, string Subject, IncrementalStepRunReason Reason);
