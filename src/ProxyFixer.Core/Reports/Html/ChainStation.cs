using System.Collections.Immutable;
using ProxyFixer.Diagnostics;

namespace ProxyFixer.Reports.Html;

/// <summary>What stands on the way from a file to a request.</summary>
internal enum StationKind
{
    /// <summary>The files that set the variables.</summary>
    Files,

    /// <summary>Node, which reads them at its start, or does not.</summary>
    Node,

    /// <summary>OpenClaw, which sends the request.</summary>
    OpenClaw,

    /// <summary>The proxy.</summary>
    Proxy,

    /// <summary>The service at the other end.</summary>
    Target,
}

/// <summary>How a station or a way looks.</summary>
internal enum Mood
{
    /// <summary>Nothing is to say of it.</summary>
    Plain,

    /// <summary>As it should be.</summary>
    Good,

    /// <summary>The request comes to grief here.</summary>
    Bad,

    /// <summary>No request comes here.</summary>
    Off,

    /// <summary>Unknown.</summary>
    Open,
}

/// <summary>One station.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Title">Its name: a file, a version, an address without what is secret.</param>
/// <param name="Lines">What is to say of it, a few words each.</param>
/// <param name="Mood">How it looks.</param>
/// <param name="Findings">What was found there, the gravest first.</param>
internal sealed record ChainStation(StationKind Kind, string Title, ImmutableArray<string> Lines, Mood Mood, ImmutableArray<Diagnostic> Findings);

/// <summary>Which way the request takes from OpenClaw on.</summary>
internal enum ChainWay
{
    /// <summary>Through the proxy.</summary>
    ThroughProxy,

    /// <summary>Directly, although there is a proxy.</summary>
    PastProxy,

    /// <summary>Directly; there is no proxy.</summary>
    Direct,

    /// <summary>It is sent and fails.</summary>
    Fails,

    /// <summary>None: nothing is started.</summary>
    NotStarted,

    /// <summary>Unknown.</summary>
    Unknown,
}
