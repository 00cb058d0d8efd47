using System.Globalization;

namespace ProxyFixer.OpenClaw.Sessions;

/// <summary>Spans of time and small numbers in words.</summary>
internal static class RelativeTime
{
    private static readonly string[] Numbers = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

    /// <summary>How long ago something was.</summary>
    /// <param name="span">The time since; where the clocks disagree it may be negative.</param>
    /// <returns><c>just now</c>, <c>5 min ago</c>, <c>3 h ago</c> (up to two days), <c>4 days ago</c>; always rounded down.</returns>
    public static string Of(TimeSpan span) =>
        span < TimeSpan.FromMinutes(1) ? "just now"
        : span < TimeSpan.FromHours(1) ? Text(span.TotalMinutes, "min")
        : span < TimeSpan.FromDays(2) ? Text(span.TotalHours, "h")
        : Text(span.TotalDays, "days");

    /// <summary>A number in words.</summary>
    /// <param name="number">Not negative.</param>
    /// <returns>A word up to ten, then digits.</returns>
    public static string Count(int number) => number < Numbers.Length ? Numbers[number] : number.ToString(CultureInfo.InvariantCulture);

    private static string Text(double number, string unit) => string.Create(CultureInfo.InvariantCulture, $"{(long)number} {unit} ago");
}
