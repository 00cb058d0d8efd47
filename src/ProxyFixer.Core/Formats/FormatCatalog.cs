using System.Collections.Immutable;
using ProxyFixer.Formats.DotEnv;
using ProxyFixer.Formats.EtcEnvironment;
using ProxyFixer.Formats.JavaScript;
using ProxyFixer.Formats.Json5;
using ProxyFixer.Formats.Shell;
using ProxyFixer.Formats.Systemd;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats;

/// <summary>Every format the program reads. The order counts where two claim a file: the first wins.</summary>
public static class FormatCatalog
{
    /// <summary>How many characters of a file tell its format.</summary>
    public const int HeadLength = 4096;

    /// <summary>The formats.</summary>
    public static ImmutableArray<IFormat> All { get; } =
    [
        new JavaScriptFormat(),
        new OpenClawConfigFormat(),
        new Compose.ComposeFormat(),
        new Kubernetes.KubernetesFormat(),
        new Dockerfile.DockerfileFormat(),
        new Cmd.CmdFormat(),
        new EnvironmentDFormat(),
        new EnvironmentFileFormat(),
        new SystemdUnitFormat(),
        new SystemdUnitFormat(UnitDialect.Container),
        new DotEnvFormat(),
        new EtcEnvironmentFormat(),
        new ShellFormat(),
        new Launchd.LaunchdFormat(),
    ];

    /// <summary>Looks a format up by the name used on the command line.</summary>
    /// <param name="kind">As in <see cref="IFormat.Kind"/>.</param>
    /// <returns>The format.</returns>
    /// <exception cref="ProxyFixerException">There is no such kind (exit status 2).</exception>
    public static IFormat OfKind(string kind) =>
        All.FirstOrDefault(format => format.Kind == kind)
        ?? throw ProxyFixerException.WrongInput($"unknown kind '{kind}'; known are {string.Join(", ", All.Select(f => f.Kind).Order(StringComparer.Ordinal))}");

    /// <summary>Finds the format of a file by its name and first characters.</summary>
    /// <param name="text">The file.</param>
    /// <returns>The format, or null where no format claims it.</returns>
    public static IFormat? Recognise(SourceText text) => Recognise(text.Path, text.Text);

    /// <summary>Finds the format of a file by its name and first characters.</summary>
    /// <param name="path">Absolute path, or a bare name.</param>
    /// <param name="text">The text, or its first <see cref="HeadLength"/> characters.</param>
    /// <returns>The format, or null where no format claims it.</returns>
    public static IFormat? Recognise(string path, ReadOnlySpan<char> text)
    {
        var head = text[..Math.Min(text.Length, HeadLength)];
        foreach (var format in All)
        {
            if (format.Claims(path, head))
            {
                return format;
            }
        }

        // A script has any name; what a shell reads is told by its first line.
        return ShellShebang.Is(head) ? OfKind("shell-profile") : null;
    }

    /// <summary>Tells whether more of a file than its first characters can tell its format; of most files that no format claims it cannot.</summary>
    /// <param name="path">Absolute path, or a bare name.</param>
    /// <param name="start">Some of its first characters; all of them where it is shorter.</param>
    /// <returns>False where <see cref="Recognise(string, ReadOnlySpan{char})"/> finds no format, however the file goes on.</returns>
    public static bool MayTell(string path, ReadOnlySpan<char> start) =>
        start.TrimStart("\uFEFF \t\r\n") is [] or ['<', ..] or ['#', '!', ..] // property lists and scripts have any name
        || path.EndsWith(".json", StringComparison.Ordinal) || path.EndsWith(".yaml", StringComparison.Ordinal) || path.EndsWith(".yml", StringComparison.Ordinal)
        || Recognise(path, []) is not null;

    /// <summary>The failure for a file that no format claims.</summary>
    /// <param name="path">The file as the user named it.</param>
    /// <returns>The exception to throw (exit status 2).</returns>
    public static ProxyFixerException Unrecognised(string path) =>
        ProxyFixerException.WrongInput($"{path}: its name does not tell what it is; use --kind "
            + string.Join("|", All.Select(format => format.Kind).Order(StringComparer.Ordinal)));
}
