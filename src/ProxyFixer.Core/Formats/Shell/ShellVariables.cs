namespace ProxyFixer.Formats.Shell;

/// <summary>Follows the effects of a file to the variables that it leaves behind.</summary>
internal sealed class ShellVariables
{
    /// <summary>Functions that call functions: what is followed at most.</summary>
    private const int DeepestCall = 16;

    private readonly Dictionary<string, ShellVariable> variables = new(StringComparer.Ordinal);
    /// <summary>What a function does; several bodies where it depends on a branch which of them is defined.</summary>
    private readonly Dictionary<string, List<IReadOnlyList<ShellEffect>>> functions = new(StringComparer.Ordinal);
    private readonly Stack<Run> runs = new();
    private Certainty exportsAll;
    private int budget;

    private ShellVariables(IReadOnlyList<ShellEffect> effects)
    {
        budget = (4 * effects.Count) + 10_000;
        runs.Push(new("", effects, isCertain: true));
    }

    /// <summary>Follows a file's effects.</summary>
    /// <param name="effects">In the order in which they happen.</param>
    /// <returns>All variables that were touched, by name.</returns>
    public static IReadOnlyDictionary<string, ShellVariable> Follow(IReadOnlyList<ShellEffect> effects)
    {
        var result = new ShellVariables(effects);
        result.Follow();
        return result.variables;
    }

    private void Follow()
    {
        while (runs.TryPeek(out var run))
        {
            if (run.Next == run.Effects.Count)
            {
                runs.Pop();
                continue;
            }

            if (budget-- == 0)
            {
                // Functions that call each other over and over: say nothing rather than something wrong.
                ForgetAll();
                return;
            }

            var effect = run.Effects[run.Next++];
            Apply(run.IsCertain ? effect : effect with { IsCertain = false });
        }
    }

    private void Apply(in ShellEffect effect)
    {
        switch (effect.Kind)
        {
            case EffectKind.Return:
                Leave(runs.Peek(), effect.IsCertain);
                break;
            case EffectKind.Exit:
                foreach (var run in runs)
                {
                    Leave(run, effect.IsCertain);
                }

                break;
            case EffectKind.Define:
                Define(effect);
                break;
            case EffectKind.Call:
                Call(effect);
                break;
            case EffectKind.ExportAll:
                exportsAll = effect.IsCertain ? Certainty.Yes : Larger(exportsAll, Certainty.Maybe);
                break;
            case EffectKind.ExportSome:
                exportsAll = effect.IsCertain ? Certainty.No : Smaller(exportsAll, Certainty.Maybe);
                break;
            default:
                ApplyTo(Variable(effect.Name), effect);
                break;
        }
    }

    private static void Leave(Run run, bool isCertain)
    {
        run.Next = isCertain ? run.Effects.Count : run.Next;
        run.IsCertain &= isCertain;
    }

    private void Call(ShellEffect effect)
    {
        if (!functions.TryGetValue(effect.Name, out var bodies) || runs.Any(run => run.Name == effect.Name))
        {
            return;
        }

        if (runs.Count > DeepestCall)
        {
            ForgetAll();
            return;
        }

        foreach (var body in bodies)
        {
            runs.Push(new(effect.Name, body, bodies.Count == 1 && effect.IsCertain));
        }
    }

    private void Define(in ShellEffect effect)
    {
        if (!functions.TryGetValue(effect.Name, out var bodies) || effect.IsCertain)
        {
            functions[effect.Name] = bodies = [];
        }

        bodies.Add(effect.Body!);
        if (!effect.IsCertain && bodies.Count == 1)
        {
            // Or it is not defined at all.
            bodies.Add([]);
        }
    }

    private void ApplyTo(ShellVariable variable, ShellEffect effect)
    {
        variable.LastTouched = effect;
        switch (effect.Kind)
        {
            case EffectKind.Set or EffectKind.Touch:
                Set(variable, effect);
                break;
            case EffectKind.Export:
                variable.IsExported = Larger(variable.IsExported, effect.IsCertain ? Certainty.Yes : Certainty.Maybe);
                break;
            case EffectKind.Unexport:
                variable.IsExported = Smaller(variable.IsExported, effect.IsCertain ? Certainty.No : Certainty.Maybe);
                break;
            case EffectKind.Freeze:
                variable.IsFrozen = effect.IsCertain ? Certainty.Yes : Larger(variable.IsFrozen, Certainty.Maybe);
                break;
            case EffectKind.Unset when IsForbidden(variable, ref effect):
                break;
            case EffectKind.Unset:
                var bound = effect.IsCertain ? Certainty.No : Certainty.Maybe;
                (variable.IsSet, variable.IsExported) = (Smaller(variable.IsSet, bound), Smaller(variable.IsExported, bound));
                break;
        }
    }

    private void Set(ShellVariable variable, ShellEffect effect)
    {
        if (IsForbidden(variable, ref effect))
        {
            return;
        }

        var exported = effect.Exports ? Certainty.Yes : exportsAll;
        variable.IsExported = Larger(variable.IsExported, effect.IsCertain ? exported : Smaller(exported, Certainty.Maybe));
        var staysPossible = !effect.IsCertain && variable.IsSet != Certainty.No;
        variable.IsKnown = !staysPossible || variable.Literal == effect.Literal;
        variable.Origins = staysPossible ? variable.Origins + 1 : 1;
        variable.Last = effect;
        variable.IsSet = effect.IsCertain ? Certainty.Yes : Larger(variable.IsSet, Certainty.Maybe);
    }

    /// <summary>To change what is read-only ends dash and only fails in bash, so that all below is uncertain.</summary>
    private bool IsForbidden(ShellVariable variable, ref ShellEffect effect)
    {
        if (variable.IsFrozen == Certainty.No)
        {
            return false;
        }

        foreach (var run in runs)
        {
            run.IsCertain = false;
        }

        // bash fails to set it, yet marks it for export.
        variable.IsExported = effect.Exports ? Larger(variable.IsExported, Certainty.Maybe) : variable.IsExported;
        effect = effect with { IsCertain = false };
        return variable.IsFrozen == Certainty.Yes;
    }

    private void ForgetAll()
    {
        foreach (var variable in variables.Values)
        {
            (variable.IsKnown, variable.Origins) = (false, variable.Origins + 2);
        }
    }

    private ShellVariable Variable(string name)
    {
        if (!variables.TryGetValue(name, out var variable))
        {
            variables.Add(name, variable = new(name));
        }

        return variable;
    }

    private static Certainty Larger(Certainty a, Certainty b) => a > b ? a : b;

    private static Certainty Smaller(Certainty a, Certainty b) => a < b ? a : b;

    /// <summary>The file, or a function that is being run.</summary>
    private sealed class Run(string name, IReadOnlyList<ShellEffect> effects, bool isCertain)
    {
        public string Name { get; } = name;

        public IReadOnlyList<ShellEffect> Effects { get; } = effects;

        public int Next { get; set; }

        public bool IsCertain { get; set; } = isCertain;
    }
}
