namespace ProxyFixer.Formats.Yaml;

/// <summary>What a YAML scalar is to Compose.</summary>
internal enum YamlKind
{
    /// <summary>No value.</summary>
    Null,

    /// <summary>A string: the only kind that is interpolated.</summary>
    String,

    /// <summary>A boolean.</summary>
    Boolean,

    /// <summary>An integer or a floating point number.</summary>
    Number,

    /// <summary>A date, with or without time; no string to Compose, though it is validated like one.</summary>
    Time,

    /// <summary>The value does not fit its tag, or cannot be passed on (infinity): Compose refuses the file.</summary>
    Invalid,
}

/// <summary>A scalar as Compose passes it on.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Text">As Go prints it: <c>1.0</c> is <c>1</c>, <c>017</c> is <c>15</c>; empty for null and invalid values.</param>
internal readonly record struct YamlValue(YamlKind Kind, string Text)
{
    private const string Core = "tag:yaml.org,2002:";

    /// <summary>Reads a scalar as gopkg.in/yaml.v3 3.0.1 does (decode.go, resolve.go) and prints it as Go's <c>%v</c>.</summary>
    /// <param name="scalar">The scalar.</param>
    /// <returns>The value.</returns>
    public static YamlValue Of(YamlScalar scalar)
    {
        var tag = scalar.Tag is { } t && t.StartsWith(Core, StringComparison.Ordinal) ? t[Core.Length..] : scalar.Tag;
        return tag switch
        {
            null or "!" when scalar.Style == YamlStyle.Plain => Resolve(scalar.Value, timestamps: true),
            "str" or null or "!" => new(YamlKind.String, scalar.Value),
            "binary" => Binary(scalar.Value),
            "bool" or "int" or "float" or "null" or "timestamp" => Tagged(tag, scalar.Value),
            _ => new(YamlKind.String, scalar.Value),
        };
    }

    /// <summary>Tells without reading it whether a plain scalar without tag is a string.</summary>
    /// <param name="text">Its characters.</param>
    /// <returns>True for most words; false where <see cref="Of"/> must be asked.</returns>
    public static bool IsSurelyString(ReadOnlySpan<char> text) =>
        text.Length > 5 ? !char.IsAsciiDigit(text[0]) && text[0] is not ('+' or '-' or '.') : text is [var first, ..] && char.IsAsciiLetter(first) && first is not ('n' or 'N' or 't' or 'T' or 'f' or 'F');

    private static YamlValue Tagged(string tag, string text)
    {
        var value = Resolve(text, timestamps: tag == "timestamp");
        var isInteger = value.Kind == YamlKind.Number && GoNumber.Integer(text) is not null;
        return (tag, value.Kind) switch
        {
            ("bool", YamlKind.Boolean) or ("null", YamlKind.Null) or ("timestamp", YamlKind.Time) => value,
            ("int", YamlKind.Number) when isInteger => value,
            ("float", YamlKind.Number) => isInteger ? new(YamlKind.Number, GoNumber.AsFloat(value.Text)) : value,
            _ => new(YamlKind.Invalid, ""),
        };
    }

    private static YamlValue Binary(string text)
    {
        var packed = text.Replace("\n", "", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal);
        var bytes = new byte[packed.Length];
        return Convert.TryFromBase64String(packed, bytes, out var count)
            ? new(YamlKind.String, System.Text.Encoding.UTF8.GetString(bytes, 0, count))
            : new(YamlKind.Invalid, "");
    }

    private static YamlValue Resolve(string text, bool timestamps)
    {
        switch (text)
        {
            case "" or "~" or "null" or "Null" or "NULL":
                return new(YamlKind.Null, "");
            case "true" or "True" or "TRUE":
                return new(YamlKind.Boolean, "true");
            case "false" or "False" or "FALSE":
                return new(YamlKind.Boolean, "false");
            case ".nan" or ".NaN" or ".NAN" or ".inf" or ".Inf" or ".INF":
            case "+.inf" or "+.Inf" or "+.INF" or "-.inf" or "-.Inf" or "-.INF":
                return new(YamlKind.Invalid, "");
        }

        if (!char.IsAsciiDigit(text[0]) && text[0] is not ('+' or '-' or '.'))
        {
            return new(YamlKind.String, text);
        }

        if (timestamps && GoTimestamp.Print(text) is { } time)
        {
            return new(YamlKind.Time, time);
        }

        return GoNumber.Print(text) is { } number ? new(YamlKind.Number, number) : new(YamlKind.String, text);
    }
}
