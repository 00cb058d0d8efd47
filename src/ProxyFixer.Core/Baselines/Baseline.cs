using System.Collections.Immutable;
using ProxyFixer.Machine;
using ProxyFixer.Text;

namespace ProxyFixer.Baselines;

/// <summary>Findings that were there when a project began to look, and that are not reported again.</summary>
/// <param name="Source">Its file; the path is as seen from the root.</param>
/// <param name="Paths">What was looked at, portable; empty for the machine.</param>
/// <param name="Homes">The homes that there were, as seen from the root.</param>
/// <param name="Entries">In file order.</param>
public sealed record Baseline(SourceText Source, ImmutableArray<string> Paths, ImmutableArray<string> Homes, ImmutableArray<BaselineEntry> Entries)
{
    /// <summary>Reads a baseline.</summary>
    /// <param name="real">A real path.</param>
    /// <param name="path">The path as seen from the root; for a file outside of it, the real one.</param>
    /// <returns>The baseline; null where there is no such file.</returns>
    /// <exception cref="ProxyFixerException">It cannot be read or is wrong; says line and column (exit status 2).</exception>
    public static Baseline? Read(string real, string path)
    {
        try
        {
            return BaselineReader.Parse(real, SourceText.FromString(path, LocalFile.ReadText(real)));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw ProxyFixerException.WrongInput($"{real} was not read: {IoReason.Of(e)}", e);
        }
    }
}
