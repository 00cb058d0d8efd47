using System.Collections.Immutable;
using ProxyFixer.Text;

namespace ProxyFixer.Formats.Dockerfile;

/// <summary>A stage, from one <c>FROM</c> to the next.</summary>
/// <param name="Name">What stands behind <c>AS</c>; else its number from 0.</param>
/// <param name="From">Its first instruction.</param>
/// <param name="Image">The image it begins with, variables put in; null where that is not known. For one that begins with another stage the image of that.</param>
internal sealed record BuildStage(string Name, Instruction From, string? Image)
{
    /// <summary>The stage it begins with; null where it begins with an image.</summary>
    public BuildStage? Parent { get; init; }

    /// <summary>What it sets itself, in file order; a name may come twice.</summary>
    public List<ImageVariable> Own { get; } = [];

    /// <summary>The stage's instructions, in file order.</summary>
    public List<Instruction> Instructions { get; } = [];

    /// <summary>The words of its last <c>ENTRYPOINT</c>; default where neither it nor its parents have one.</summary>
    public ImmutableArray<string> Entrypoint { get; set; }

    /// <summary>The same for <c>CMD</c>.</summary>
    public ImmutableArray<string> Command { get; set; }

    /// <summary>Where it says what is started; null where it does not.</summary>
    public TextSpan? StartsAt { get; set; }

    /// <summary>Its last <c>WORKDIR</c>; null where there is none, or it is relative.</summary>
    public string? WorkingFolder { get; set; }

    /// <summary>The commands of its <c>RUN</c>, variables put in where they are known.</summary>
    public List<string> Runs { get; } = [];

    /// <summary>The variables of the image, the parents' first; of one name the last counts.</summary>
    public IEnumerable<ImageVariable> Variables => (Parent?.Variables ?? []).Concat(Own);
}
