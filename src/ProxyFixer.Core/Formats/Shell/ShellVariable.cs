namespace ProxyFixer.Formats.Shell;

/// <summary>What is known of a property.</summary>
internal enum Certainty
{
    /// <summary>It is not so.</summary>
    No,

    /// <summary>Only a running shell knows.</summary>
    Maybe,

    /// <summary>It is so.</summary>
    Yes,
}

/// <summary>A variable while files are followed.</summary>
/// <param name="name">Its name.</param>
internal sealed class ShellVariable(string name)
{
    private const int MostOrigins = 32;

    private readonly List<(ShellReading File, ShellEffect Effect)> origins = [];
    private bool hasMore;

    public string Name { get; } = name;

    public Certainty IsSet { get; set; }

    public Certainty IsExported { get; set; }

    public Certainty IsFrozen { get; set; }

    /// <summary>The assignments that may have given the value, in order; with each the file it stands in.</summary>
    public IReadOnlyList<(ShellReading File, ShellEffect Effect)> Origins => origins;

    /// <summary>The last of them.</summary>
    public ShellEffect? Last => Origins.Count == 0 ? null : Origins[^1].Effect;

    /// <summary>The last effect of any kind on the variable.</summary>
    public ShellEffect? LastTouched { get; set; }

    /// <summary>The file that effect stands in.</summary>
    public ShellReading? LastTouchedIn { get; set; }

    /// <summary>The value, whichever assignment it comes from; null where it is not known.</summary>
    public string? Literal => Last?.Literal is { } last && !hasMore && origins.TrueForAll(origin => origin.Effect.Literal == last) ? last : null;

    /// <summary>The values that it may have, each once; empty where one of them is not known.</summary>
    public IReadOnlyList<string> Values => hasMore || origins.Exists(origin => origin.Effect.Literal is null)
        ? [] : [.. origins.Select(origin => origin.Effect.Literal!).Distinct(StringComparer.Ordinal)];

    /// <summary>True where a program that is started afterwards surely gets it, with a known value.</summary>
    public bool IsCertain => IsSet == Certainty.Yes && IsExported == Certainty.Yes && Literal is not null;

    /// <summary>True where such a program gets it, or may get it.</summary>
    public bool IsVisible => IsSet != Certainty.No && IsExported != Certainty.No;

    /// <summary>Forgets the values so far: another one surely takes their place.</summary>
    public void Forget()
    {
        origins.Clear();
        hasMore = false;
    }

    /// <summary>Takes an assignment; what a function does is followed twice, and counts once.</summary>
    /// <param name="file">The file it stands in.</param>
    /// <param name="effect">The assignment.</param>
    public void Add(ShellReading file, ShellEffect effect)
    {
        if (origins.Exists(origin => ReferenceEquals(origin.Effect, effect)))
        {
            return;
        }

        hasMore |= origins.Count == MostOrigins;
        if (!hasMore)
        {
            origins.Add((file, effect));
        }
    }
}
