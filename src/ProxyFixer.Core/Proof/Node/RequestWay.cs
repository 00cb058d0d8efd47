using System.Text.Json;
using ProxyFixer.NodeJs;

namespace ProxyFixer.Proof.Node;

/// <summary>Which way one request really took.</summary>
/// <param name="Way">"proxy", "direct", "both", "none" (it failed before), "late", "missing" (Node has no such client), or "no start".</param>
/// <param name="Error">Node's error code where it went no way; else null.</param>
internal sealed record RequestWay(string Way, string? Error)
{
    /// <summary>Reads the way of one request.</summary>
    /// <param name="answer">What came of the start.</param>
    /// <param name="index">Which request it is.</param>
    /// <returns>The way.</returns>
    public static RequestWay Of(NodeAnswer answer, int index) =>
        answer.IsLate ? new("late", answer.Ending)
        : answer.Result.ValueKind != JsonValueKind.Array ? new("no start", answer.Ending)
        : new(answer.Result[index].GetProperty("way").GetString()!, answer.Result[index].GetProperty("error").GetString());

    /// <summary>Whether nothing can be said of it: the machine was too slow, or Node has no such client.</summary>
    public bool IsUnseen => Way is "late" or "missing";

    /// <summary>In a few words, for a table.</summary>
    public string Words => Way switch
    {
        "proxy" or "direct" => Way,
        "both" => "proxy, then direct",
        "late" => "not in time",
        "missing" => "no such client",
        "no start" => $"does not start ({Error})",
        _ => $"fails ({Error})",
    };

    /// <summary>Tells whether it is what was predicted.</summary>
    /// <param name="route">The prediction.</param>
    /// <returns>True also where nothing was predicted, and where nothing can be said of it.</returns>
    public bool Fits(Route route) => IsUnseen || route.Kind switch
    {
        RouteKind.Proxied => Way == "proxy",
        RouteKind.Direct => Way == "direct",
        RouteKind.Fails => Way is "none" or "no start",
        _ => true,
    };
}
