using System.Text.Json;

namespace ProxyFixer.Proof;

/// <summary>Judges what the gateway's Node answers: code that it loads before our scripts can write anything in their place.</summary>
internal static class ForeignAnswer
{
    /// <summary>Judges an answer.</summary>
    /// <param name="name">The check.</param>
    /// <param name="judge">Reads the answer, a JSON value.</param>
    /// <returns>The check; not checked where the answer has another form than our scripts give it.</returns>
    public static Check Judge(string name, Func<Check> judge)
    {
        try
        {
            return judge();
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or IndexOutOfRangeException)
        {
            return Check.NotChecked(name, "something that its Node loads answers in the place of the check");
        }
    }
}
