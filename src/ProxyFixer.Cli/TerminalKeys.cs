using Spectre.Console;

namespace ProxyFixer.Cli;

/// <summary>The keyboard of a real terminal.</summary>
/// <param name="cancellation">Is cancelled by Ctrl-C.</param>
internal sealed class TerminalKeys(CancellationToken cancellation) : IKeys
{
    /// <inheritdoc/>
    public char Next()
    {
        var key = AnsiConsole.Console.Input.ReadKeyAsync(intercept: true, cancellation).GetAwaiter().GetResult();
        cancellation.ThrowIfCancellationRequested();
        return key is { } pressed ? char.ToLowerInvariant(pressed.KeyChar) : throw new OperationCanceledException();
    }
}
