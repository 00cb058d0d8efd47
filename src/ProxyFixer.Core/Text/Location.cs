namespace ProxyFixer.Text;

/// <summary>A place in a file.</summary>
/// <param name="Text">The file.</param>
/// <param name="Span">The place in it.</param>
public sealed record Location(SourceText Text, TextSpan Span)
{
    /// <summary>Absolute path of the file as seen from the root.</summary>
    public string Path => Text.Path;

    /// <summary>Where the place begins, counted from 1.</summary>
    public LinePosition Start => Text.PositionAt(Span.Start);

    /// <summary>Behind the place's last character, counted from 1.</summary>
    public LinePosition End => Text.PositionAt(Span.End);

    /// <summary>What stands there.</summary>
    /// <returns>The characters of the place; may be empty.</returns>
    public string ToText() => Text.Read(Span);
}
