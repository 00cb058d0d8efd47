using ProxyFixer.Diagnostics;
using ProxyFixer.Subjects;

namespace ProxyFixer.Rules.Files;

/// <summary>What stands for a fact in a message.</summary>
internal static class FactText
{
    /// <summary>Gives the text.</summary>
    /// <param name="subject">What is judged.</param>
    /// <param name="name"><c>subject</c>, or the name of a fact.</param>
    /// <param name="isExact">Whether the value is wanted as it stands.</param>
    /// <returns>The value without credentials; <c>unknown</c> where there is no such fact.</returns>
    public static string Of(Subject subject, string name, bool isExact = false) =>
        name == "subject" ? subject.Name
        : subject.Facts.GetValueOrDefault(name) is { } fact ? isExact ? fact.Value : Secrets.MaskCredentials(fact.Value)
        : "unknown";
}
