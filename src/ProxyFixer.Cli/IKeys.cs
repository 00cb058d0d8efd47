namespace ProxyFixer.Cli;

/// <summary>The keyboard.</summary>
internal interface IKeys
{
    /// <summary>Waits for a key.</summary>
    /// <returns>The character, lower case.</returns>
    /// <exception cref="OperationCanceledException">The user pressed Ctrl-C.</exception>
    char Next();
}
