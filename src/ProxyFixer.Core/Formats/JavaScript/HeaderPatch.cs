using System.Collections.Immutable;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.JavaScript;

/// <summary>
/// Makes a function send the four browser headers. Values that the user sets for the model, for the call, as <c>null</c> or as
/// identity win afterwards exactly where they won before.
/// </summary>
/// <remarks>
/// Two edits. A: right behind the statement that makes the Headers object each header is set unless it is there; headers of the
/// model are in by then, those of the caller come later. B: the value of <c>User-Agent</c> is replaced where it stands. Source:
/// all published forms, patched and driven over SSE and WebSocket with Node 22.22.0.
/// </remarks>
public static class HeaderPatch
{
    /// <summary>Looks for the edits that complete one function.</summary>
    /// <param name="document">The file.</param>
    /// <param name="builder">A builder that was read in it.</param>
    /// <param name="wanted">The values to send.</param>
    /// <param name="only">Those of the four names that are needed; null for all. The form S14 always gets all.</param>
    /// <returns>The edits; none where all needed are sent; or a refusal with place and reason.</returns>
    public static EditResult Find(Document document, HeaderBuilder builder, BrowserHeaders wanted, ImmutableArray<string>? only = null)
    {
        var names = only ?? BrowserHeaders.Names;
        var reading = HeaderBuilderReader.Read(document.Text);
        var current = reading.Builders.FirstOrDefault(other => other.Span == builder.Span && other.Function == builder.Function);
        if (current is null)
        {
            return new EditResult.Refused(new(0, 0), "the function is not in this file");
        }

        if (names.All(name => current.Sends(name, wanted.UserAgent)))
        {
            return EditResult.Nothing;
        }

        var obstacle = FindObstacle(document.Text, reading, current, wanted);
        if (obstacle is not null)
        {
            return obstacle;
        }

        var edits = current.Shape == HeaderShape.S14
            ? ClientHeadersPatch.Find(document.Text, current, wanted)
            : HeadersPatch.Find(document.Text, current, wanted, names);
        return edits is EditResult.Edited edited ? ReadBack(document.Text, current, edited, wanted, names) : edits;
    }

    private static EditResult.Refused? FindObstacle(
        SourceText text, BuilderReading reading, HeaderBuilder builder, BrowserHeaders wanted)
    {
        if (text.NotUtf8At is { } stray)
        {
            return new(new(stray, 1), "the file is not UTF-8");
        }

        if (reading.Error is { } error)
        {
            return new(error.Span, $"the file cannot be read as JavaScript: {error.Message}");
        }

        if (reading.Builders.Length > 1)
        {
            return new(reading.Builders[1].Span, "more than one function of the file builds these headers");
        }

        var unsendable = wanted.FirstUnsendable();
        var reason = unsendable is not null ? $"the value of {unsendable} is not one that Node can send" : ReasonOfShape(builder);
        return reason is null ? null : new(builder.Span, reason);
    }

    private static string? ReasonOfShape(HeaderBuilder builder) => builder.Shape switch
    {
        HeaderShape.S12 => "the function is part of a minified bundle (S12) whose content is hashed; it is not changed",
        HeaderShape.S13 => "the function is part of a minified bundle for browsers (S13), where these headers cannot be set",
        null when builder.Places.Obstacle.Length > 0 => builder.Places.Obstacle,
        null => "the function has none of the known forms",
        _ => null,
    };

    // Never hand out a patch whose result does not read as intended.
    private static EditResult ReadBack(
        SourceText text, HeaderBuilder builder, EditResult.Edited edited, BrowserHeaders wanted, ImmutableArray<string> names)
    {
        var after = HeaderBuilderReader.Read(text.Apply(edited.Edits));
        var isRight = after.Error is null && after.Builders is [var patched]
            && patched.Function == builder.Function && patched.Shape == builder.Shape
            && names.All(name => patched.Sends(name, wanted.UserAgent));
        return isRight ? edited : new EditResult.Refused(builder.Span, "the patched function would not read back as intended");
    }
}
