namespace NetGen.Tool;

/// <summary>What stops a command; the message is one line.</summary>
public sealed class ToolException(string message) : Exception(message);
