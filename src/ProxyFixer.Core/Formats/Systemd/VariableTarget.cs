using ProxyFixer.Tree;

namespace ProxyFixer.Formats.Systemd;

/// <summary>TARGET of <c>proxyfixer set</c> for files that hold variables only.</summary>
internal static class VariableTarget
{
    /// <summary>Reads a variable name.</summary>
    /// <param name="target">What the user wrote before '='.</param>
    /// <returns>The path, one step.</returns>
    /// <exception cref="ProxyFixerException">It is no name that systemd accepts.</exception>
    public static NodePath Read(string target) => EnvironmentWords.IsName(target)
        ? NodePath.Of(target)
        : throw ProxyFixerException.WrongInput($"'{target}' is no variable name: letters, digits and '_', no digit first");
}
