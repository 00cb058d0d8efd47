using System.Collections.Immutable;

namespace ProxyFixer.Formats.JavaScript;

/// <summary>The four headers a browser sends with each request to the Codex back end.</summary>
/// <param name="Origin">Without a slash at the end: <c>https://chatgpt.com</c>.</param>
/// <param name="Referer">With it: <c>https://chatgpt.com/</c>.</param>
/// <param name="UserAgent">Begins with <c>Mozilla/</c> in every browser.</param>
/// <param name="AcceptLanguage">Languages with weights: <c>en-US,en;q=0.9</c>.</param>
public sealed record BrowserHeaders(string Origin, string Referer, string UserAgent, string AcceptLanguage)
{
    internal const string UserAgentName = "User-Agent";

    /// <summary>The names, in the order in which reports list them.</summary>
    public static ImmutableArray<string> Names { get; } = ["Origin", "Referer", UserAgentName, "Accept-Language"];

    /// <summary>Looks a value up.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentException">There is no such header among the four.</exception>
    public string this[string name] => name switch
    {
        "Origin" => Origin,
        "Referer" => Referer,
        UserAgentName => UserAgent,
        "Accept-Language" => AcceptLanguage,
        _ => throw new ArgumentException($"'{name}' is not one of the four headers.", nameof(name)),
    };

    /// <summary>Finds a value that Node would refuse to send: every request would fail with it.</summary>
    /// <returns>The header's name, or null where all four can be sent.</returns>
    /// <remarks>Measured with Node 22.22.0: <c>Headers.set</c> refuses what is above U+00FF, the request all controls but tab.</remarks>
    public string? FirstUnsendable() => Names.FirstOrDefault(name => !CanBeSent(this[name]));

    /// <summary>Tells whether Node would send a value.</summary>
    /// <param name="value">The value of a header.</param>
    /// <returns>False for an empty one, one with a control character but tab, and one with a character above U+00FF.</returns>
    public static bool CanBeSent(string value) => value.Length > 0 && value.All(c => (c >= ' ' || c == '\t') && c is not '\x7F' and <= '\xFF');
}
