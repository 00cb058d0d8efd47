using System.Collections.Immutable;
using ProxyFixer.Machine;
using ProxyFixer.NodeJs;
using ProxyFixer.OpenClaw.Installs;

namespace ProxyFixer.OpenClaw.Preloads;

/// <summary>Finds what Node loads before the script.</summary>
/// <param name="files">The machine.</param>
/// <param name="folder">The working folder, absolute as seen from the root: relative names and packages are looked up from there; null where it is unknown.</param>
internal sealed class PreloadReader(MachineFiles files, string? folder)
{
    // What --require tries behind a name; --import wants the whole one.
    private static readonly string[] Endings = ["", ".js", ".cjs", ".mjs", "/index.js", "/bootstrap.js"];

    /// <summary>Lists the preloads of a start.</summary>
    /// <param name="options">Node's options on the command line.</param>
    /// <param name="variable">NODE_OPTIONS; null where it is not set.</param>
    /// <returns>In the order of loading: those of the variable first.</returns>
    public ImmutableArray<Preload> Read(IReadOnlyList<string> options, string? variable)
    {
        NodeOptionsVariable.Split(variable ?? "", out var inVariable);
        return
        [
            .. NodeArguments.Read(inVariable, isVariable: true).Preloads
                .Concat(NodeArguments.Read(options, isVariable: false).Preloads)
                .Distinct(StringComparer.Ordinal).Select(Describe),
        ];
    }

    private Preload Describe(string name)
    {
        var path = Find(name);
        if (path is null || files.TryRead(path, out _) is not { } text)
        {
            return new(name, null, IsGlobalAgent(name) ? PreloadReach.GlobalAgent : PreloadReach.Unknown);
        }

        var reach = IsGlobalAgent(name) || path.Contains($"/node_modules/{PreloadCode.GlobalAgent}/", StringComparison.Ordinal) ? PreloadReach.GlobalAgent : PreloadCode.Read(text.Text);
        return new(name, path, reach)
        {
            Undici = reach == PreloadReach.Dispatcher && NodeVersion.Parse(NpmPackage.Required(files, MachinePath.Folder(path), "undici")?.Version) is { } undici
                ? new(undici) : null,
        };
    }

    private string? Find(string name)
    {
        var plain = name.StartsWith("file://", StringComparison.Ordinal) ? name["file://".Length..] : name;
        var isPath = plain.StartsWith('/') || plain.StartsWith("./", StringComparison.Ordinal) || plain.StartsWith("../", StringComparison.Ordinal);
        var start = isPath ? (plain.StartsWith('/') ? plain : folder is null ? null : MachinePath.Join(folder, plain)) : InPackage(plain);
        return start is null ? null : Endings.Select(ending => files.Resolve(start + ending)).FirstOrDefault(path => path is not null && files.IsFile(path));
    }

    // "package" or "package/file"; where the manifest of the package points is left open.
    private string? InPackage(string name)
    {
        var parts = name.Split('/');
        var length = name.StartsWith('@') ? 2 : 1;
        return folder is null || parts.Length < length ? null
            : NpmPackage.Required(files, folder, string.Join('/', parts[..length])) is { } package ? MachinePath.Join(package.Folder, string.Join('/', parts[length..]))
            : null;
    }

    private static bool IsGlobalAgent(string name) =>
        name == PreloadCode.GlobalAgent || name.StartsWith(PreloadCode.GlobalAgent + "/", StringComparison.Ordinal)
        || name.Contains($"/node_modules/{PreloadCode.GlobalAgent}/", StringComparison.Ordinal);
}
