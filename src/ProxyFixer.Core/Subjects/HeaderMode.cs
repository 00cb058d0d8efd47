namespace ProxyFixer.Subjects;

/// <summary>Where missing browser headers are put (<c>--headers</c>).</summary>
public enum HeaderMode
{
    /// <summary>Into the function that builds the headers.</summary>
    Code,

    /// <summary>Into OpenClaw's config, as far as they arrive from there.</summary>
    Config,

    /// <summary>Into the config as far as they arrive from there, the others into the function.</summary>
    Both,
}
