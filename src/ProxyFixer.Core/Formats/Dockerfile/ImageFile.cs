using System.Collections.Immutable;
using System.Text.Json;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.Dockerfile;

/// <summary>A Dockerfile, followed as a build follows it (Dockerfile reference).</summary>
internal sealed class ImageFile
{
    private readonly BuildWords words;
    private readonly List<BuildStage> stages = [];
    private readonly Dictionary<string, BuildStage> named = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<SyntaxError> errors = [];
    private readonly Dictionary<string, BuildValue> global = new(StringComparer.Ordinal);
    private Dictionary<string, BuildValue> build = new(StringComparer.Ordinal);

    private ImageFile(SourceText text, char escape) => (Text, words) = (text, new(escape));

    /// <summary>The file.</summary>
    public SourceText Text { get; }

    /// <summary>Splits and writes words by the file's escape character.</summary>
    public BuildWords Words => words;

    /// <summary>The stages in file order; the last is the image.</summary>
    public IReadOnlyList<BuildStage> Stages => stages;

    /// <summary>What a build refuses, in file order.</summary>
    public IReadOnlyList<SyntaxError> Errors => errors;

    /// <summary>Reads a file.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>What was read; never throws.</returns>
    public static ImageFile Read(SourceText text)
    {
        var reader = InstructionReader.Read(text.Text);
        var file = new ImageFile(text, reader.Escape);
        foreach (var instruction in reader.Instructions)
        {
            file.Add(instruction);
        }

        return file;
    }

    private void Add(Instruction instruction)
    {
        if (instruction.Keyword == "FROM")
        {
            Begin(instruction);
            return;
        }

        if (stages.Count == 0)
        {
            if (instruction.Keyword == "ARG")
            {
                Declare(instruction, global);
            }
            else
            {
                errors.Add(new(instruction.Span, "only ARG may stand above the first FROM"));
            }

            return;
        }

        var stage = stages[^1];
        stage.Instructions.Add(instruction);
        switch (instruction.Keyword)
        {
            case "ARG":
                Declare(instruction, build);
                break;
            case "ENV":
                Set(instruction, stage);
                break;
            case "RUN":
                stage.Runs.Add(words.Expand(instruction.Arguments.Replace("'", "", StringComparison.Ordinal), Known) ?? instruction.Arguments);
                break;
            case "WORKDIR":
                stage.WorkingFolder = words.Expand(instruction.Arguments, Known) is ['/', ..] folder ? folder : stage.WorkingFolder;
                break;
            case "CMD":
                stage.Command = CommandOf(instruction);
                stage.StartsAt = instruction.Span;
                break;
            case "ENTRYPOINT":
                // An entrypoint of its own drops the command that came with the image.
                stage.Command = stage.Instructions.Exists(one => one.Keyword == "CMD") ? stage.Command : default;
                stage.Entrypoint = CommandOf(instruction);
                stage.StartsAt ??= instruction.Span;
                break;
        }
    }

    private void Begin(Instruction instruction)
    {
        var parts = words.Split(instruction.Arguments).Select(word => instruction.Arguments[word.Start..word.End])
            .SkipWhile(word => word.StartsWith("--", StringComparison.Ordinal)).ToArray();
        if (parts.Length is not (1 or 3) || (parts.Length == 3 && !parts[1].Equals("as", StringComparison.OrdinalIgnoreCase)))
        {
            errors.Add(new(instruction.Span, "FROM takes an image, or an image AS a name"));
        }

        var image = parts.Length == 0 ? null : words.Expand(parts[0], name => global.GetValueOrDefault(name));
        var parent = image is null ? null : named.GetValueOrDefault(image);
        var number = stages.Count.ToString(System.Globalization.CultureInfo.InvariantCulture);
        stages.Add(new(parts.Length == 3 ? parts[2].ToLowerInvariant() : number, instruction, parent?.Image ?? image)
        {
            Parent = parent,
            Entrypoint = parent is null ? default : parent.Entrypoint,
            Command = parent is null ? default : parent.Command,
            StartsAt = parent?.StartsAt,
            WorkingFolder = parent?.WorkingFolder,
        });
        named[stages[^1].Name] = stages[^1];
        build = new(StringComparer.Ordinal);
        foreach (var variable in stages[^1].Variables)
        {
            build[variable.Name] = new(true, variable.Value);
        }
    }

    // Who builds may give another value than the default; without a default there is none to go by.
    private void Declare(Instruction instruction, Dictionary<string, BuildValue> scope)
    {
        foreach (var (start, end) in words.Split(instruction.Arguments))
        {
            var word = instruction.Arguments[start..end];
            var equals = word.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? word : word[..equals];
            if (stages.Count == 0 || !stages[^1].Variables.Any(variable => variable.Name == name))
            {
                scope[name] = equals >= 0 ? new(true, words.Expand(word[(equals + 1)..], Known))
                    : global.TryGetValue(name, out var known) && stages.Count > 0 ? known : new(true, null);
            }
        }
    }

    private BuildValue Known(string name) =>
        build.TryGetValue(name, out var value) ? value
        : stages.Count == 0 ? global.GetValueOrDefault(name)
        : BuildValue.Unset;

    // All pairs of one instruction see the variables from before it.
    private void Set(Instruction instruction, BuildStage stage)
    {
        var pairs = Pairs(instruction).ToArray();
        foreach (var pair in pairs)
        {
            stage.Own.Add(pair);
            build[pair.Name] = new(true, pair.Value);
        }
    }

    private IEnumerable<ImageVariable> Pairs(Instruction instruction)
    {
        var arguments = instruction.Arguments;
        var split = words.Split(arguments).ToArray();
        if (split.Length == 0)
        {
            errors.Add(new(instruction.Span, "ENV takes NAME=value"));
            return [];
        }

        var (first, firstEnd) = split[0];
        if (!arguments[first..firstEnd].Contains('=', StringComparison.Ordinal))
        {
            // The old form: the rest of the line is the value.
            if (split.Length == 1)
            {
                errors.Add(new(instruction.Span, "ENV takes NAME=value"));
                return [];
            }

            return [Variable(instruction, first, firstEnd, split[1].Start, arguments.Length)];
        }

        if (Array.Find(split, word => arguments.IndexOf('=', word.Start, word.End - word.Start) <= word.Start) is { End: > 0 } wrong)
        {
            errors.Add(new(instruction.Place(wrong.Start, wrong.End), "a word of ENV is no NAME=value; a value with blanks needs quotes"));
        }

        return from word in split
               let sign = arguments.IndexOf('=', word.Start, word.End - word.Start)
               where sign > word.Start
               select Variable(instruction, word.Start, sign, sign + 1, word.End);
    }

    private ImageVariable Variable(Instruction instruction, int name, int nameEnd, int value, int valueEnd) => new(
        words.Expand(instruction.Arguments[name..nameEnd], Known) ?? instruction.Arguments[name..nameEnd],
        words.Expand(instruction.Arguments[value..valueEnd], Known),
        instruction.Place(name, nameEnd),
        instruction.Place(value, valueEnd),
        instruction);

    // A list in JSON is run as it is, anything else by a shell.
    private static ImmutableArray<string> CommandOf(Instruction instruction)
    {
        if (instruction.Arguments.StartsWith('['))
        {
            try
            {
                using var list = JsonDocument.Parse(instruction.Arguments);
                if (list.RootElement.EnumerateArray().All(word => word.ValueKind == JsonValueKind.String))
                {
                    return [.. list.RootElement.EnumerateArray().Select(word => word.GetString()!)];
                }
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
            {
                // then it is a command for the shell, as a build takes it
            }
        }

        return instruction.Arguments.Length == 0 ? [] : ["/bin/sh", "-c", instruction.Arguments];
    }
}
