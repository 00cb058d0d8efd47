using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using ProxyFixer.Patches;

namespace ProxyFixer.Plans;

/// <summary>What the comments of a plan say of one file.</summary>
/// <param name="Line">Where they begin in the plan, from 1.</param>
/// <param name="Name">The file, as in the patch.</param>
internal sealed partial record PlanNote(int Line, string Name)
{
    private const string FileKey = "# file: ";
    private const string BeforeKey = "# sha256 before: ";
    private const string AfterKey = "# sha256 after: ";
    private const string InputKey = "# sha256 of ";
    private const string NoFile = "none (new file)";
    private const string Gone = "none (the file goes)";

    /// <summary>The findings that the change fixes.</summary>
    public ImmutableArray<PlanReason> Reasons { get; init; } = [];

    /// <summary>SHA-256 of the file before, empty for a new file; null where it is not said.</summary>
    public string? Before { get; init; }

    /// <summary>SHA-256 of the file afterwards as it was planned, empty where it goes; null where it is not said.</summary>
    public string? After { get; init; }

    /// <summary>Names and SHA-256 of the other files that the findings were judged from.</summary>
    public ImmutableArray<PlanInput> Inputs { get; init; } = [];

    /// <summary>Writes the comment lines.</summary>
    /// <returns>Lines that <c>git apply</c> and <c>patch</c> pass over.</returns>
    public string Render()
    {
        var text = new StringBuilder($"{FileKey}{PatchName.Quote(Name)}\n");
        foreach (var reason in Reasons)
        {
            text.Append($"# {reason.Id} {reason.Severity}: {reason.Message.ReplaceLineEndings(" ")}\n");
        }

        text.Append($"{BeforeKey}{(Before!.Length == 0 ? NoFile : Before)}\n{AfterKey}{(After!.Length == 0 ? Gone : After)}\n");
        foreach (var input in Inputs)
        {
            text.Append($"{InputKey}{PatchName.Quote(input.Name)}: {input.Sha256}\n");
        }

        return text.ToString();
    }

    /// <summary>Reads the line that begins the comments of a file.</summary>
    /// <param name="index">The line, from 0.</param>
    /// <param name="line">The line without its end.</param>
    /// <returns>The note; null for any other line.</returns>
    public static PlanNote? Begin(int index, string line) =>
        line.StartsWith(FileKey, StringComparison.Ordinal) && PatchName.Read(line.AsSpan(FileKey.Length)) is { } name ? new(index + 1, name) : null;

    /// <summary>Reads another comment line.</summary>
    /// <param name="source">The plan.</param>
    /// <param name="index">The line, from 0.</param>
    /// <param name="line">The line without its end.</param>
    /// <returns>The note with what the line says.</returns>
    /// <exception cref="ProxyFixerException">A hash is malformed (exit status 2).</exception>
    public PlanNote With(PatchSource source, int index, string line)
    {
        string Hash(string key) => line[key.Length..] is NoFile or Gone ? "" : Checked(line[key.Length..]);
        string Checked(string hash) => Sha256().IsMatch(hash) ? hash
            : throw source.Error(index, "this is no SHA-256 (64 hexadecimal digits), so the file cannot be checked; make a new plan with diff");

        var colon = line.LastIndexOf(": ", StringComparison.Ordinal);
        return line.StartsWith(BeforeKey, StringComparison.Ordinal) ? this with { Before = Hash(BeforeKey) }
            : line.StartsWith(AfterKey, StringComparison.Ordinal) ? this with { After = Hash(AfterKey) }
            : line.StartsWith(InputKey, StringComparison.Ordinal) && colon > InputKey.Length
                && PatchName.Read(line.AsSpan(InputKey.Length..colon)) is { } input ? this with { Inputs = Inputs.Add(new(input, Checked(line[(colon + 2)..]))) }
            : Reason().Match(line) is { Success: true } reason
                ? this with { Reasons = Reasons.Add(new(reason.Groups[1].Value, reason.Groups[2].Value, reason.Groups[3].Value)) }
            : this;
    }

    [GeneratedRegex("^[0-9a-f]{64}$")]
    private static partial Regex Sha256();

    [GeneratedRegex("^# (\\S+) (error|warning|info): (.*)$")]
    private static partial Regex Reason();
}

/// <summary>A finding that a plan fixes.</summary>
/// <param name="Id">The rule's id.</param>
/// <param name="Severity">In small letters.</param>
/// <param name="Message">What is wrong.</param>
internal sealed record PlanReason(string Id, string Severity, string Message);

/// <summary>A file that findings were judged from.</summary>
/// <param name="Name">As in the patch.</param>
/// <param name="Sha256">Of its bytes then.</param>
internal sealed record PlanInput(string Name, string Sha256);
