using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ProxyFixer.Diagnostics;
using ProxyFixer.Services;
using ProxyFixer.Subjects;
using ProxyFixer.Text;

namespace ProxyFixer.Rules.Checks;

/// <summary>What the rules in code have in common: findings without a fix, and example machines.</summary>
internal static partial class Reporting
{
    /// <summary>The unit of the examples.</summary>
    public const string UnitPath = "etc/systemd/system/openclaw-gateway.service";

    /// <summary>A list of names that bypasses the proxy for this machine itself.</summary>
    public const string Loopback = "NO_PROXY=localhost,127.0.0.1,::1,[::1]";

    /// <summary>Makes a finding that has no fix.</summary>
    public static Diagnostic Report(
        this IRule rule, Subject subject, Severity severity, Location? where, string message, string noFix, string? help = null) =>
        new(rule.Descriptor, severity, where ?? subject.Anchor, message, subject.Name) { NoFix = noFix, Help = help };

    /// <summary>A severity, or less where the environment is not all that a process starts with.</summary>
    public static Severity AtMost(IProxyEnvironment proxies, Severity severity) => severity < proxies.SeverityLimit ? severity : proxies.SeverityLimit;

    /// <summary>Tells whether a line that is lost is one that counts here.</summary>
    public static bool IsAboutProxies(Location place) => Matters().IsMatch(place.Text.Read(place.Text.LineAt(place.Start.Line)));

    [GeneratedRegex("proxy|NODE_", RegexOptions.IgnoreCase)]
    private static partial Regex Matters();

    /// <summary>An example of two units that differ in their lines of [Service].</summary>
    public static RuleExample Units(string version, string[] bad, string[] good) => new(Unit(version, bad), Unit(version, good));

    /// <summary>Adds a Node of a known version to a machine.</summary>
    public static ImmutableSortedDictionary<string, string> WithNode(this ImmutableSortedDictionary<string, string> files, int major, int minor) =>
        files.Add("usr/bin/node", "stands for the binary\n").Add(
            "usr/include/node/node_version.h",
            $"#define NODE_MAJOR_VERSION {major}\n#define NODE_MINOR_VERSION {minor}\n#define NODE_PATCH_VERSION 0\n");

    /// <summary>A machine with one unit; a line with '=' behind an upper-case or lower-case variable becomes <c>Environment=</c>.</summary>
    public static ImmutableSortedDictionary<string, string> Unit(string version, params string[] lines) =>
        Files((UnitPath, $"""
            [Unit]
            Description=OpenClaw Gateway (v{version})

            [Service]
            ExecStart=/usr/bin/node /usr/lib/node_modules/openclaw/dist/index.js gateway
            {string.Join('\n', lines.Select(line => char.IsUpper(line[0]) && char.IsLower(line[1]) ? line : "Environment=" + line))}

            """));

    /// <summary>A machine with one unit that sets nothing.</summary>
    /// <param name="comment">What stands above <c>ExecStart=</c>, line ends included; may be empty.</param>
    public static ImmutableSortedDictionary<string, string> CommentedUnit(string comment) =>
        Files((UnitPath, $"[Service]\n{comment}ExecStart=/usr/bin/node /usr/lib/node_modules/openclaw/dist/index.js gateway\n"));

    /// <summary>A machine with a Compose file; a line is one of <c>environment:</c>.</summary>
    public static ImmutableSortedDictionary<string, string> Container(params string[] lines) =>
        Files(("srv/compose.yaml", $"""
            services:
              openclaw-gateway:
                image: ghcr.io/openclaw/openclaw:2026.5.28
                environment:
                  NO_PROXY: localhost,127.0.0.1,::1,[::1]
            {string.Join('\n', lines.Select(line => "      " + line))}

            """));

    /// <summary>A machine with an agent of launchd; the text stands in <c>EnvironmentVariables</c>.</summary>
    public static ImmutableSortedDictionary<string, string> Agent(string variables) =>
        Files(("srv/ai.openclaw.gateway.plist", $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <plist version="1.0">
              <dict>
                <key>Label</key>
                <string>ai.openclaw.gateway</string>
                <key>ProgramArguments</key>
                <array>
                  <string>/opt/homebrew/bin/node</string>
                  <string>/opt/homebrew/lib/node_modules/openclaw/dist/index.js</string>
                  <string>gateway</string>
                </array>
                <key>EnvironmentVariables</key>
                <dict>
                  {variables}
                </dict>
              </dict>
            </plist>

            """));

    /// <summary>A machine.</summary>
    public static ImmutableSortedDictionary<string, string> Files(params (string Path, string Text)[] files) =>
        files.ToImmutableSortedDictionary(file => file.Path, file => file.Text, StringComparer.Ordinal);
}
