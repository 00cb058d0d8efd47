using System.Globalization;

namespace ProxyFixer.Plans;

/// <summary>Tells where in a patch something is wrong.</summary>
/// <param name="Name">The patch as the user named it.</param>
internal sealed record PatchSource(string Name)
{
    /// <summary>A line of the patch cannot be used.</summary>
    /// <param name="index">The line, from 0.</param>
    /// <param name="problem">What is wrong and how to fix it.</param>
    /// <returns>The exception to throw (exit status 2).</returns>
    public ProxyFixerException Error(int index, string problem) =>
        ProxyFixerException.WrongInput(string.Create(CultureInfo.InvariantCulture, $"{Name}:{index + 1}: {problem}; nothing was changed"));
}
