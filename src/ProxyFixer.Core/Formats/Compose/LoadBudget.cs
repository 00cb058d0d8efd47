namespace ProxyFixer.Formats.Compose;

/// <summary>
/// Bounds what small files can grow to by referring to themselves: variables that double each other, services that extend
/// each other in long chains, one environment file in very many services. Real projects stay far below.
/// </summary>
internal sealed class LoadBudget
{
    private const long Most = 50_000_000;

    private long spent;

    /// <summary>True where nothing more should be expanded or copied.</summary>
    public bool IsSpent => spent > Most;

    /// <summary>What to say then.</summary>
    public static string Message => $"variables, files and extended services expand to more than {Most:N0} characters";

    /// <summary>Counts characters or entries that were made.</summary>
    /// <param name="size">How many.</param>
    public void Spend(long size) => spent += size;
}
