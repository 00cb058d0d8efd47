namespace ProxyFixer.NodeJs;

/// <summary>Which way a request takes.</summary>
public enum RouteKind
{
    /// <summary>To the proxy; whether the proxy answers is not predicted.</summary>
    Proxied,

    /// <summary>Straight to the target.</summary>
    Direct,

    /// <summary>Nowhere: it fails whatever proxy and target do.</summary>
    Fails,

    /// <summary>It depends on something that is not known.</summary>
    Unknown,
}

/// <summary>Why a request takes its way.</summary>
public enum RouteCause
{
    /// <summary>A proxy variable holds for the target.</summary>
    ProxyVariable,

    /// <summary>The switch is off, or this version has none.</summary>
    SwitchOff,

    /// <summary>This version's switch does not cover this client.</summary>
    ClientNotCovered,

    /// <summary>No proxy variable holds for this kind of target.</summary>
    NoProxyVariable,

    /// <summary>An entry of NO_PROXY matches the target.</summary>
    NoProxyEntry,

    /// <summary>The value does not begin with a lower-case http:// or https://, and the client ignores it.</summary>
    UnusableSpelling,

    /// <summary>The proxy value makes the request fail, or loading the https module throw.</summary>
    ProxyValue,

    /// <summary>The process does not start.</summary>
    NoStart,

    /// <summary>The version is not known and the possible ones differ.</summary>
    VersionUnknown,

    /// <summary>The target or the proxy cannot be judged.</summary>
    NotJudged,
}

/// <summary>The way of one request.</summary>
/// <param name="Kind">Which way.</param>
/// <param name="Cause">Why.</param>
/// <param name="Variable">The proxy variable or NO_PROXY variable that decided, as spelt in the environment; or null.</param>
/// <param name="NoProxyEntry">The entry that matched, or null.</param>
/// <param name="Reason">One sentence for a report; never the value of a proxy variable.</param>
public sealed record Route(RouteKind Kind, RouteCause Cause, string? Variable, string? NoProxyEntry, string Reason);
