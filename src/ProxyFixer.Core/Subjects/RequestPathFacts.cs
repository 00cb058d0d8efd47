using System.Text.RegularExpressions;
using ProxyFixer.Installs;
using ProxyFixer.Knowledge.OpenClaw;

namespace ProxyFixer.Subjects;

/// <summary>Tells whether a file is the one that sends the agent's Codex request in the OpenClaw it belongs to.</summary>
internal static class RequestPathFacts
{
    /// <summary>Notes <c>SendsCodex</c> (yes, no, unknown) and, where it is no, <c>SendsCodex.Reason</c>.</summary>
    /// <param name="facts">Where to.</param>
    /// <param name="path">The file, absolute as seen from the root.</param>
    /// <param name="package">The package it belongs to.</param>
    /// <param name="install">The OpenClaw that package belongs to; null for none.</param>
    public static void Add(FactSheet facts, string path, NpmPackage? package, OpenClawInstall? install)
    {
        var sender = OpenClawRelease.Of(install?.Version).RequestPath;
        if (package is null || sender.Value is not { } known)
        {
            facts.Add("SendsCodex", (bool?)null);
            facts.Add("SendsCodex.Reason", sender.Reason);
            return;
        }

        var sends = package.Name == known.Sender.Package && Matches(path[(package.Folder.Length + 1)..], known.Sender.Pattern);
        facts.Add("SendsCodex", sends);
        facts.Add("SendsCodex.Reason", sends ? sender.Reason : $"{sender.Reason}; the request is built in {known.Sender.Package}/{known.Sender.Pattern}");
    }

    // A star stands for the hash in a chunk's name.
    private static bool Matches(string path, string pattern) =>
        Regex.IsMatch(path, "^" + Regex.Escape(pattern).Replace("\\*", "[^/]*", StringComparison.Ordinal) + "$");
}
