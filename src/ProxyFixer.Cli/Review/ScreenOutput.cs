using System.Text;
using Spectre.Console;

namespace ProxyFixer.Cli.Review;

/// <summary>A terminal that is written to by a stream of ours.</summary>
/// <param name="writer">The stream.</param>
/// <param name="width">Gives the columns at any moment.</param>
internal sealed class ScreenOutput(TextWriter writer, Func<int> width) : IAnsiConsoleOutput
{
    public TextWriter Writer => writer;

    public bool IsTerminal => true;

    public int Width => width();

    public int Height => 1000;

    public void SetEncoding(Encoding encoding)
    {
    }
}
