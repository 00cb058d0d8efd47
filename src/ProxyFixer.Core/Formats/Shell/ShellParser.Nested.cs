using ProxyFixer.Text;

namespace ProxyFixer.Formats.Shell;

/// <content>Commands that are made of text or of variables: <c>eval</c>, aliases, and names that only the running shell knows.</content>
internal sealed partial class ShellParser
{
    private const int MostNested = 3;

    /// <summary>How many <c>eval</c> and aliases are around.</summary>
    private int nesting;

    private void DefineAliases(List<ShellWord> arguments)
    {
        foreach (var definition in arguments.Select(argument => argument.Literal(text) ?? WithoutQuotes(argument)).Where(_ => gate != Gate.Elsewhere))
        {
            var equals = definition.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
            {
                functions.Define(definition[..equals], NestedEffects(definition[(equals + 1)..], definition[..equals]));
            }
        }
    }

    /// <summary>What <c>eval</c> or an alias runs is read too, as far as it is known, but only for the names that it touches.</summary>
    /// <param name="script">The commands.</param>
    /// <param name="alias">The alias that they belong to; null for none.</param>
    private List<ShellEffect> NestedEffects(string script, string? alias = null)
    {
        if (gate == Gate.Elsewhere)
        {
            return [];
        }

        if (nesting == MostNested)
        {
            return [new(EffectKind.Leave, "", IsCertain: false, command)];
        }

        var parser = new ShellParser(SourceText.FromString(source.Path, script), dialect)
        {
            nesting = nesting + 1,
            function = alias,
            isEvaluated = alias is null,
            assignedWords = assignedWords,
            expansions = expansions,
        };
        var nested = parser.Read();
        hasFrozen |= parser.hasFrozen;
        CallNamed(script, alias ?? function);
        launches.AddRange(nested.Launches.Where(launch => launch.Word == alias).Select(launch => launch with { Where = command }));
        var effects = nested.Effects
            .Select(effect => effect.Kind is EffectKind.Set or EffectKind.Touch or EffectKind.Export or EffectKind.Unset or EffectKind.Unexport
                ? new ShellEffect(EffectKind.Touch, effect.Name, IsCertain: false, command) { Exports = effect.Exports || effect.Kind == EffectKind.Export }
                : effect with { IsCertain = false, Command = command, Block = 0, NameSpan = default, ValueSpan = default })
            .ToList();
        if (!nested.Errors.IsEmpty)
        {
            effects.Add(new(EffectKind.Leave, "", IsCertain: false, command));
            effects.AddRange(alias is null ? [new(EffectKind.Unseen, "", IsCertain: false, command)] : Array.Empty<ShellEffect>());
        }

        return effects;
    }

    /// <summary>A function that a script names may be called by it: by <c>eval</c> where it stands, by an alias where somebody types that.</summary>
    private void CallNamed(string script, string? caller)
    {
        foreach (var word in script.Split([' ', '\t', '\n', ';', '&', '|', '(', ')', '{', '}'], StringSplitOptions.RemoveEmptyEntries).Where(functions.IsDefined))
        {
            functions.Call(caller, word, []);
        }
    }

    /// <summary>A command whose name only the running shell knows may be any function, or a builtin that assigns.</summary>
    private void RunUnknown(List<ShellWord> arguments)
    {
        if (gate != Gate.Elsewhere)
        {
            functions.CallAll(function);
        }

        arguments.Where(argument => argument.IsAssignment).ToList().ForEach(argument => Add(Set(argument) with { Kind = EffectKind.Touch, Exports = true, IsCertain = false, Literal = null, Refers = false }));
    }
}
