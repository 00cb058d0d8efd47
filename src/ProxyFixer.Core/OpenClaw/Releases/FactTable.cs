using System.Collections.Immutable;

namespace ProxyFixer.OpenClaw.Releases;

/// <summary>One row of a table: what holds from a version on, until the next row.</summary>
/// <param name="From">The first version, as text; the first row also holds for everything older.</param>
/// <param name="Value">The answer.</param>
/// <param name="Reason">One sentence that a report can print, without a full stop.</param>
/// <param name="Source">A run, the code, an issue.</param>
internal sealed record FactRow<T>(string From, T Value, string Reason, string Source);

/// <summary>A fact over all versions of OpenClaw.</summary>
internal sealed class FactTable<T>
{
    private readonly string _topic;
    private readonly T _unknown;
    private readonly ImmutableArray<(OpenClawVersion From, FactRow<T> Row)> _rows;

    /// <param name="topic">Subject of the sentence about an unknown version: "whether OpenClaw needs the switch".</param>
    /// <param name="unknown">The value for an unknown version.</param>
    /// <param name="rows">Oldest first.</param>
    public FactTable(string topic, T unknown, params ReadOnlySpan<FactRow<T>> rows)
    {
        (_topic, _unknown) = (topic, unknown);
        var parsed = ImmutableArray.CreateBuilder<(OpenClawVersion, FactRow<T>)>();
        foreach (var row in rows)
        {
            parsed.Add((OpenClawVersion.Parse(row.From) ?? throw new ArgumentException(row.From, nameof(rows)), row));
        }
        _rows = parsed.ToImmutable();
    }

    /// <summary>The rows, oldest first.</summary>
    public IEnumerable<OpenClawVersion> Firsts => _rows.Select(row => row.From);

    /// <summary>Looks a version up.</summary>
    /// <param name="version">Null: not known, and the answer says between which versions that matters.</param>
    public Fact<T> Of(OpenClawVersion? version)
    {
        if (version is null)
        {
            return _rows.All(row => Equals(row.Row.Value, _rows[0].Row.Value))
                ? Answer(_rows[^1].Row, isExtrapolated: false)
                : new(_unknown, Matters(), _rows[^1].Row.Source, IsExtrapolated: false);
        }
        var found = _rows.LastOrDefault(row => row.From <= version);
        return Answer(found.Row ?? _rows[0].Row, KnownReleases.IsOutside(version));
    }

    private static Fact<T> Answer(FactRow<T> row, bool isExtrapolated) => new(row.Value, row.Reason, row.Source, isExtrapolated);

    private string Matters() =>
        $"the version of OpenClaw is not known, and {_topic} changed with "
        + string.Join(", ", _rows.Skip(1).Select(row => row.From));
}
