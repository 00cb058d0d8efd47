using System.Text.RegularExpressions;
using ProxyFixer.Backups;
using ProxyFixer.Text;

namespace ProxyFixer.Guard;

/// <summary>The lines by which a file of the guard is known again, and by which it is seen whether somebody has changed it.</summary>
internal static partial class GuardMark
{
    /// <summary>Puts the lines in front of a text.</summary>
    /// <param name="before">What must stand before them; may be empty.</param>
    /// <param name="body">The text.</param>
    /// <param name="comment">Makes a comment of a line.</param>
    /// <returns>The whole file.</returns>
    public static string Write(string before, string body, Func<string, string> comment) =>
        before
        + comment("Written by \"proxyfixer guard install\"; \"proxyfixer guard remove\" takes it away.") + "\n"
        + comment($"sha256 of the lines below: {HashOf(body)}") + "\n"
        + body;

    /// <summary>Tells whether a file is as the guard wrote it.</summary>
    /// <param name="text">The file.</param>
    /// <returns>False where it was changed, or is none of the guard's.</returns>
    public static bool IsWhole(SourceText text) => Hash().Match(text.Text) is { Success: true } mark
        && mark.Groups[1].Value == HashOf(text.Text[(mark.Index + mark.Length)..]);

    private static string HashOf(string body) => ObjectStore.HashOf(SourceText.FromString("", body).ToBytes())!;

    [GeneratedRegex(@"^(?:.*\n){0,3}?.*sha256 of the lines below: ([0-9a-f]{64}).*\n")]
    private static partial Regex Hash();
}
