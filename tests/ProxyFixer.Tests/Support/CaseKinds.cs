using System.Text.Json;
using ProxyFixer.Formats;

namespace ProxyFixer.Tests.Support;

/// <summary>How the case files call the kinds of files, and whether the program knows a kind.</summary>
internal static class CaseKinds
{
    /// <summary>The kind of a case's format.</summary>
    public static string Of(string format) => format switch
    {
        "json5" => "openclaw-config",
        "plist" => "launchd",
        "sh" or "shell" => "shell-profile",
        "environment" => "etc-environment",
        _ => format,
    };

    /// <summary>Skips a case of a kind that the program does not read.</summary>
    public static void Require(string kind) => Skip.IfNot(FormatCatalog.All.Any(format => format.Kind == kind), $"the program knows no {kind}");

    /// <summary>A target as <c>set</c> takes it.</summary>
    public static string Target(JsonElement change) =>
        change.TryGetProperty("path", out var path)
            ? string.Concat(path.EnumerateArray().Select(step => "/" + step.GetString()!.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)))
            : (change.TryGetProperty("service", out var service) ? service.GetString() + "." : "") + change.GetProperty("key").GetString();
}
