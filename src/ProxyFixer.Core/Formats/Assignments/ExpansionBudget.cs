namespace ProxyFixer.Formats.Assignments;

/// <summary>
/// Bounds what small files can grow to by referring to themselves: variables that double each other, services that extend
/// each other in long chains, files that are read again and again. Real files stay far below.
/// </summary>
internal sealed class ExpansionBudget
{
    /// <summary>
    /// How long a value may get by expansion, in UTF-16 units. Linux takes no single assignment of more than 128 KiB (execve(2), MAX_ARG_STRLEN),
    /// so a longer one can never start a program.
    /// </summary>
    public const int LongestValue = 1 << 20;

    private const long Most = 50_000_000;

    private long spent;

    /// <summary>True where nothing more should be expanded or copied.</summary>
    public bool IsSpent => spent > Most;

    /// <summary>What to say then.</summary>
    public static string Message => $"variables, files and extended services expand to more than {Most:N0} characters";

    /// <summary>Counts characters or entries that were made.</summary>
    /// <param name="size">How many.</param>
    public void Spend(long size) => spent += size;

    /// <summary>Counts a value that was made of others.</summary>
    /// <param name="value">The value; null where it is not known.</param>
    /// <returns>The value; null where there is too much of them.</returns>
    public string? Take(string? value)
    {
        Spend(value?.Length ?? 0);
        return IsSpent ? null : value;
    }
}
