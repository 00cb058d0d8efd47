namespace ProxyFixer.Services.Systemd;

/// <summary>The name of a service: <c>PREFIX.service</c>, <c>PREFIX@.service</c> or <c>PREFIX@INSTANCE.service</c>.</summary>
/// <param name="Full">The whole name.</param>
/// <param name="Prefix">What stands before '@' or the suffix.</param>
/// <param name="Instance">What stands behind '@': null in a plain name, empty in a template.</param>
public sealed record UnitName(string Full, string Prefix, string? Instance)
{
    private const string Suffix = ".service";

    private static readonly System.Buffers.SearchValues<char> Characters =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789:-_.\\@");

    /// <summary>True for a name with an instance that is not empty.</summary>
    public bool IsInstance => Instance is { Length: > 0 };

    /// <summary>True for <c>PREFIX@.service</c>.</summary>
    public bool IsTemplate => Instance is { Length: 0 };

    /// <summary>The name of the template of an instance; null for other names.</summary>
    public string? Template => IsInstance ? Build(Prefix, "") : null;

    /// <summary>The name without its suffix.</summary>
    public string Stem => Full[..^Suffix.Length];

    /// <summary>Reads a name.</summary>
    /// <param name="name">Any text.</param>
    /// <returns>The name, or null where systemd takes it for none of a service.</returns>
    public static UnitName? TryParse(string name)
    {
        if (name.Length > 255 || !name.EndsWith(Suffix, StringComparison.Ordinal))
        {
            return null;
        }

        var stem = name[..^Suffix.Length];
        var at = stem.IndexOf('@', StringComparison.Ordinal);
        var prefix = at < 0 ? stem : stem[..at];
        return prefix.Length == 0 || stem.AsSpan().IndexOfAnyExcept(Characters) >= 0
            ? null
            : new(name, prefix, at < 0 ? null : stem[(at + 1)..]);
    }

    /// <summary>Puts an instance into a template's name.</summary>
    /// <param name="instance">The instance.</param>
    /// <returns>The name of the instance.</returns>
    public string WithInstance(string instance) => Build(Prefix, instance);

    /// <summary>The names that drop-in folders may have, without ".d", most specific first.</summary>
    /// <returns>For <c>a-b@i</c>: <c>a-b@i</c>, <c>a-b@</c>, <c>a-</c>, <c>a-@i</c>, <c>a-@</c>, each with the suffix.</returns>
    /// <remarks>The order of systemd's <c>unit_file_find_dirs</c>: the template's prefixes come before those of the instance.</remarks>
    public IReadOnlyList<string> DropInNames()
    {
        var prefixes = new List<string>();
        for (var prefix = Prefix; prefix is not null; prefix = Shorter(prefix))
        {
            prefixes.Add(prefix);
        }

        if (!IsInstance)
        {
            return [.. prefixes.Select((prefix, index) => Build(prefix, index == 0 ? Instance : null))];
        }

        var plain = prefixes.Skip(1).Select(prefix => Build(prefix, null));
        var pairs = prefixes.SelectMany(prefix => new[] { Build(prefix, Instance), Build(prefix, "") }).ToArray();
        return [.. pairs[..2], .. plain, .. pairs[2..]];
    }

    // "a-b" is shortened to "a-", that has nothing shorter; neither has "-a".
    private static string? Shorter(string prefix)
    {
        var dash = prefix.AsSpan(0, prefix.Length - (prefix.EndsWith('-') ? 1 : 0)).LastIndexOf('-');
        return dash <= 0 ? null : prefix[..(dash + 1)];
    }

    private static string Build(string prefix, string? instance) => instance is null ? prefix + Suffix : $"{prefix}@{instance}{Suffix}";
}
