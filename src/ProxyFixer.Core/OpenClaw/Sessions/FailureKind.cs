namespace ProxyFixer.OpenClaw.Sessions;

/// <summary>What a failed request to a model came to.</summary>
public enum FailureKind
{
    /// <summary>No connection came about, or it broke.</summary>
    NoConnection,

    /// <summary>The certificate that was shown is not trusted.</summary>
    Certificate,

    /// <summary>The proxy asks for a user and a password (status 407).</summary>
    ProxySignIn,

    /// <summary>The proxy refused the tunnel with another status.</summary>
    ProxyRefused,

    /// <summary>A page of HTML came back where the back end sends JSON.</summary>
    Page,

    /// <summary>The back end does not serve the country that the request came from.</summary>
    Country,

    /// <summary>The back end answered 403, without a page.</summary>
    Forbidden,
}
