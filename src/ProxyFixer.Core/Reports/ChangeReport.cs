using System.Collections.Immutable;

namespace ProxyFixer.Reports;

/// <summary>What <c>fix</c>, <c>set</c> or <c>restore</c> did.</summary>
/// <param name="Backup">Id of the backup, or null where nothing was written.</param>
/// <param name="Changed">The files, in the order they were written.</param>
/// <param name="Skipped">What was not done.</param>
/// <param name="Advice">Commands for the user to run now, in order, each once.</param>
public sealed record ChangeReport(
    string? Backup, ImmutableArray<ChangedFile> Changed, ImmutableArray<SkippedChange> Skipped, ImmutableArray<string> Advice)
{
    /// <summary>Sentences that say why nothing was to be done; null where something was.</summary>
    public string? Reason { get; init; }

    /// <summary>The report as JSON (schema 1).</summary>
    /// <returns>The text.</returns>
    public string ToJson()
    {
        var text = new StringWriter(System.Globalization.CultureInfo.InvariantCulture) { NewLine = "\n" };
        WriteJson(text);
        return text.ToString();
    }

    /// <summary>Writes the report as JSON (schema 1).</summary>
    /// <param name="output">Where to.</param>
    public void WriteJson(TextWriter output)
    {
        using var json = new JsonOutput(output);
        json.Map(() =>
        {
            json.Member("schema", 1);
            json.Member("backup", Backup);
            json.List("changed", Changed, file => json.Map(() =>
            {
                json.Member("path", file.Path);
                json.Member("action", file.Action);
                json.Member("before", file.Before);
                json.Member("after", file.After);
            }));
            json.List("skipped", Skipped, skipped => json.Map(() =>
            {
                json.Member("path", skipped.Path);
                json.Member("id", skipped.Id);
                json.Member("reason", skipped.Reason);
            }));
            json.List("advice", Advice);
            if (Reason is not null)
            {
                json.Member("reason", Reason.Replace('\n', ' '));
            }
        });
    }
}

/// <summary>One file that was changed.</summary>
/// <param name="Path">As it is shown.</param>
/// <param name="Before">SHA-256 before, or null where there was no file.</param>
/// <param name="After">SHA-256 after, or null where there is no file any more.</param>
public sealed record ChangedFile(string Path, string? Before, string? After)
{
    /// <summary><c>edit</c>, <c>create</c> or <c>delete</c>.</summary>
    public string Action => Before is null ? "create" : After is null ? "delete" : "edit";
}

/// <summary>A finding that was not fixed.</summary>
/// <param name="Path">As it is shown.</param>
/// <param name="Id">The rule's id.</param>
/// <param name="Reason">Why not.</param>
public sealed record SkippedChange(string Path, string Id, string Reason);
