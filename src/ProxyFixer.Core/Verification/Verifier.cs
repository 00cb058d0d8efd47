using System.Collections.Immutable;
using ProxyFixer.Machine;
using ProxyFixer.Patches;

namespace ProxyFixer.Verification;

/// <summary>
/// Checks what was written while it can still be taken back: the bytes, the syntax, what programs of the machine say of the files, and
/// the findings. Made before anything is written, because only complaints that are new count.
/// </summary>
public sealed class Verifier
{
    private readonly Host host;
    private readonly ImmutableArray<FilePatch> patches;
    private readonly JudgedAgain? findings;
    private readonly ImmutableArray<(FilePatch Patch, IOutsideOpinion Opinion)> asked;
    private readonly ImmutableArray<ImmutableArray<string>?> before;
    private readonly List<string> notChecked = [];

    /// <summary>Looks at the files as they are before.</summary>
    /// <param name="host">The machine.</param>
    /// <param name="patches">What will be written.</param>
    /// <param name="programs">The programs that may be asked.</param>
    /// <param name="nodes">Paths of the Nodes that services start, best first, as seen from the root; may be empty.</param>
    /// <param name="findings">What should be found afterwards; null where nobody knows, as for a patch by hand.</param>
    public Verifier(Host host, ImmutableArray<FilePatch> patches, OutsidePrograms programs, IEnumerable<string> nodes, JudgedAgain? findings)
    {
        (this.host, this.patches, this.findings) = (host, patches, findings);
        var known = programs.Opinions(() => OnDisk(host), nodes);
        asked = [.. from patch in patches
                    where patch.After is not null
                    from opinion in known
                    where opinion.Knows(patch)
                    select (patch, opinion)];
        before = Ask().GetAwaiter().GetResult();
    }

    /// <summary>Which files no program was asked about although one knows their kind, one sentence each; complete after <see cref="Check"/>.</summary>
    public IReadOnlyList<string> NotChecked => notChecked;

    /// <summary>Checks the files as they are on disk now.</summary>
    /// <returns>The first complaint, one sentence without a full stop, with secrets hidden; null where all is well.</returns>
    public string? Check()
    {
        try
        {
            return WrittenBytes.Check(OnDisk(host), patches, host.Display) ?? Judgement();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"what was written cannot be looked at again: {IoReason.Of(e)}";
        }
    }

    /// <summary>The machine without planned texts and without what was read before. It is looked at to the end, whoever presses Ctrl-C.</summary>
    /// <param name="host">The machine.</param>
    /// <returns>A new view of its files.</returns>
    internal static MachineFiles OnDisk(Host host) => new(host.Files.Root);

    // Most of the time of a fix is waiting for these programs: each is asked by a thread of its own, about one file after the other.
    private async Task<ImmutableArray<ImmutableArray<string>?>> Ask()
    {
        var answers = new ImmutableArray<string>?[asked.Length];
        await Task.WhenAll(from place in Enumerable.Range(0, asked.Length)
                           group place by asked[place].Opinion into places
                           select Task.Run(() =>
                           {
                               foreach (var place in places.Where(place => before.IsDefault || before[place] is not null))
                               {
                                   answers[place] = places.Key.Ask(asked[place].Patch);
                               }
                           })).ConfigureAwait(false);
        return [.. answers];
    }

    // The findings are judged while the programs are awaited.
    private string? Judgement()
    {
        var asking = Ask();
        ImmutableArray<ImmutableArray<string>?> said;
        string? unexpected;
        try
        {
            unexpected = findings?.Check();
        }
        finally
        {
            said = asking.GetAwaiter().GetResult();
        }

        return NewComplaint(said) ?? unexpected;
    }

    private string? NewComplaint(ImmutableArray<ImmutableArray<string>?> after)
    {
        for (var i = 0; i < asked.Length; i++)
        {
            var (patch, opinion) = asked[i];
            if (before[i] is not { } former || after[i] is not { } said)
            {
                notChecked.Add($"{host.Display(patch.Path)} was not checked with {opinion.Name}: it cannot be run here for this file.");
            }
            else if (said.Except(former, StringComparer.Ordinal).FirstOrDefault() is { } complaint)
            {
                return $"{opinion.Name} does not accept {host.Display(patch.Path)}: {ForeignWords.Show(complaint)}";
            }
            else if (!said.IsEmpty)
            {
                notChecked.Add($"{host.Display(patch.Path)}: {opinion.Name} says the same as before the change: {ForeignWords.Show(said[0])}");
            }
        }

        return null;
    }
}
