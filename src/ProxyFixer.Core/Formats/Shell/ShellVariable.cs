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

/// <summary>A variable while a file is followed.</summary>
/// <param name="name">Its name.</param>
internal sealed class ShellVariable(string name)
{
    public string Name { get; } = name;

    public Certainty IsSet { get; set; }

    public Certainty IsExported { get; set; }

    public Certainty IsFrozen { get; set; }

    /// <summary>The value, whichever assignment it comes from; null where it is not known.</summary>
    public string? Literal => IsKnown ? Last?.Literal : null;

    /// <summary>False where several assignments may have given different values.</summary>
    public bool IsKnown { get; set; }

    /// <summary>How many assignments may have given the value.</summary>
    public int Origins { get; set; }

    /// <summary>The last of them; null for none.</summary>
    public ShellEffect? Last { get; set; }

    /// <summary>The last effect of any kind on the variable.</summary>
    public ShellEffect? LastTouched { get; set; }

    /// <summary>True where a program that is started afterwards surely gets it, with a known value.</summary>
    public bool IsCertain => IsSet == Certainty.Yes && IsExported == Certainty.Yes && Literal is not null;

    /// <summary>True where such a program gets it, or may get it.</summary>
    public bool IsVisible => IsSet != Certainty.No && IsExported != Certainty.No;
}
