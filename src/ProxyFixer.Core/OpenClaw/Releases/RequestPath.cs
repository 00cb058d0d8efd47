using System.Collections.Immutable;

namespace ProxyFixer.OpenClaw.Releases;

/// <summary>A file of an installed package.</summary>
/// <param name="Package">Name of the package: "openclaw", "@mariozechner/pi-ai".</param>
/// <param name="Pattern">Path inside the package; a star stands for the hash of the file name (which may hold - and _).</param>
public sealed record PackageFile(string Package, string Pattern)
{
    /// <summary>Reads a path that begins with the name of a package.</summary>
    /// <param name="path">"openclaw/dist/x-*.js", "@openclaw/ai/dist/x-*.mjs".</param>
    /// <returns>The file.</returns>
    public static PackageFile Parse(string path)
    {
        var end = path.IndexOf('/', path.StartsWith('@') ? path.IndexOf('/', StringComparison.Ordinal) + 1 : 0);
        return new(path[..end], path[(end + 1)..]);
    }
}

/// <summary>The code that builds the headers of the agent's Codex request.</summary>
/// <param name="Sender">The file that sends the request.</param>
/// <param name="Functions">Its functions that make the headers, the one to change first.</param>
/// <param name="Others">Files of the same kind that the agent's request does not pass; side calls may.</param>
/// <param name="IsOwnTransport">True for OpenClaw's own transport, which all OpenAI-like providers share.</param>
public sealed record RequestPath(
    PackageFile Sender, ImmutableArray<string> Functions, ImmutableArray<PackageFile> Others, bool IsOwnTransport);
