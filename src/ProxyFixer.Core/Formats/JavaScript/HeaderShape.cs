namespace ProxyFixer.Formats.JavaScript;

/// <summary>
/// The forms in which published packages build the headers of a Codex request. They are told apart by structure: the same file
/// ships in many versions, and the text of a value depends on the machine.
/// </summary>
/// <remarks>Source: all published versions of the provider packages up to pi-ai 1.6.0 and OpenClaw 2026.9.6 were looked at.</remarks>
public enum HeaderShape
{
    /// <summary>Names are members of a constant, <c>User-Agent</c> is not set.</summary>
    S1 = 1,

    /// <summary>Names are members of a constant, <c>User-Agent</c> is set.</summary>
    S2,

    /// <summary>No loop over the caller's headers.</summary>
    S3,

    /// <summary>The caller's headers come after <c>User-Agent</c> and win.</summary>
    S4,

    /// <summary>The caller's headers come before; its users set no request id over SSE.</summary>
    S5,

    /// <summary>The caller's headers come before; its users set a request id over SSE.</summary>
    S6,

    /// <summary>As <see cref="S6"/>, and a caller's <c>null</c> deletes a header.</summary>
    S7,

    /// <summary>As <see cref="S7"/>; the value of <c>User-Agent</c> is made elsewhere.</summary>
    S8,

    /// <summary><c>User-Agent</c> is a property of the object given to <c>new Headers</c>.</summary>
    S9,

    /// <summary>Defaults come in through the first parameter, then two loops.</summary>
    S10,

    /// <summary>As <see cref="S6"/>, as OpenClaw bundles it: the loop has no braces.</summary>
    S11,

    /// <summary>Minified with its name kept: a worker bundle.</summary>
    S12,

    /// <summary>Minified with a short name: a bundle for browsers.</summary>
    S13,

    /// <summary>A plain object for the OpenAI SDK, made by OpenClaw itself for all providers of that kind.</summary>
    S14,
}
