using System.Collections.Immutable;
using System.Text.Json;
using ProxyFixer.Diagnostics;
using ProxyFixer.Formats.JavaScript;
using ProxyFixer.Verification;

namespace ProxyFixer.Proof;

/// <summary>What the headers that arrived come to.</summary>
/// <param name="host">The machine.</param>
/// <param name="configured">The headers of the config; case does not count.</param>
/// <param name="sender">The file that sent them, as it is shown.</param>
/// <param name="showsAll">Whether secrets are shown.</param>
internal sealed class HeaderFindings(Host host, ImmutableDictionary<string, string> configured, string sender, bool showsAll)
{
    private const string UserAgent = "User-Agent";

    /// <summary>Judges them.</summary>
    /// <param name="result">What the script answered.</param>
    /// <returns>The check.</returns>
    public Check Judge(JsonElement result)
    {
        var arrived = result.GetProperty("arrived").EnumerateArray().DistinctBy(one => one.GetProperty("kind").GetString()).ToArray();
        var left = LeftOut(result);
        if (arrived.Length == 0)
        {
            var failure = result.GetProperty("failures").EnumerateObject().Select(one => one.Value.GetString()).FirstOrDefault() ?? "it gives no reason";
            return Check.NotChecked(HeaderCheck.Name, $"{sender} sent nothing: {ForeignWords.Show(failure.Split('\n')[0])}") with { Evidence = left, IsDead = true };
        }

        var silent = Silent(result);
        var missing = BrowserHeaders.Names.Where(name => arrived.Any(one => !IsBrowserLike(name, Value(one, name)))).ToArray();
        var check = missing.Length == 0
            ? silent.IsEmpty ? Check.Passed(HeaderCheck.Name, "Codex requests carry the headers of a browser") : Check.NotChecked(HeaderCheck.Name, silent[0])
            : Check.Failed(HeaderCheck.Name, $"Codex requests go out without the {string.Join(", ", missing)} of a browser", "proxyfixer fix");
        return check with
        {
            Evidence =
            [
                $"sent by {sender}, {string.Join(" and ", arrived.Select(one => one.GetProperty("kind").GetString() == "sse" ? "over SSE" : "over WebSocket"))}",
                .. missing.Length == 0 ? [] : silent,
                .. left,
            ],
            IsDead = !silent.IsEmpty,
            Table = new(["transport", "header", "value", "from"], [.. arrived.SelectMany(one => HeaderCheck.Told.Select(name => Row(one, name)))]),
        };
    }

    // The ways of which no request came, although the code was asked for one.
    private static ImmutableArray<string> Silent(JsonElement result) =>
    [
        .. from failure in result.GetProperty("failures").EnumerateObject()
           where failure.Name != "load" && !result.GetProperty("arrived").EnumerateArray().Any(one => one.TryGetProperty("transport", out var asked) && asked.ValueEquals(failure.Name))
           select $"over {(failure.Name == "sse" ? "SSE" : "WebSocket")} the code sent nothing: {ForeignWords.Show((failure.Value.GetString() ?? "").Split('\n')[0])}",
    ];

    private static ImmutableArray<string> LeftOut(JsonElement result) =>
        result.GetProperty("leftOut").GetArrayLength() == 0 ? []
        : [$"not installed, and left out: {string.Join(", ", result.GetProperty("leftOut").EnumerateArray().Select(one => one.GetString()))}"];

    private ImmutableArray<string> Row(JsonElement one, string name)
    {
        var value = Value(one, name);
        var isConfigured = value is not null && configured.GetValueOrDefault(name) == value;
        return [
            one.GetProperty("kind").GetString()!, name, value is null ? "" : isConfigured && !showsAll ? Secrets.Mask(name, value) : value,
            value is null ? "missing" : isConfigured ? "config" : IsOfNode(name, value) ? "Node" : "code",
        ];
    }

    private bool IsBrowserLike(string name, string? value) => value is not null && !IsOfNode(name, value)
        && (name != UserAgent || value.StartsWith("Mozilla/", StringComparison.Ordinal) || value == host.Settings.Headers.GetValueOrDefault(UserAgent));

    // What Node's fetch adds where nobody sets it.
    private static bool IsOfNode(string name, string value) => name == "Accept-Language" && value == "*";

    private static string? Value(JsonElement one, string name) => one.GetProperty("headers").TryGetProperty(name, out var value) ? value.GetString() : null;
}
