using System.Text.Json.Nodes;

namespace ProxyFixer.Releases;

/// <summary>How one field of a record is found in a published package.</summary>
/// <param name="Field">The topic in the knowledge.</param>
/// <param name="Marks">Texts of which a file of code must hold one to be looked at.</param>
/// <param name="Find">Finds the value, in the form of the knowledge; null where the structure does not tell it.</param>
internal sealed record Finding(string Field, string[] Marks, Func<PublishedPackage, JsonNode?> Find)
{
    /// <summary>Whether a value that was found and one of the knowledge say the same; equality unless the knowledge says more than structure can.</summary>
    public Func<JsonNode, JsonNode, bool> Agrees { get; init; } = (found, known) => JsonNode.DeepEquals(found, known);

    /// <summary>A question that is answered with yes or no.</summary>
    /// <param name="field">The topic.</param>
    /// <param name="marks">Texts of which a file must hold one.</param>
    /// <param name="holds">Answers it.</param>
    /// <returns>The finding.</returns>
    public static Finding Question(string field, string[] marks, Func<PublishedPackage, bool> holds) =>
        new(field, marks, package => holds(package) ? "yes" : "no");

    /// <summary>A question whose answer is yes where some code holds a text.</summary>
    /// <param name="field">The topic.</param>
    /// <param name="text">The text.</param>
    /// <returns>The finding.</returns>
    public static Finding Mark(string field, string text) => Question(field, [text], package => package.Has(text));
}
