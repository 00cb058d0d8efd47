using ProxyFixer.Formats;
using ProxyFixer.Formats.Shell;
using ProxyFixer.Formats.Shell.Fish;
using ProxyFixer.Machine;
using ProxyFixer.Services.Systemd;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Services.Shells;

/// <summary>The files that a shell reads while it starts, each read once, and those that they name in turn.</summary>
/// <param name="files">The machine.</param>
internal sealed class ShellFiles(MachineFiles files)
{
    /// <summary>How many files may be read from within others; bounds those that read each other.</summary>
    private const int MostSourced = 500;

    private readonly Dictionary<string, ShellReading?> readings = new(StringComparer.Ordinal);
    private int sourced;

    /// <summary>What was read, in order.</summary>
    public IEnumerable<ShellReading> All => readings.Values.OfType<ShellReading>();

    /// <summary>Reads a file.</summary>
    /// <param name="path">Absolute as seen from the root.</param>
    /// <param name="kind">The kind of file, as on the command line.</param>
    /// <returns>The reading; null where it is not there or cannot be read.</returns>
    public ShellReading? Read(string path, string kind)
    {
        if (!readings.TryGetValue(path, out var reading))
        {
            reading = !files.IsFile(path) || files.TryRead(path, out _) is not { } text ? null
                : MachinePath.Name(path) == FishVariables.FileName ? FishVariables.Read(text)
                : kind == "shell-profile" ? ShellReading.Of(text)
                : Assignments(text, kind);
            readings.Add(path, reading);
        }

        return reading;
    }

    /// <summary>Reads what a file names behind <c>.</c>.</summary>
    /// <param name="source">The word, and the path that it names.</param>
    /// <returns>The files that are there; null where it is not known which they are, where one cannot be read, and where they are too many.</returns>
    public IReadOnlyList<ShellReading>? Open(ShellSource source)
    {
        if (source.Path is null || sourced >= MostSourced)
        {
            return null;
        }

        string[] found = [.. FileGlob.Find(files, MachinePath.Join("/", source.Path)).Where(files.IsFile)];
        found = [.. found, .. found.Where(path => MachinePath.Name(path) == "oh-my-zsh.sh").SelectMany(path => FileGlob.Find(files, MachinePath.Folder(path) + "/custom/*.zsh"))];
        sourced += found.Length;
        ShellReading?[] read = [.. found.Select(path => Read(path, "shell-profile"))];
        return Array.TrueForAll(read, one => one is not null) ? [.. read.OfType<ShellReading>()] : null;
    }

    private static ShellReading Assignments(SourceText text, string kind)
    {
        var members = (FormatCatalog.OfKind(kind).Parse(text).Root as ObjectNode)?.Effective() ?? [];
        var effects = members.Select(member => new ShellEffect(EffectKind.Set, member.Name, IsCertain: true)
        {
            Exports = true,
            Literal = member.AsString,
            NameSpan = member.NameSpan,
            ValueSpan = member.Value.Span,
        });
        var own = PamUserFile.Find(text).Where(_ => text.Path.EndsWith("/.pam_environment", StringComparison.Ordinal)).Select(line =>
            new ShellEffect(EffectKind.Set, line.Name, IsCertain: true) { Exports = true, Literal = line.Value, NameSpan = line.Where, ValueSpan = line.Where });
        return new(text, [.. effects, .. own], [], [], [], []);
    }
}
