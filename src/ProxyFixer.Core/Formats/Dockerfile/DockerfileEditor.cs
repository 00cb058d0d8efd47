using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.Dockerfile;

/// <summary>Sets one variable of a stage; every edit is read back before it is offered.</summary>
/// <param name="file">The file.</param>
/// <param name="stageName">The stage; null for the last one, which is the image.</param>
/// <param name="name">The variable.</param>
/// <param name="value">What it shall be in the image.</param>
internal sealed class DockerfileEditor(ImageFile file, string? stageName, string name, string value)
{
    private readonly SourceText source = file.Text;

    /// <summary>Makes the edit.</summary>
    /// <returns>The edit, nothing, or why there is none.</returns>
    public EditResult Edit()
    {
        if (file.Errors.FirstOrDefault(error => error.IsFatal) is { } error)
        {
            return new EditResult.Refused(error.Span, "the file cannot be read: " + error.Message);
        }

        var stage = stageName is null ? (file.Stages is [.., var last] ? last : null) : file.Stages.FirstOrDefault(one => string.Equals(one.Name, stageName, StringComparison.OrdinalIgnoreCase));
        if (stage is null)
        {
            return new EditResult.Refused(default, stageName is null ? "the file has no FROM" : "there is no stage of this name in the file");
        }

        if (value.AsSpan().ContainsAny('\n', '\r'))
        {
            return new EditResult.Refused(stage.From.Span, "a value with a line's end cannot be written here");
        }

        var present = stage.Own.FindLast(variable => variable.Name == name);
        if (present is not null && present.Value == value)
        {
            return EditResult.Nothing;
        }

        var index = file.Stages.TakeWhile(one => one != stage).Count();
        foreach (var edit in Candidates(stage, present))
        {
            if (ReadsBack(index, edit))
            {
                return new EditResult.Edited([edit]);
            }
        }

        return new EditResult.Refused(present?.ValueSpan ?? stage.From.Span, "no line can be written that sets the variable and leaves everything else as it is");
    }

    private IEnumerable<TextEdit> Candidates(BuildStage stage, ImageVariable? present)
    {
        var written = file.Words.Write(value);
        if (present is not null)
        {
            yield return new(present.ValueSpan, written);
        }

        var neighbours = stage.Own.Where(variable => ProxyVariables.Has(variable.Name)).Select(variable => variable.Instruction).Reverse()
            .Concat(stage.Own.Select(variable => variable.Instruction).Reverse())
            .Concat(stage.Instructions.TakeWhile(one => one.Keyword == "ARG").Reverse());
        foreach (var neighbour in neighbours.Append(stage.From).Distinct())
        {
            // Keywords are written as the neighbour's.
            var first = source.Text[neighbour.Span.Start];
            var line = $"{(char.IsAsciiLetterLower(first) ? "env" : "ENV")} {name}={written}";
            yield return new(new(neighbour.Span.End, 0), source.Newline + line);
        }
    }

    private bool ReadsBack(int index, TextEdit edit)
    {
        var after = ImageFile.Read(source.Apply([edit]));
        if (after.Errors.Count != file.Errors.Count || after.Stages.Count != file.Stages.Count || after.Stages[index].Own.FindLast(v => v.Name == name)?.Value != value)
        {
            return false;
        }

        // What is made from the variable with ${NAME} may not change with it.
        return file.Stages.Select((stage, i) => Others(stage, i == index).SequenceEqual(Others(after.Stages[i], i == index))).All(same => same);
    }

    private IEnumerable<(string, string?, string)> Others(BuildStage stage, bool isOwn) =>
        stage.Own.Where(variable => !isOwn || variable.Name != name).Select(variable => (variable.Name, variable.Value, ""))
            .Concat(stage.Instructions.Where(one => one.Keyword != "ENV").Select(one => (one.Keyword, (string?)one.Arguments, stage.Image ?? "")));
}
