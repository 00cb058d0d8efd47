using System.Collections.Immutable;
using ProxyFixer.Formats;
using ProxyFixer.Formats.Kubernetes;
using ProxyFixer.Machine;
using ProxyFixer.Text;

namespace ProxyFixer.Subjects;

/// <summary>The files behind the PATHs of the command line.</summary>
/// <param name="Texts">Each once, with its kind.</param>
/// <param name="Idle">Paths of code met on a walk that holds nothing to judge; it was looked at, and no text of it is kept.</param>
/// <param name="Unclaimed">Those that no format claims and that were named themselves, where only a service can tell what they are, or are the values of a chart of Helm.</param>
/// <param name="Unreadable">Those that could not be read.</param>
public sealed record NamedFiles(
    ImmutableArray<(string Kind, SourceText Text)> Texts, ImmutableArray<string> Idle, ImmutableArray<SourceText> Unclaimed, ImmutableArray<UnreadableFile> Unreadable)
{
    /// <summary>Reads them: files as they are named, folders walked (not <c>.git</c>, and of <c>node_modules</c> only known packages).</summary>
    /// <param name="files">The machine.</param>
    /// <param name="request">What the user named.</param>
    /// <returns>The files.</returns>
    public static NamedFiles Read(MachineFiles files, ScanRequest request)
    {
        var (texts, idle, unclaimed, unreadable) = (new List<(string, SourceText)>(), new List<string>(), new List<SourceText>(), new List<UnreadableFile>());
        var found = request.Paths.SelectMany(path => Expand(files, path, request.IsSelection));
        foreach (var (path, isNamed, mayMatter) in request.Paths.Length > 1 ? found.DistinctBy(file => file.Path) : found)
        {
            if (!mayMatter)
            {
                idle.Add(path);
            }
            else if (files.TryRead(path, out var reason) is not { } text)
            {
                unreadable.Add(new(path, reason!));
            }
            else if (((isNamed ? request.Kind : null) ?? FormatCatalog.Recognise(text)?.Kind) is { } kind)
            {
                texts.Add((kind, text));
            }
            else if (isNamed || HelmTemplate.IsOfChart(path, files.List(MachinePath.Folder(path))))
            {
                unclaimed.Add(text);
            }
        }

        return new([.. texts], [.. idle], [.. unclaimed], [.. unreadable]);
    }

    private static IEnumerable<(string Path, bool IsNamed, bool MayMatter)> Expand(MachineFiles files, string path, bool isSelection) =>
        isSelection ? FolderWalk.File(files, path) is { } file ? [(path, false, file.MayMatter)] : []
        : files.IsFolder(path) ? FolderWalk.Files(files, path).Select(found => (found.Path, false, found.MayMatter))
        : [(path, true, true)];
}
