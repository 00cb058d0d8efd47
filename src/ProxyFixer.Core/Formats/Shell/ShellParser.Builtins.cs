using ProxyFixer.Formats.Assignments;

namespace ProxyFixer.Formats.Shell;

/// <content>The builtins that change variables or end the reading.</content>
internal sealed partial class ShellParser
{
    /// <summary>Variables with attributes, and arrays: what is assigned to them is not what they hold, or is not exported.</summary>
    private readonly HashSet<string> attributed = new(StringComparer.Ordinal);

    /// <summary>Notes what a command does, if it is a builtin.</summary>
    /// <returns>True where it cannot fail.</returns>
    private bool RunBuiltin(string name, List<ShellWord> arguments)
    {
        switch (name)
        {
            case ":" or "true":
                return true;
            case "export" or "readonly":
                return Declare(name, arguments);
            case "declare" or "typeset" or "local":
                // Outside of a function local is an error in bash.
                var outer = gate;
                gate = name == "local" && locals is null ? Weaker(gate) : gate;
                var cannotFail = Declare(name, arguments);
                gate = outer;
                return cannotFail;
            case "unset":
                Unset(arguments);
                return true;
            case "set":
                SetOptions(arguments);
                return true;
            case "alias":
                DefineAliases(arguments);
                return true;
            case "." or "source" when arguments.Count > 0:
                ReadSources(arguments[0]);
                return false;
            case "return" when locals is null:
            case "exit":
            case "exec" when arguments.Count > 0:
                Add(new(EffectKind.Leave, "", IsCertain: true, command));
                return false;
            case "read" or "getopts" or "mapfile" or "readarray" or "let" or "printf":
                TouchArguments(name, arguments);
                return false;
            case "emulate" when isZsh && arguments.Count > 2 && arguments[^2].Literal(text) == "-c":
                // emulate sh -c '. /etc/profile', in /etc/zprofile of Fedora
                Evaluate(arguments[^1..]);
                return false;
            case "eval":
                Evaluate(arguments);
                return false;
            default:
                return false;
        }
    }

    private bool Declare(string name, List<ShellWord> arguments)
    {
        var (options, outer) = (DeclareOptions.Of(name), gate);
        var i = 0;
        for (; i < arguments.Count && !arguments[i].IsAssignment && arguments[i].Literal(text) is { Length: > 1 } option && option[0] is '-' or '+'; i++)
        {
            if (option == "--")
            {
                i++;
                break;
            }

            if (name is "export" or "readonly" && option.AsSpan(1).IndexOfAnyExcept('n', 'f') >= 0)
            {
                gate = Weaker(gate); // -p with a name, or an option that some shells refuse
            }
            else
            {
                options = options.With(option);
            }
        }

        for (; i < arguments.Count && !options.IsAboutFunctions; i++)
        {
            ShellEffect[] assigned = [.. ReadArguments(arguments[i])];
            foreach (var one in assigned)
            {
                DeclareOne(options, one);
            }

            if (options.Exports && assigned.Length == 0 && arguments[i].Literal(text) is null)
            {
                ReadUnnamed(arguments[i]);
            }
        }

        hasFrozen |= options.Freezes;
        var isSure = gate == outer;
        gate = outer;
        return isSure;
    }

    private void DeclareOne(DeclareOptions options, ShellEffect assigned)
    {
        if (options.IsLocal && locals is not null)
        {
            if (gate != Gate.Elsewhere)
            {
                locals.Add(assigned.Name);
            }

            return;
        }

        if (options.ChangesValue)
        {
            Attribute(assigned.Name);
            Attribute(assigned.Literal ?? ""); // of a reference to another variable
        }

        if (assigned.Kind is EffectKind.Set or EffectKind.Touch)
        {
            Add(assigned with { Exports = options.Exports, Literal = options.ChangesValue ? null : assigned.Literal, Refers = assigned.Refers && !options.ChangesValue });
        }

        var change = options.Exports ? EffectKind.Export : options.Unexports ? EffectKind.Unexport : EffectKind.Freeze;
        if (change != EffectKind.Freeze && !(change == EffectKind.Export && assigned.Kind == EffectKind.Set))
        {
            Add(assigned with { Kind = change, Literal = null });
        }

        if (options.Freezes)
        {
            Add(assigned with { Kind = EffectKind.Freeze, Literal = null });
        }
    }

    /// <summary>From here on nothing is certain of a variable.</summary>
    private void Attribute(string name)
    {
        if (VariableName.IsPosix(name))
        {
            attributed.Add(name);
            Add(new(EffectKind.Touch, name, IsCertain: false, command));
        }
    }

    /// <summary>Reads <c>NAME</c> or <c>NAME=VALUE</c>, also where quotes enclose the whole of it.</summary>
    private ShellEffect? ReadArgument(ShellWord argument)
    {
        if (argument.IsAssignment)
        {
            // bash expands braces in the arguments of export, dash does not.
            var set = Set(argument);
            return argument.Has(WordTraits.AssignsPart) ? set with { Kind = EffectKind.Touch }
                : argument.Has(WordTraits.Braces) ? set with { Literal = null, Refers = false } : set;
        }

        if (argument.Literal(text) is not { } literal)
        {
            return ReadQuoted(argument);
        }

        var equals = literal.IndexOf('=', StringComparison.Ordinal);
        var name = equals < 0 ? literal : literal[..equals];
        if (!VariableName.IsPosix(name))
        {
            // dash ends here with an error, bash goes on.
            Add(new(EffectKind.Leave, "", IsCertain: false, command));
            return null;
        }

        return new(equals < 0 ? EffectKind.Export : EffectKind.Set, name, IsCertain: true, command)
        {
            NameSpan = argument.Span,
            ValueSpan = equals < 0 ? new(argument.Span.End, 0) : argument.Span,
            Literal = equals < 0 ? null : literal[(equals + 1)..],
        };
    }

    private void Unset(List<ShellWord> arguments)
    {
        string?[] named = [.. arguments.Select(argument => argument.Literal(text)).TakeWhile(name => name is not ("-f" or "-n"))];
        foreach (var element in named.OfType<string>().Where(name => name.EndsWith(']')))
        {
            Attribute(element[..Math.Max(0, element.IndexOf('[', StringComparison.Ordinal))]);
        }

        foreach (var name in named.OfType<string>().Where(name => VariableName.IsPosix(name)))
        {
            Add(new(EffectKind.Unset, name, IsCertain: true, command));
        }
    }

    private void SetOptions(List<ShellWord> arguments)
    {
        for (var i = 0; i < arguments.Count && arguments[i].Literal(text) is { Length: > 1 } option && option != "--" && option[0] is '-' or '+'; i++)
        {
            var isLong = option[^1] == 'o';
            i += isLong ? 1 : 0;
            if (option.AsSpan(1).Contains('a') || (isLong && i < arguments.Count && arguments[i].Literal(text) == "allexport"))
            {
                Add(new(option[0] == '-' ? EffectKind.ExportAll : EffectKind.ExportSome, "", IsCertain: true, command));
            }
        }
    }

    private void TouchArguments(string name, List<ShellWord> arguments)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            var variable = arguments[i].NameEnd > 0 ? Name(arguments[i], arguments[i].NameEnd) : arguments[i].Literal(text) ?? "";
            if (VariableName.IsPosix(variable) && (name != "printf" || (i > 0 && arguments[i - 1].Literal(text) == "-v")))
            {
                Add(new(EffectKind.Touch, variable, IsCertain: false, command));
            }
        }
    }
}
