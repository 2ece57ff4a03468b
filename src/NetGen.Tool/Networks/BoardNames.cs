using NetGen.Generator.Model;

namespace NetGen.Tool.Networks;

/// <summary>Boards that the command line names.</summary>
internal static class BoardNames
{
    public static BoardLimits Find(string name) => BoardTable.Find(name)
        ?? throw new ToolException($"--board {name}: there is no such board; choose one of {string.Join(", ", BoardTable.All.Select(board => board.Board))}");
}
