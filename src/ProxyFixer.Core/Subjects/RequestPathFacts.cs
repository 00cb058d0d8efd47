using ProxyFixer.Formats.JavaScript;
using ProxyFixer.OpenClaw.Headers;
using ProxyFixer.OpenClaw.Installs;
using ProxyFixer.OpenClaw.Releases;

namespace ProxyFixer.Subjects;

/// <summary>Tells whether a file is the one that sends the agent's Codex request in the OpenClaw it belongs to.</summary>
internal static class RequestPathFacts
{
    /// <summary>
    /// Notes <c>SendsCodex</c> (yes, no, unknown), where it is no <c>SendsCodex.Reason</c>, and <c>SideCalls</c>: yes for a file
    /// that the agent's request does not pass but other calls may.
    /// </summary>
    /// <param name="facts">Where to.</param>
    /// <param name="path">The file, absolute as seen from the root.</param>
    /// <param name="builder">The function.</param>
    /// <param name="package">The package it belongs to.</param>
    /// <param name="install">The OpenClaw that package belongs to; null for none.</param>
    public static void Add(FactSheet facts, string path, HeaderBuilder builder, NpmPackage package, OpenClawInstall? install)
    {
        var inside = path.StartsWith(package.Folder + "/", StringComparison.Ordinal) ? path[(package.Folder.Length + 1)..] : path;
        if (Bundle(package, inside, builder) is { } bundle)
        {
            facts.Add(FactCatalog.SendsCodex, false);
            facts.Add(FactCatalog.SendsCodex.Reason, bundle);
            return;
        }

        var sender = OpenClawRelease.Of(install?.Version).RequestPath;
        if (sender.Value is not { } known)
        {
            facts.Add(FactCatalog.SendsCodex, (bool?)null);
            facts.Add(FactCatalog.SendsCodex.Reason, sender.Reason);
            return;
        }

        var sends = IsFile(known.Sender, package, inside);
        facts.Add(FactCatalog.SendsCodex, sends);
        facts.Add(FactCatalog.SendsCodex.Reason, sends ? sender.Reason : $"{sender.Reason}; the request is built in {known.Sender.Package}/{known.Sender.Pattern}");
        facts.Add(FactCatalog.SideCalls, known.Others.Any(other => IsFile(other, package, inside)));
    }

    private static string? Bundle(NpmPackage package, string inside, HeaderBuilder builder) =>
        OpenClawRelease.NeverTheSender.Where(never => IsFile(never.File, package, inside)).Select(never => "it is " + never.Reason).FirstOrDefault()
        ?? (builder.IsMinified ? "it is part of a minified bundle" : null);

    private static bool IsFile(PackageFile file, NpmPackage package, string inside) =>
        file.Package == package.Name && HeaderCode.Matches(inside, file.Pattern);
}
