using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ProxyFixer.Diagnostics;
using ProxyFixer.Settings;
using ProxyFixer.Text;
using ProxyFixer.YamlFiles;

namespace ProxyFixer.Review;

/// <summary>An entry of <c>ignore:</c> in <c>.proxyfixer.yaml</c>.</summary>
/// <param name="Path">The file whose finding is not wanted, absolute as seen from the root.</param>
/// <param name="Rule">The rule's id.</param>
/// <param name="Reason">Why, one line.</param>
public sealed partial record IgnoreEntry(string Path, string Rule, string Reason)
{
    /// <summary>Adds entries to the settings.</summary>
    /// <param name="path">The settings, absolute as seen from the root.</param>
    /// <param name="before">Their text; null where there is no such file.</param>
    /// <param name="entries">At least one, in the order they are written.</param>
    /// <returns>The change; null where the file is written such that a list cannot be continued, for example in braces.</returns>
    public static FileChange? Add(string path, SourceText? before, params ImmutableArray<IgnoreEntry> entries)
    {
        var newline = before?.Newline ?? "\n";
        var text = before?.Text ?? "";
        var list = List().Match(text);
        var lines = string.Concat(entries.Select(entry => entry.Write(list.Success ? list.Groups["indent"].Value : "  ")));
        var ends = text.Length == 0 || text.EndsWith('\n') ? "" : "\n";
        var edit = list.Success ? new TextEdit(new(list.Groups["indent"].Index, 0), lines.ReplaceLineEndings(newline))
            : new TextEdit(new(text.Length, 0), $"{ends}ignore:\n{lines}".ReplaceLineEndings(newline));
        var change = new FileChange(path, before, [edit]);
        return IsRead(path, text, change.Apply().Text, entries) ? change : null;
    }

    private static bool IsRead(string path, string before, string after, ImmutableArray<IgnoreEntry> entries)
    {
        try
        {
            var (old, now) = (ProjectSettings.Parse(path, before).Ignored, ProjectSettings.Parse(path, after).Ignored);
            return now.Length == old.Length + entries.Length
                && entries.All(entry => now.Any(one => one.Paths.SequenceEqual([entry.Path]) && one.Rules.SequenceEqual([entry.Rule])));
        }
        catch (ProxyFixerException)
        {
            return false;
        }
    }

    /// <summary>The entry as a person may write it into the settings.</summary>
    public string InOneLine => $"- {{ paths: [{YamlText.Of(Path)}], rules: [{Rule}], reason: {YamlText.Of(Reason)} }}";

    private string Write(string indent) =>
        $"{indent}- paths: [{YamlText.Of(Path)}]\n{indent}  rules: [{Rule}]\n{indent}  reason: {YamlText.Of(Reason)}\n";

    [GeneratedRegex(@"^ignore:[ \t]*(?:#[^\n]*)?\r?\n(?:[ \t]*(?:#[^\n]*)?\r?\n)*(?<indent>[ ]*)- ", RegexOptions.Multiline)]
    private static partial Regex List();
}
