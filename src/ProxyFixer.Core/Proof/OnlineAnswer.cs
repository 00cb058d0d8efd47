using System.Globalization;
using System.Text.Json;

namespace ProxyFixer.Proof;

/// <summary>What a request through the real proxy came to.</summary>
internal enum OnlineKind
{
    /// <summary>The proxy was not reached.</summary>
    NotReached,

    /// <summary>The proxy wants user and password.</summary>
    WantsSignIn,

    /// <summary>The proxy refused the tunnel.</summary>
    Refuses,

    /// <summary>The proxy did not answer, or not as a proxy does.</summary>
    Silent,

    /// <summary>Somebody on the way ends TLS with a certificate that Node does not trust.</summary>
    Intercepted,

    /// <summary>There was no TLS behind the tunnel.</summary>
    NoTls,

    /// <summary>The back end sent a page, as to clients that it refuses.</summary>
    Page,

    /// <summary>The back end wants a token: what it should say.</summary>
    AsksToken,

    /// <summary>Something else.</summary>
    Other,
}

/// <summary>One request through the real proxy.</summary>
/// <param name="Name">Which request.</param>
/// <param name="Kind">What it came to.</param>
/// <param name="Status">The status of the proxy or of the back end; null where there was none.</param>
/// <param name="Error">Node's error code, or null.</param>
/// <param name="Issuer">Who issued the certificate; null where none was seen.</param>
internal sealed record OnlineAnswer(string Name, OnlineKind Kind, int? Status, string? Error, string? Issuer)
{
    /// <summary>What it came to, in a few words.</summary>
    public string Words => Kind switch
    {
        OnlineKind.NotReached => $"the proxy is not reached ({Error})",
        OnlineKind.WantsSignIn => "the proxy wants a sign-in (407)",
        OnlineKind.Refuses => string.Create(CultureInfo.InvariantCulture, $"the proxy refuses ({Status})"),
        OnlineKind.Silent => $"the proxy opens no tunnel ({Error})",
        OnlineKind.Intercepted => $"a certificate that is not trusted ({Error})",
        OnlineKind.NoTls => $"no TLS ({Error})",
        OnlineKind.Page => string.Create(CultureInfo.InvariantCulture, $"a page ({Status})"),
        _ => Status is { } status ? status.ToString(CultureInfo.InvariantCulture) : $"no answer ({Error})",
    };

    /// <summary>Reads what the script answers.</summary>
    /// <param name="one">One answer.</param>
    /// <returns>The same.</returns>
    public static OnlineAnswer Read(JsonElement one)
    {
        int? status = one.GetProperty("status").ValueKind == JsonValueKind.Number ? one.GetProperty("status").GetInt32() : null;
        var (error, issuer) = (one.GetProperty("error").GetString(), one.GetProperty("issuer").GetString());
        var isPage = one.GetProperty("type").GetString() == "text/html";
        var kind = one.GetProperty("step").GetString() switch
        {
            "proxy" => OnlineKind.NotReached,
            "tunnel" => error is not null || status is null or 0 ? OnlineKind.Silent : status == 407 ? OnlineKind.WantsSignIn : OnlineKind.Refuses,
            "tls" => issuer is null ? OnlineKind.NoTls : OnlineKind.Intercepted,
            _ => isPage && status is (403 or 503) ? OnlineKind.Page : status == 401 ? OnlineKind.AsksToken : OnlineKind.Other,
        };
        return new(one.GetProperty("name").GetString()!, kind, status, error ?? (kind == OnlineKind.Silent ? "no HTTP" : null), issuer);
    }
}
