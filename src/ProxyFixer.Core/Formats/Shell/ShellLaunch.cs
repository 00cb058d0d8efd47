using ProxyFixer.Text;

namespace ProxyFixer.Formats.Shell;

/// <summary>What an alias or a function sets for the program that it starts: <c>alias openclaw="A=1 openclaw"</c>.</summary>
/// <param name="Word">The alias or function, which a person types.</param>
/// <param name="Program">The program as it is written there; null where the function exports the variable, for whatever it starts.</param>
/// <param name="Name">The variable.</param>
/// <param name="Value">Its value.</param>
/// <param name="Where">Where the name stands; the whole command for an alias.</param>
internal sealed record ShellLaunch(string Word, string? Program, string Name, string Value, TextSpan Where);
