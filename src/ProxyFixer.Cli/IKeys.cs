namespace ProxyFixer.Cli;

/// <summary>The user at a terminal.</summary>
internal interface IKeys
{
    /// <summary>What <see cref="Next"/> gives when the screen must be drawn again: the user came back to a stopped program, or typed Ctrl-L.</summary>
    const char Redraw = '\f';

    /// <summary>What Ctrl-D types, and what an input that has ended gives.</summary>
    const char EndOfInput = '\u0004';

    /// <summary>Columns of the screen at this moment; 0 where they are not known.</summary>
    int Width { get; }

    /// <summary>Waits for a key.</summary>
    /// <returns>The character; NUL for a key without one.</returns>
    /// <exception cref="OperationCanceledException">The user pressed Ctrl-C.</exception>
    char Next();

    /// <summary>Runs a program of the user's on the screen to its end.</summary>
    /// <param name="command">For the shell, as in <c>EDITOR</c> and <c>PAGER</c>.</param>
    /// <param name="file">The program's last argument; null for none.</param>
    /// <param name="input">What it reads; null for the keyboard.</param>
    /// <returns>Its exit status; 127 where there is no such program.</returns>
    /// <exception cref="OperationCanceledException">The user stopped us meanwhile; then the program is ended, too.</exception>
    int Run(string command, string? file, string? input);
}
