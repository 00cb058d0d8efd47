using System.Globalization;

namespace ProxyFixer.Text;

/// <summary>The last day on which something counts (<c>until</c>).</summary>
/// <param name="Day">A day of UTC, so that it ends everywhere at once.</param>
public readonly record struct LastDay(DateOnly Day)
{
    private const string Form = "yyyy-MM-dd";

    /// <summary>Reads a day.</summary>
    /// <param name="text">A day as in 2027-01-31.</param>
    /// <returns>The day; null where it is none.</returns>
    public static LastDay? Parse(string text) =>
        DateOnly.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? new LastDay(day) : null;

    /// <summary>Tells whether the day has gone by.</summary>
    /// <param name="clock">Tells the time.</param>
    /// <returns>True from the next day on.</returns>
    public bool IsOver(TimeProvider clock) => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime) > Day;

    /// <summary>Writes the day as it is read.</summary>
    /// <returns>A day as in 2027-01-31.</returns>
    public override string ToString() => Day.ToString(Form, CultureInfo.InvariantCulture);
}
