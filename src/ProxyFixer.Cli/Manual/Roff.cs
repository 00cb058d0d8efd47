namespace ProxyFixer.Cli.Manual;

/// <summary>Text as roff(7) takes it.</summary>
internal static class Roff
{
    /// <summary>Writes text so that it stands in the page as it is.</summary>
    /// <param name="text">One line.</param>
    /// <returns>One line that is no request.</returns>
    public static string Of(string text)
    {
        // A bare hyphen is typeset as one that cannot be pasted into a shell.
        var plain = text.Replace("\\", "\\e", StringComparison.Ordinal).Replace("-", "\\-", StringComparison.Ordinal).Replace("…", "...", StringComparison.Ordinal);
        return plain.StartsWith('.') || plain.StartsWith('\'') ? "\\&" + plain : plain;
    }
}
