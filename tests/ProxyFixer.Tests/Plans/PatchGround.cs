using System.Collections.Immutable;
using ProxyFixer.Patches;
using ProxyFixer.Plans;
using ProxyFixer.Tests.Support;
using ProxyFixer.Text;

namespace ProxyFixer.Tests.Plans;

/// <summary>A folder in which the same patch is applied by us and by other tools.</summary>
public sealed class PatchGround : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private int rounds;

    /// <summary>The patch between two contents of one file, without comments.</summary>
    public static byte[] Diff(string name, byte[] before, byte[] after) => SourceText.FromString("", UnifiedDiff.Render(
        [new FilePatch("/" + name, SourceText.FromBytes("/" + name, before), SourceText.FromBytes("/" + name, after), [])],
        path => path, comment: _ => "")).ToBytes();

    /// <summary>Applies a patch to one file in memory.</summary>
    /// <returns>The file afterwards, or why it does not fit.</returns>
    public (byte[]? After, string Refusal) Ours(string name, byte[] before, byte[] patch)
    {
        var place = Place(name, before);
        try
        {
            var host = Host.Describe(place, "/", ImmutableSortedDictionary<string, string>.Empty, folder.Path, TimeProvider.System);
            var fitted = new PlanFitter(host, Plan.Read("p.diff", patch), showsAll: true).Fit();
            return !fitted.Refusals.IsEmpty ? (null, string.Join('\n', fitted.Refusals))
                : !fitted.AlreadyApplied.IsEmpty ? (null, "already applied")
                : (fitted.Patches.IsEmpty ? before : fitted.Patches.Single().After!.ToBytes(), "");
        }
        catch (ProxyFixerException e)
        {
            return (null, e.Message);
        }
    }

    /// <summary>Applies a patch by another tool.</summary>
    /// <returns>The file afterwards; null where the tool refuses.</returns>
    public byte[]? Theirs(string name, byte[] before, byte[] patch, string tool, params string[] arguments)
    {
        var place = Place(name, before);
        var file = folder.Write($"{rounds}.diff", patch);
        var (code, _, _) = ExternalTool.Run(tool, [.. arguments, file], place);
        return code == 0 ? File.ReadAllBytes(Path.Combine(place, name)) : null;
    }

    public void Dispose() => folder.Dispose();

    private string Place(string name, byte[] before)
    {
        var place = Path.Combine(folder.Path, $"place{++rounds}");
        folder.Write($"place{rounds}/{name}", before);
        return place;
    }
}
