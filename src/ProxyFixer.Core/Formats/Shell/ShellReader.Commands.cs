using ProxyFixer.Formats.Assignments;
using ProxyFixer.Text;

namespace ProxyFixer.Formats.Shell;

/// <content>Simple commands: which program or builtin it is, and the assignments in front of it.</content>
internal sealed partial class ShellReader
{
    /// <summary>Builtins before which an assignment lasts in dash (POSIX, XCU 2.14), but not in bash.</summary>
    private static readonly HashSet<string> Special = new(StringComparer.Ordinal)
    {
        ":", ".", "break", "continue", "eval", "exec", "exit", "export", "readonly", "return", "set", "shift", "times", "trap", "unset",
    };

    /// <summary>Names that the file gives to functions and aliases of its own.</summary>
    private readonly HashSet<string> redefined = new(StringComparer.Ordinal);

    private readonly HashSet<string> names = new(StringComparer.Ordinal);

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

        var name = words[first].Has(WordTraits.Quoted) ? words[first].Literal(text) : Name(words[first]);
        while (name is "command" or "builtin" or "noglob" or "nocorrect" && first + 1 < words.Count && !redefined.Contains(name))
        {
            first++;
            name = words[first].Literal(text) is "-p" ? "command" : words[first].Literal(text);
        }

        if (name is null)
        {
            return ExitStatus.Unknown;
        }

        KeepPrefix(first, name);
        var status = redefined.Contains(name) ? ExitStatus.Unknown : RunBuiltin(name, first + 1);
        if (redefined.Contains(name) || !IsKnown(name))
        {
            Add(new(EffectKind.Call, name, IsCertain: true));
            RunRedefinedBuiltin(name, first + 1);
        }

        return status;
    }

    /// <summary>An alias or function of the name of a builtin may do anything to what is named behind it.</summary>
    private void RunRedefinedBuiltin(string name, int from)
    {
        for (var i = from; i < words.Count && IsKnown(name); i++)
        {
            if (words[i].IsAssignment || IsNameOnly(words[i]))
            {
                Add(new(EffectKind.Touch, Name(words[i], words[i].NameEnd < 0 ? words[i].Span.End : words[i].NameEnd), IsCertain: false, Exports: true));
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

    /// <summary>Assignments before a command end with it, but for special builtins, on which shells differ.</summary>
    private void KeepPrefix(int command, string name)
    {
        for (var i = top.WordBase; i < command && Special.Contains(name); i++)
        {
            if (!words[i].IsAssignment)
            {
                continue;
            }

            var variable = Name(words[i], words[i].NameEnd);
            var isExported = name == "export" && words.Skip(command + 1).Any(argument => IsNameOnly(argument) && Name(argument) == variable);
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
            isKnown ? ShellWord.Decode(text, assignment.Value) : null,
            TextSpan.FromBounds(assignment.Span.Start, assignment.NameEnd),
            assignment.Value,
            CommandSpan()));
    }

    private TextSpan CommandSpan() => TextSpan.FromBounds(top.CommandStart, words[^1].Span.End);

    private bool IsNameOnly(ShellWord argument) =>
        argument.Traits == WordTraits.None && VariableName.IsPosix(text.AsSpan(argument.Span.Start, argument.Span.Length));

    private string? Name(ShellWord of) => of.Has(WordTraits.Dynamic) ? null : Name(of, of.Span.End);

    /// <summary>The text from a word's start, without continued lines; equal texts are one string.</summary>
    private string Name(ShellWord of, int end)
    {
        var span = text.AsSpan(of.Span.Start, end - of.Span.Start);
        var name = of.Has(WordTraits.Continued) ? ShellWord.Decode(text, TextSpan.FromBounds(of.Span.Start, end)) : null;
        if (names.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name ?? span, out var known))
        {
            return known;
        }

        name ??= span.ToString();
        names.Add(name);
        return name;
    }
}
