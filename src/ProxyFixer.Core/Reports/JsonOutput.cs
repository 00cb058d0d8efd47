using System.Globalization;
using Newtonsoft.Json;

namespace ProxyFixer.Reports;

/// <summary>
/// Writes JSON by hand, with LF line ends. A lone surrogate is written as an escape, so nothing is lost; so is what a terminal would obey, because people
/// look at JSON there, too.
/// </summary>
public sealed class JsonOutput : IDisposable
{
    private readonly TextWriter output;
    private readonly JsonTextWriter json;

    /// <summary>Begins a JSON text.</summary>
    /// <param name="output">Where to; stays open.</param>
    /// <param name="isIndented">False for all in one line.</param>
    public JsonOutput(TextWriter output, bool isIndented = true)
    {
        this.output = output;
        json = new(output) { Formatting = isIndented ? Formatting.Indented : Formatting.None, CloseOutput = false };
    }

    /// <summary>Writes an object.</summary>
    /// <param name="members">Writes its members.</param>
    public void Map(Action members)
    {
        json.WriteStartObject();
        members();
        json.WriteEndObject();
    }

    /// <summary>Writes a member that is an object.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="members">Writes its members.</param>
    public void Map(string name, Action members)
    {
        Name(name);
        Map(members);
    }

    /// <summary>Writes a member that is a list.</summary>
    /// <typeparam name="T">What the list is made of.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="items">Its items.</param>
    /// <param name="item">Writes one item.</param>
    public void List<T>(string name, IEnumerable<T> items, Action<T> item)
    {
        Name(name);
        BeginList();
        foreach (var one in items)
        {
            item(one);
        }

        EndList();
    }

    /// <summary>Writes a member that is a list of texts.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="items">The texts.</param>
    public void List(string name, IEnumerable<string> items) => List(name, items, Value);

    /// <summary>Writes a member.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">A text, or null.</param>
    public void Member(string name, string? value)
    {
        Name(name);
        Value(value);
    }

    /// <summary>Writes a member.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">A number.</param>
    public void Member(string name, int value)
    {
        Name(name);
        json.WriteValue(value);
    }

    /// <summary>Writes a member.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">True or false.</param>
    public void Member(string name, bool value)
    {
        Name(name);
        json.WriteValue(value);
    }

    /// <summary>Writes a member's name; its value must follow.</summary>
    /// <param name="name">The name.</param>
    public void Name(string name)
    {
        Choose(name);
        json.WritePropertyName(name);
    }

    /// <summary>Writes a text.</summary>
    /// <param name="value">The text, or null.</param>
    public void Value(string? value)
    {
        Choose(value);
        json.WriteValue(value);
    }

    /// <summary>Writes true or false.</summary>
    /// <param name="value">The value.</param>
    public void Value(bool value) => json.WriteValue(value);

    /// <summary>Writes a number; one that JSON cannot hold as <c>{"$number":"NaN"}</c>.</summary>
    /// <param name="value">Any number, also <c>-0</c>.</param>
    public void Value(double value)
    {
        if (double.IsFinite(value) && !(value == 0 && double.IsNegative(value)))
        {
            json.WriteRawValue(value.ToString("R", CultureInfo.InvariantCulture));
            return;
        }

        var text = double.IsNaN(value) ? "NaN" : value == 0 ? "-0" : value > 0 ? "Infinity" : "-Infinity";
        Map(() => Member("$number", text));
    }

    /// <summary>Writes a whole number.</summary>
    /// <param name="value">The number, or null.</param>
    public void Number(int? value) => json.WriteValue(value);

    /// <summary>Begins an object; for values that are deeper than the stack.</summary>
    public void BeginObject() => json.WriteStartObject();

    /// <summary>Ends an object.</summary>
    public void EndObject() => json.WriteEndObject();

    /// <summary>Begins a list.</summary>
    public void BeginList() => json.WriteStartArray();

    /// <summary>Ends a list.</summary>
    public void EndList() => json.WriteEndArray();

    /// <summary>Ends the text with a line end.</summary>
    public void Dispose()
    {
        json.Flush();
        output.Write('\n');
    }

    private void Choose(string? text) => json.StringEscapeHandling = text is not null && (Text.Utf8Bytes.HasLoneSurrogate(text) || Printable.HasControl(text))
        ? StringEscapeHandling.EscapeNonAscii
        : StringEscapeHandling.Default;
}
