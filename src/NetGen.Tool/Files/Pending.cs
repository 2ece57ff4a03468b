namespace NetGen.Tool.Files;

/// <summary>A file under way: written beside its target, moved there, and back if another file fails.</summary>
internal sealed class Pending
{
    private readonly string old;
    private bool published;
    private bool replaced;

    public Pending(string target)
    {
        Target = target;
        string mark = "." + Path.GetRandomFileName();
        Fresh = target + mark + ".new";
        old = target + mark + ".old";
    }

    public string Target { get; }

    /// <summary>Where the new contents wait.</summary>
    public string Fresh { get; }

    public void Publish()
    {
        if (File.Exists(Target))
        {
            File.Move(Target, old);
            replaced = true;
        }

        File.Move(Fresh, Target);
        published = true;
    }

    /// <summary>Puts the target back as it was.</summary>
    public bool TryRestore()
    {
        bool restored = !published || TryDelete(Target);
        if (restored && replaced)
        {
            restored = Try(() => File.Move(old, Target));
            replaced = !restored;
        }

        published &= !restored;
        return restored;
    }

    /// <summary>Removes what is temporary. The old contents stay where they could be neither replaced nor put back.</summary>
    public void Clean()
    {
        TryDelete(Fresh);
        if (published)
        {
            TryDelete(old);
        }
    }

    private static bool TryDelete(string path) => Try(() => File.Delete(path));

    private static bool Try(Action action)
    {
        try
        {
            action();
            return true;
        }
        catch (IOException)
        {
            return false;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }
}
