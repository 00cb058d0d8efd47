namespace ProxyFixer.Formats.Shell;

/// <summary>The options of <c>export</c>, <c>readonly</c>, <c>declare</c>, <c>typeset</c> and <c>local</c>.</summary>
/// <param name="Exports">The variable is marked for export.</param>
/// <param name="Unexports">The mark is taken off.</param>
/// <param name="Freezes">The variable can no longer change.</param>
/// <param name="IsLocal">It belongs to the function.</param>
/// <param name="ChangesValue">The value is not taken as it is written (upper case, number, array).</param>
/// <param name="IsAboutFunctions">It is about functions, or only prints.</param>
internal readonly record struct DeclareOptions(
    bool Exports, bool Unexports, bool Freezes, bool IsLocal, bool ChangesValue = false, bool IsAboutFunctions = false)
{
    /// <summary>What a command does without options.</summary>
    /// <param name="command">One of the five.</param>
    /// <returns>The options.</returns>
    public static DeclareOptions Of(string command) =>
        new(command == "export", false, command == "readonly", command is "declare" or "typeset" or "local");

    /// <summary>Adds an option word.</summary>
    /// <param name="option">Begins with <c>-</c> or <c>+</c>.</param>
    /// <returns>The options with it.</returns>
    public DeclareOptions With(string option)
    {
        var result = this;
        foreach (var letter in option.AsSpan(1))
        {
            result = (option[0], letter) switch
            {
                ('-', 'x') => result with { Exports = true },
                ('+', 'x') => result with { Unexports = true },
                ('-', 'n') when Exports => result with { Exports = false, Unexports = true },
                ('-', 'r') => result with { Freezes = true },
                ('-', 'g') => result with { IsLocal = false },
                ('-', 'f' or 'F' or 'p') => result with { IsAboutFunctions = true },
                _ => result with { ChangesValue = true },
            };
        }

        return result;
    }
}
