namespace ProxyFixer.Text;

/// <summary>A place in a text as a person counts it.</summary>
/// <param name="Line">Counts from 1; only LF ends a line.</param>
/// <param name="Column">Counts from 1, in UTF-16 units; a byte order mark at the start of the file does not count.</param>
public readonly record struct LinePosition(int Line, int Column);
