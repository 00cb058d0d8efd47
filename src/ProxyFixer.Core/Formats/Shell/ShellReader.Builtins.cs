using ProxyFixer.Formats.Assignments;
using ProxyFixer.Text;

namespace ProxyFixer.Formats.Shell;

/// <content>The builtins that change variables or end the reading.</content>
internal sealed partial class ShellReader
{
    /// <summary>Notes what a builtin does.</summary>
    /// <param name="name">The command.</param>
    /// <param name="from">Index of its first argument.</param>
    /// <returns>Its exit status.</returns>
    private ExitStatus RunBuiltin(string name, int from)
    {
        switch (name)
        {
            case ":" or "true":
                return ExitStatus.Success;
            case "false":
                return ExitStatus.Failure;
            case "export" or "readonly" or "declare" or "typeset" or "local":
                return Declare(name, from);
            case "unset":
                return Unset(from);
            case "set":
                return SetOptions(from);
            case "alias":
                return DefineAliases(from);
            case "return" or "exit":
                Add(new(name == "exit" ? EffectKind.Exit : EffectKind.Return, "", IsCertain: true, Command: CommandSpan()));
                return ExitStatus.Unknown;
            case "exec" when from < words.Count:
                Add(new(EffectKind.Exit, "", IsCertain: true, Command: CommandSpan()));
                return ExitStatus.Unknown;
            case "read" or "getopts" or "mapfile" or "readarray" or "let" or "printf":
                TouchArguments(name, from);
                return ExitStatus.Unknown;
            case "eval":
                TouchEvaluated(from);
                return ExitStatus.Unknown;
            default:
                return ExitStatus.Unknown;
        }
    }

    private ExitStatus Declare(string command, int from)
    {
        var options = DeclareOptions.Of(command);
        var i = from;
        for (; i < words.Count && !words[i].IsAssignment && words[i].Literal(text) is { Length: > 1 } option && option[0] is '-' or '+'; i++)
        {
            if (option == "--")
            {
                i++;
                break;
            }

            options = options.With(option);
        }

        for (; i < words.Count && !options.IsAboutFunctions; i++)
        {
            DeclareOne(options, words[i]);
        }

        hasFrozen |= options.Freezes;
        return hasFrozen ? ExitStatus.Unknown : ExitStatus.Success;
    }

    private void DeclareOne(DeclareOptions options, ShellWord argument)
    {
        if (ReadArgument(argument) is not { } assigned)
        {
            return;
        }

        if (options.IsLocal && functions.TryPeek(out var function))
        {
            (function.Locals ??= new(StringComparer.Ordinal)).Add(assigned.Name);
            return;
        }

        if (assigned.Kind is EffectKind.Set or EffectKind.Touch)
        {
            Add(assigned with { Exports = options.Exports, Source = options.ChangesValue ? null : assigned.Source });
        }

        var change = options.Exports ? EffectKind.Export : options.Unexports ? EffectKind.Unexport : EffectKind.Freeze;
        if (change != EffectKind.Freeze && !(change == EffectKind.Export && assigned.Kind == EffectKind.Set))
        {
            Add(assigned with { Kind = change, Source = null });
        }

        if (options.Freezes)
        {
            Add(assigned with { Kind = EffectKind.Freeze, Source = null });
        }
    }

    /// <summary>Reads <c>NAME</c> or <c>NAME=VALUE</c>, also where quotes enclose the whole of it.</summary>
    private ShellEffect? ReadArgument(ShellWord argument)
    {
        if (argument.Has(WordTraits.AssignsPart) && argument.NameEnd > 0)
        {
            return new(EffectKind.Touch, Name(argument, argument.NameEnd), IsCertain: true, Command: CommandSpan());
        }

        if (argument.Has(WordTraits.Assigns))
        {
            var isKnown = !argument.Has(WordTraits.Dynamic) && !argument.Has(WordTraits.Braces);
            return Argument(argument, Name(argument, argument.NameEnd), argument.NameEnd, argument.Value, isKnown ? text : null) with { IsWritten = true };
        }

        if (argument.Literal(text) is not { } literal)
        {
            return null;
        }

        var equals = literal.IndexOf('=', StringComparison.Ordinal);
        var name = equals < 0 ? literal : literal[..equals];
        if (!VariableName.IsPosix(name))
        {
            // dash ends here with an error, bash goes on.
            Add(new(EffectKind.Exit, "", IsCertain: false, Command: CommandSpan()));
            return null;
        }

        return equals < 0
            ? Argument(argument, name, argument.Span.End, new(argument.Span.End, 0), null) with { Kind = EffectKind.Export }
            : Argument(argument, name, argument.Span.End, argument.Span, literal[(equals + 1)..]);
    }

    private ShellEffect Argument(ShellWord argument, string name, int nameEnd, TextSpan value, string? source) => new(
        EffectKind.Set,
        name,
        IsCertain: true,
        Source: source,
        NameSpan: TextSpan.FromBounds(argument.Span.Start, nameEnd),
        ValueSpan: value,
        Command: CommandSpan());

    private ExitStatus Unset(int from)
    {
        for (var i = from; i < words.Count; i++)
        {
            var name = words[i].Literal(text);
            if (name is "-f" or "-n")
            {
                break;
            }

            if (name is not null && VariableName.IsPosix(name))
            {
                Add(new(EffectKind.Unset, name, IsCertain: true, Command: CommandSpan()));
            }
        }

        return hasFrozen ? ExitStatus.Unknown : ExitStatus.Success;
    }

    private ExitStatus SetOptions(int from)
    {
        for (var i = from; i < words.Count && words[i].Literal(text) is { Length: > 1 } option; i++)
        {
            if (option == "--" || option[0] is not ('-' or '+'))
            {
                break;
            }

            var isLong = option[^1] == 'o';
            i += isLong ? 1 : 0;
            var isAll = option.AsSpan(1).Contains('a') || (isLong && i < words.Count && words[i].Literal(text) == "allexport");
            if (isAll)
            {
                Add(new(option[0] == '-' ? EffectKind.ExportAll : EffectKind.ExportSome, "", IsCertain: true, Command: CommandSpan()));
            }
        }

        return ExitStatus.Success;
    }

    private ExitStatus DefineAliases(int from)
    {
        for (var i = from; i < words.Count; i++)
        {
            var definition = words[i].NameEnd > 0 ? Name(words[i], words[i].NameEnd) : words[i].Literal(text) ?? "";
            var equals = definition.IndexOf('=', StringComparison.Ordinal);
            CommandNamed(equals < 0 ? definition : definition.AsSpan(0, equals)).IsRedefined = true;
        }

        return ExitStatus.Success;
    }

    private void TouchArguments(string command, int from)
    {
        for (var i = from; i < words.Count; i++)
        {
            var literal = words[i].Literal(text) ?? "";
            var name = words[i].NameEnd > 0 ? Name(words[i], words[i].NameEnd) : literal;
            var isVariable = command != "printf" || (i > from && words[i - 1].Literal(text) == "-v");
            if (isVariable && VariableName.IsPosix(name))
            {
                Add(new(EffectKind.Touch, name, IsCertain: false, Command: CommandSpan()));
            }
        }
    }

    /// <summary>What <c>eval</c> runs is read too, as far as it is known, but only for the names that it touches.</summary>
    private void TouchEvaluated(int from)
    {
        if (isEvaluated || Effective == Gate.Skips)
        {
            return;
        }

        var script = string.Join(' ', words.Skip(from).Select(argument => argument.Literal(text) ?? WithoutQuotes(argument)));
        var evaluated = new ShellReader(script, dialect, wantsSlots: false) { isEvaluated = true }.Run();
        foreach (var effect in evaluated.Effects)
        {
            if (effect.Kind is EffectKind.Set or EffectKind.Touch or EffectKind.Export or EffectKind.Unset or EffectKind.Unexport)
            {
                var exports = effect.Exports || effect.Kind == EffectKind.Export;
                Add(new(EffectKind.Touch, effect.Name, IsCertain: false, exports, Command: CommandSpan()));
            }
        }

        if (evaluated.Errors.Length > 0)
        {
            Add(new(EffectKind.Exit, "", IsCertain: false, Command: CommandSpan()));
        }
    }

    private string WithoutQuotes(ShellWord argument) => text.Substring(argument.Span.Start, argument.Span.Length)
        .Replace("\"", "", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal);

    private bool isEvaluated;

    /// <summary>True once something is read-only: then an assignment can fail.</summary>
    private bool hasFrozen;
}
