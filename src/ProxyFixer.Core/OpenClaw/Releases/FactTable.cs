using System.Collections.Immutable;
using System.Text.Json;

namespace ProxyFixer.OpenClaw.Releases;

/// <summary>One row of a table: what holds from a release on, until the next row.</summary>
/// <param name="From">The first release; the first row also holds for everything older.</param>
/// <param name="Value">The answer.</param>
/// <param name="Reason">One sentence that a report can print, without a full stop.</param>
/// <param name="Source">A run, the code, an issue.</param>
internal sealed record FactRow<T>(OpenClawVersion From, T Value, string Reason, string Source);

/// <summary>A fact over all versions of OpenClaw.</summary>
/// <param name="key">Its topic in <c>knowledge/openclaw.json</c>.</param>
/// <param name="topic">Subject of the sentence about an unknown version: "whether OpenClaw needs the switch".</param>
/// <param name="unknown">The value for an unknown version.</param>
/// <param name="read">Reads a value of the file.</param>
internal sealed class FactTable<T>(string key, string topic, T unknown, Func<JsonElement, T> read)
{
    private readonly Lazy<ImmutableArray<FactRow<T>>> rows = new(() =>
    [
        .. KnowledgeFile.RowsOf(key).Select(row => new FactRow<T>(row.Since, read(row.Fact.GetProperty("value")), Text(row.Fact, "reason"), Text(row.Fact, "source"))),
    ]);

    /// <summary>The topic in the file.</summary>
    public string Key => key;

    /// <summary>The rows, oldest first.</summary>
    public ImmutableArray<FactRow<T>> Rows => rows.Value;

    /// <summary>Looks a version up.</summary>
    /// <param name="version">Null: not known, and the answer says between which versions that matters.</param>
    /// <returns>The answer.</returns>
    public Fact<T> Of(OpenClawVersion? version)
    {
        if (version is null)
        {
            return Rows.All(row => Equals(row.Value, Rows[0].Value))
                ? Answer(Rows[^1], isExtrapolated: false)
                : new(unknown, KnownReleases.Matters(topic, Rows.Skip(1).Select(row => row.From)), Rows[^1].Source, IsExtrapolated: false);
        }

        return Answer(Rows.LastOrDefault(row => row.From <= version) ?? Rows[0], KnownReleases.IsOutside(version));
    }

    private static Fact<T> Answer(FactRow<T> row, bool isExtrapolated) => new(row.Value, row.Reason, row.Source, isExtrapolated);

    private static string Text(JsonElement fact, string name) => fact.GetProperty(name).GetString()!;
}

/// <summary>Makes tables of the usual kinds.</summary>
internal static class FactTable
{
    /// <summary>A question that is answered with yes or no.</summary>
    /// <param name="key">Its topic in <c>knowledge/openclaw.json</c>.</param>
    /// <param name="topic">The question, for the sentence about an unknown version.</param>
    /// <returns>The table.</returns>
    public static FactTable<Answer> Question(string key, string topic) => Choice<Answer>(key, topic);

    /// <summary>A question with some answers.</summary>
    /// <typeparam name="T">The answers; the first is the one for an unknown version.</typeparam>
    /// <param name="key">Its topic in <c>knowledge/openclaw.json</c>.</param>
    /// <param name="topic">The question, for the sentence about an unknown version.</param>
    /// <returns>The table.</returns>
    public static FactTable<T> Choice<T>(string key, string topic)
        where T : struct, Enum => new(key, topic, default, FactValue.Word<T>);
}
