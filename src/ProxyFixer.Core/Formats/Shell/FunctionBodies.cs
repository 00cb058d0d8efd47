namespace ProxyFixer.Formats.Shell;

/// <summary>The functions and aliases of a file, and which of them the file itself calls.</summary>
internal sealed class FunctionBodies
{
    private readonly Dictionary<string, Body> bodies = new(StringComparer.Ordinal);
    private readonly Body file = new();

    /// <summary>Takes a definition; of several of one name each may be the one that is called.</summary>
    /// <param name="name">The function or alias.</param>
    /// <param name="effects">What it does.</param>
    public void Define(string name, IEnumerable<ShellEffect> effects)
    {
        var body = Named(name);
        body.IsDefined = true;
        body.Effects.AddRange(effects);
    }

    /// <summary>Tells whether something was defined so far.</summary>
    /// <param name="name">The name of a command.</param>
    /// <returns>True for a function or an alias.</returns>
    public bool IsDefined(string name) => bodies.TryGetValue(name, out var body) && body.IsDefined;

    /// <summary>Notes that a command runs, which may be a function.</summary>
    /// <param name="caller">The function in which it stands; null for the file itself.</param>
    /// <param name="name">The command.</param>
    /// <param name="assignments">What is assigned before it: shells differ on whether that outlasts a function.</param>
    public void Call(string? caller, string name, IEnumerable<ShellEffect> assignments)
    {
        (caller is null ? file : Named(caller)).Calls.Add(name);
        Named(name).Effects.AddRange(assignments);
    }

    /// <summary>Notes that a command runs which may be any of them.</summary>
    /// <param name="caller">The function in which it stands; null for the file itself.</param>
    public void CallAll(string? caller)
    {
        string[] all = [.. bodies.Where(one => one.Value.IsDefined).Select(one => one.Key)];
        (caller is null ? file : Named(caller)).Calls.UnionWith(all);
    }

    /// <summary>Collects what the functions do that are called, by the file or by one another.</summary>
    /// <returns>Their effects, none of them certain.</returns>
    public IReadOnlyList<ShellEffect> Called()
    {
        var (effects, seen) = (new List<ShellEffect>(), new HashSet<Body> { file });
        var waiting = new Stack<Body>([file]);
        while (waiting.TryPop(out var body))
        {
            effects.AddRange(body.Effects.Select(effect => effect.IsCertain ? effect with { IsCertain = false } : effect));
            foreach (var call in body.Calls)
            {
                if (bodies.TryGetValue(call, out var called) && called.IsDefined && seen.Add(called))
                {
                    waiting.Push(called);
                }
            }
        }

        return effects;
    }

    private Body Named(string name)
    {
        if (!bodies.TryGetValue(name, out var body))
        {
            bodies.Add(name, body = new());
        }

        return body;
    }

    private sealed class Body
    {
        public bool IsDefined { get; set; }

        public List<ShellEffect> Effects { get; } = [];

        public HashSet<string> Calls { get; } = new(StringComparer.Ordinal);
    }
}
