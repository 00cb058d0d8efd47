using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace ProxyFixer.OpenClaw.State;

/// <summary>The profile that OpenClaw is started with, and the state folder that belongs to it.</summary>
/// <remarks>
/// <c>parseCliProfileArgs</c> and <c>applyCliProfileEnv</c> of <c>dist</c>, 2026.3.8 to 2026.9.6. From 2026.3.24 on the options count behind the
/// subcommand too; the releases before refuse them there and do not start.
/// </remarks>
public static partial class CliProfile
{
    private const string Option = "--profile";
    private const string Dev = "--dev";

    /// <summary>Finds the profile that a command line asks for.</summary>
    /// <param name="arguments">The words behind OpenClaw's script.</param>
    /// <returns>Its name; null where there is none, and where OpenClaw refuses it and ends.</returns>
    public static string? Of(ImmutableArray<string> arguments)
    {
        var (profile, isDev, command) = ((string?)null, false, (string?)null);
        for (var at = 0; at < arguments.Length && arguments[at] != "--"; at++)
        {
            var (word, name) = (arguments[at], arguments[at].Split('=', 2)[0]);
            if (CliOptions.WithValue.Contains(name))
            {
                var value = word != name ? word[(name.Length + 1)..] : at + 1 < arguments.Length && !arguments[at + 1].StartsWith('-') ? arguments[++at] : "";
                if (name == Option && (isDev || !IsName(profile = value.Trim())))
                {
                    return null;
                }
            }
            else if (word == Dev && command != "gateway")
            {
                // Behind gateway it is an option of that, which makes a config for development where there is none.
                (isDev, profile) = (true, profile is null or "dev" ? "dev" : "");
            }
            else if (!word.StartsWith('-'))
            {
                command ??= word;
            }
        }

        return profile is "" ? null : profile;
    }

    /// <summary>The profile that a user asks ProxyFixer to look at, by its own environment.</summary>
    /// <param name="environment">ProxyFixer's environment.</param>
    /// <returns>Its name; null where the user names none.</returns>
    public static string? Asked(IReadOnlyDictionary<string, string> environment) =>
        environment.GetValueOrDefault("OPENCLAW_PROFILE") is { } profile && IsName(profile) ? profile : null;

    /// <summary>Tells whether OpenClaw takes a name for a profile.</summary>
    /// <param name="name">Any text.</param>
    /// <returns>True for letters, digits, <c>_</c> and <c>-</c>, 64 at most.</returns>
    public static bool IsName(string name) => Name().IsMatch(name);

    /// <summary>Tells whether a profile leaves the state folder where it is.</summary>
    /// <param name="profile">The profile; null for none.</param>
    /// <returns>True for none, and for <c>default</c>.</returns>
    public static bool IsDefault(string? profile) => profile is null || profile.Equals("default", StringComparison.OrdinalIgnoreCase);

    /// <summary>The name of a profile's state folder in the home folder.</summary>
    /// <param name="profile">The profile; null for none.</param>
    /// <returns><c>.openclaw</c> or <c>.openclaw-NAME</c>.</returns>
    public static string FolderName(string? profile) => IsDefault(profile) ? ".openclaw" : ".openclaw-" + profile;

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9_-]{0,63}\z")]
    private static partial Regex Name();
}
