using System.Globalization;
using System.Text.Json;

namespace ProxyFixer.Tests.Cli;

/// <summary>Compares a printed JSON value with one of a case file (see Data/README.md for what plain JSON cannot say).</summary>
internal static class JsonValue
{
    /// <summary>Tells whether they are the same; the order of members does not count, -0 is not 0.</summary>
    public static bool Same(JsonElement expected, JsonElement printed)
    {
        if (expected.ValueKind == JsonValueKind.Object)
        {
            if (expected.TryGetProperty("$nested", out var kind))
            {
                return SameNested(expected, kind.GetString() == "array", printed);
            }

            if (expected.TryGetProperty("$utf16", out var units))
            {
                return printed.GetRawText() == "\"" + string.Concat(units.EnumerateArray().Select(unit => Printed((char)unit.GetInt32()))) + "\"";
            }
        }

        return expected.ValueKind == printed.ValueKind && expected.ValueKind switch
        {
            JsonValueKind.Object => SameMembers(expected, printed),
            JsonValueKind.Array => expected.GetArrayLength() == printed.GetArrayLength()
                && expected.EnumerateArray().Zip(printed.EnumerateArray()).All(pair => Same(pair.First, pair.Second)),
            JsonValueKind.String => expected.GetString() == printed.GetString(),
            JsonValueKind.Number => BitConverter.DoubleToInt64Bits(expected.GetDouble()) == BitConverter.DoubleToInt64Bits(printed.GetDouble()),
            _ => true,
        };
    }

    private static bool SameMembers(JsonElement expected, JsonElement printed) =>
        expected.EnumerateObject().Count() == printed.EnumerateObject().Count()
        && expected.EnumerateObject().All(member => printed.TryGetProperty(member.Name, out var other) && Same(member.Value, other));

    private static bool SameNested(JsonElement nested, bool isArray, JsonElement printed)
    {
        for (var depth = nested.GetProperty("depth").GetInt32(); depth > 0; depth--)
        {
            printed = isArray ? printed[0] : printed.GetProperty("a");
        }

        return Same(nested.GetProperty("leaf"), printed);
    }

    private static string Printed(char unit) =>
        char.IsSurrogate(unit) ? "\\u" + ((int)unit).ToString("x4", CultureInfo.InvariantCulture) : unit.ToString();
}
