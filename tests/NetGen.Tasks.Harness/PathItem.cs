using System.Collections;
using Microsoft.Build.Framework;

namespace NetGen.Tasks.Harness;

/// <summary>An item that is a path and nothing else.</summary>
internal sealed class PathItem(string path) : ITaskItem
{
    public string ItemSpec { get; set; } = path;

    public ICollection MetadataNames => Array.Empty<string>();

    public int MetadataCount => 0;

    public string GetMetadata(string metadataName) => "";

    public void SetMetadata(string metadataName, string metadataValue)
    {
    }

    public void RemoveMetadata(string metadataName)
    {
    }

    public void CopyMetadataTo(ITaskItem destinationItem)
    {
    }

    public IDictionary CloneCustomMetadata() => new Hashtable();
}
