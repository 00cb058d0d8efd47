using System.Text.Json;
using ProxyFixer.Tree;

namespace ProxyFixer.Tests.Formats.Json5;

/// <summary>Compares a tree with a value of a case file; see Data/README.md for what plain JSON cannot say.</summary>
public static class ExpectedValue
{
    /// <summary>Fails where the tree is not the value. Of duplicate keys the last one counts, the order of keys does not.</summary>
    public static void AssertIs(JsonElement expected, Node actual)
    {
        while (Nested(expected) is { } nest)
        {
            for (var i = 0; i < nest.Depth; i++)
            {
                actual = nest.IsArray
                    ? Assert.Single(Assert.IsType<ListNode>(actual).Items)
                    : Only(Assert.IsType<ObjectNode>(actual), "a");
            }

            expected = nest.Leaf;
        }

        AssertOne(expected, actual);
    }

    private static void AssertOne(JsonElement expected, Node actual)
    {
        if (Scalar(expected, out var value))
        {
            AssertScalar(value, Assert.IsType<ScalarNode>(actual).Value);
        }
        else if (expected.ValueKind == JsonValueKind.Array)
        {
            var items = Assert.IsType<ListNode>(actual).Items;
            Assert.Equal(expected.GetArrayLength(), items.Length);
            Assert.All(expected.EnumerateArray().Zip(items), pair => AssertIs(pair.First, pair.Second));
        }
        else
        {
            var section = Assert.IsType<ObjectNode>(actual);
            Assert.Equal(
                expected.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal),
                section.Members.Select(m => m.Name).Distinct().Order(StringComparer.Ordinal));
            Assert.All(expected.EnumerateObject(), p => AssertIs(p.Value, section.Find(p.Name)!.Value.Value));
        }
    }

    private static void AssertScalar(object? expected, object? actual)
    {
        if (expected is double number)
        {
            // By its bits, so that -0 differs from 0; every NaN is the same to JavaScript.
            var read = Assert.IsType<double>(actual);
            Assert.True(
                double.IsNaN(number) ? double.IsNaN(read) : BitConverter.DoubleToInt64Bits(number) == BitConverter.DoubleToInt64Bits(read),
                $"expected {number:R}, read {read:R}");
        }
        else
        {
            Assert.Equal(expected, actual);
        }
    }

    private static bool Scalar(JsonElement expected, out object? value)
    {
        value = expected.ValueKind switch
        {
            JsonValueKind.String => expected.GetString(),
            JsonValueKind.Number => expected.GetDouble(),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Object when Marked(expected, "$number") is { } name => Number(name.GetString()!),
            JsonValueKind.Object when Marked(expected, "$utf16") is { } units =>
                string.Concat(units.EnumerateArray().Select(unit => (char)unit.GetInt32())),
            _ => null,
        };
        return value is not null || expected.ValueKind == JsonValueKind.Null;
    }

    private static double Number(string name) => name switch
    {
        "Infinity" => double.PositiveInfinity,
        "-Infinity" => double.NegativeInfinity,
        "-0" => -0.0,
        _ => double.NaN,
    };

    private static (bool IsArray, int Depth, JsonElement Leaf)? Nested(JsonElement expected) =>
        expected.ValueKind == JsonValueKind.Object && Marked(expected, "$nested") is { } kind
            ? (kind.GetString() == "array", expected.GetProperty("depth").GetInt32(), expected.GetProperty("leaf"))
            : null;

    private static JsonElement? Marked(JsonElement expected, string mark) =>
        expected.TryGetProperty(mark, out var value) ? value : null;

    private static Node Only(ObjectNode section, string name)
    {
        Assert.Equal(name, Assert.Single(section.Members).Name);
        return section.Members[0].Value;
    }
}
