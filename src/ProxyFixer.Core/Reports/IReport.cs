namespace ProxyFixer.Reports;

/// <summary>One form of a report (<c>--format</c>).</summary>
public interface IReport
{
    /// <summary>The name on the command line.</summary>
    string Name { get; }

    /// <summary>Whether totals per rule (<c>--statistics</c>) have a place in it.</summary>
    bool TakesStatistics => false;

    /// <summary>Writes a report.</summary>
    /// <param name="report">What to say.</param>
    /// <param name="output">Where to.</param>
    void Write(LintReport report, TextWriter output);
}
