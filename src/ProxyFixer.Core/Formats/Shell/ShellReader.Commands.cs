using ProxyFixer.Formats.Assignments;
using ProxyFixer.Text;

namespace ProxyFixer.Formats.Shell;

/// <content>Simple commands: which program or builtin it is, and the assignments in front of it.</content>
internal sealed partial class ShellReader
{
    private readonly Dictionary<string, ShellCommandName> commands = new(StringComparer.Ordinal);

    private readonly NamePool names = new();

    /// <summary>Notes what the current simple command does.</summary>
    /// <returns>Its exit status.</returns>
    private ExitStatus Execute()
    {
        var first = top.WordBase;
        while (first < words.Count && words[first].IsAssignment)
        {
            first++;
        }

        if (first == words.Count)
        {
            return Assign();
        }

        var command = CommandNamed(words[first]);
        while (command is { IsPrefix: true, IsRedefined: false } && first + 1 < words.Count)
        {
            first++;
            command = words[first].Literal(text) is "-p" ? command : CommandNamed(words[first]);
        }

        return command is null ? ExitStatus.Unknown : Execute(command, first);
    }

    private ExitStatus Execute(ShellCommandName command, int first)
    {
        KeepPrefix(first, command);
        if (command is { IsRedefined: false, IsBuiltin: true })
        {
            return RunBuiltin(command.Name, first + 1);
        }

        if (Effective != Gate.Skips)
        {
            log.Add(new(EffectKind.Call, command.Name, IsCertain: Effective == Gate.Runs));
        }

        if (command.IsRedefined)
        {
            DropPrefix(first);
            RunRedefinedBuiltin(command, first + 1);
        }

        return ExitStatus.Unknown;
    }

    private ShellCommandName? CommandNamed(ShellWord word) =>
        word.Has(WordTraits.Dynamic) ? null
        : word.Has(WordTraits.Quoted) || word.Has(WordTraits.Continued) ? CommandNamed(word.Literal(text)!)
        : CommandNamed(text.AsSpan(word.Span.Start, word.Span.Length));

    private ShellCommandName CommandNamed(ReadOnlySpan<char> name)
    {
        var lookup = commands.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!lookup.TryGetValue(name, out var command))
        {
            command = new(name.ToString());
            commands.Add(command.Name, command);
        }

        return command;
    }

    /// <summary>What a function does to a variable that is assigned before its call lasts in bash, but not in dash.</summary>
    private void DropPrefix(int command)
    {
        for (var i = top.WordBase; i < command; i++)
        {
            if (words[i].IsAssignment)
            {
                Add(new(EffectKind.Unset, Name(words[i], words[i].NameEnd), IsCertain: false, Command: CommandSpan()));
            }
        }
    }

    /// <summary>An alias or function of the name of a builtin may do anything to what is named behind it.</summary>
    private void RunRedefinedBuiltin(ShellCommandName command, int from)
    {
        for (var i = from; i < words.Count && command.IsBuiltin; i++)
        {
            if (words[i].IsAssignment || IsNameOnly(words[i]))
            {
                var end = words[i].NameEnd < 0 ? words[i].Span.End : words[i].NameEnd;
                Add(new(EffectKind.Touch, Name(words[i], end), IsCertain: false, Exports: true));
            }
        }
    }

    private ExitStatus Assign()
    {
        var status = ExitStatus.Success;
        for (var i = top.WordBase; i < words.Count; i++)
        {
            AddSet(words[i], exports: false);
            status = words[i].Has(WordTraits.Substitutes) ? ExitStatus.Unknown : status;
        }

        return status;
    }

    /// <summary>Assignments before a command end with it, but shells differ on special builtins and on functions.</summary>
    private void KeepPrefix(int first, ShellCommandName command)
    {
        for (var i = top.WordBase; i < first && (command.IsSpecial || command.IsRedefined); i++)
        {
            if (!words[i].IsAssignment)
            {
                continue;
            }

            var variable = Name(words[i], words[i].NameEnd);
            var isExported = command.Name == "export"
                && words.Skip(first + 1).Any(argument => IsNameOnly(argument) && Name(argument) == variable);
            AddSet(words[i], exports: isExported, isCertain: isExported);
        }
    }

    private void AddSet(ShellWord assignment, bool exports, bool isCertain = true, bool isArgument = false)
    {
        // bash expands braces in the arguments of export, dash does not.
        var isKnown = !assignment.Has(WordTraits.Dynamic) && !(isArgument && assignment.Has(WordTraits.Braces));
        Add(new(
            EffectKind.Set,
            Name(assignment, assignment.NameEnd),
            isCertain,
            exports,
            isKnown ? text : null,
            IsWritten: true,
            TextSpan.FromBounds(assignment.Span.Start, assignment.NameEnd),
            assignment.Value,
            CommandSpan()));
    }

    private TextSpan CommandSpan() => TextSpan.FromBounds(top.CommandStart, words[^1].Span.End);

    private bool IsNameOnly(ShellWord argument) =>
        argument.Traits == WordTraits.None && VariableName.IsPosix(text.AsSpan(argument.Span.Start, argument.Span.Length));

    private string? Name(ShellWord of) => of.Has(WordTraits.Dynamic) ? null : Name(of, of.Span.End);

    /// <summary>The text from a word's start, without continued lines.</summary>
    private string Name(ShellWord of, int end) => of.Has(WordTraits.Continued)
        ? ShellWord.Decode(text, TextSpan.FromBounds(of.Span.Start, end))
        : names.Of(text.AsSpan(of.Span.Start, end - of.Span.Start));
}
