using System.Collections.Immutable;
using System.Text.Json;
using ProxyFixer.NodeJs;
using ProxyFixer.Reports;

namespace ProxyFixer.Proof.Node;

/// <summary>One start of the gateway's Node.</summary>
/// <param name="Script">The file name of one of our scripts.</param>
/// <param name="Options">Node's options before the script.</param>
/// <param name="Environment">The whole environment; it goes to Node past every command line.</param>
/// <param name="Folder">The working folder.</param>
/// <param name="WriteInput">Writes what the script gets, a JSON value.</param>
internal sealed record NodeRun(
    string Script, ImmutableArray<string> Options, IReadOnlyDictionary<string, string> Environment, string Folder, Action<JsonOutput> WriteInput)
{
    /// <summary>Whether every connection is kept on the machine.</summary>
    public bool IsWatched { get; init; } = true;
}

/// <summary>What came of a start.</summary>
/// <param name="Status">Exit status; null where it was ended.</param>
/// <param name="Error">Node's error code, such as ERR_INVALID_URL; null where it names none.</param>
/// <param name="IsLate">True where it took too long, or said too much.</param>
/// <param name="Result">What the script answered; undefined where it did not.</param>
internal sealed record NodeAnswer(int? Status, string? Error, bool IsLate, JsonElement Result)
{
    /// <summary>Whether the script did what it should.</summary>
    public bool HasResult => Result.ValueKind is JsonValueKind.Object or JsonValueKind.Array && Failure is null;

    /// <summary>How it ended where it has no result, a few words.</summary>
    public string Ending => Failure is { } failure ? failure : IsLate ? "it did not end in time" : Error ?? (Status is { } status ? $"exit status {status}" : "it was ended by a signal");

    // Why the script itself gave up, a code.
    private string? Failure => Result.ValueKind == JsonValueKind.Object && Result.TryGetProperty("failure", out var failure) ? failure.GetString() : null;
}

/// <summary>What came of all starts.</summary>
/// <param name="Node">The version that Node itself says it is; null where it is none.</param>
/// <param name="Answers">One for each start.</param>
internal sealed record NodeAnswers(NodeVersion? Node, ImmutableArray<NodeAnswer> Answers);
