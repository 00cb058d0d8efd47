using System.Text;

namespace ProxyFixer.Formats.JavaScript;

/// <summary>Searches a file for the marks of a header builder, part by part, so that most files need neither be kept nor made a text.</summary>
internal struct BuilderMarks
{
    private static readonly byte[] ClientHeadersFunction = Encoding.UTF8.GetBytes(BuilderSearch.ClientHeadersFunction);
    private static readonly byte[] AccountIdName = Encoding.UTF8.GetBytes(BuilderSearch.AccountIdName);
    private static readonly byte[] AccountIdMember = Encoding.UTF8.GetBytes(BuilderSearch.AccountIdMember);

    private bool hasHeaders;
    private bool hasAccount;

    /// <summary>How many bytes of one part the next has to begin with: no mark is longer than these and one more.</summary>
    public static int Overlap { get; } = Math.Max(ClientHeadersFunction.Length, Math.Max(AccountIdName.Length, AccountIdMember.Length)) - 1;

    /// <summary>Searches a text.</summary>
    /// <param name="text">The whole text.</param>
    /// <returns>False where no builder can be in it.</returns>
    public static bool AreIn(string text) =>
        text.Contains("Headers", StringComparison.Ordinal)
        && (text.Contains(BuilderSearch.ClientHeadersFunction, StringComparison.Ordinal)
            || text.Contains(BuilderSearch.AccountIdName, StringComparison.Ordinal)
            || text.Contains(BuilderSearch.AccountIdMember, StringComparison.Ordinal));

    /// <summary>Searches the next part of a file.</summary>
    /// <param name="utf8">The part.</param>
    /// <param name="isLast">Whether none follows.</param>
    /// <returns>True as soon as a builder may be in what was searched so far.</returns>
    public bool Search(ReadOnlySpan<byte> utf8, bool isLast)
    {
        var isHere = utf8.IndexOf("Headers"u8) >= 0; // a part of the function's name, too
        if (isHere && utf8.IndexOf(ClientHeadersFunction) >= 0)
        {
            return true;
        }

        hasHeaders |= isHere;
        hasAccount = hasAccount || ((hasHeaders || !isLast) && (utf8.IndexOf(AccountIdName) >= 0 || utf8.IndexOf(AccountIdMember) >= 0));
        return hasHeaders && hasAccount;
    }
}
