namespace ProxyFixer.Rules.Files;

/// <summary>The texts of all rules that come with the program, each once. In native code they lie ready; nothing has to be decoded.</summary>
internal static partial class CompiledTexts
{
    /// <summary>Gets one of them.</summary>
    /// <param name="place">Its place, as the trees name it.</param>
    public static string At(int place) => All[place];
}
