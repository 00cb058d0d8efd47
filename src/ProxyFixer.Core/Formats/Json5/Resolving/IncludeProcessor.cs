using System.Collections.Immutable;
using ProxyFixer.OpenClaw.Releases;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.Json5.Resolving;

/// <summary>Puts included files in their places: <c>$include</c> in any object, alone or beside other keys.</summary>
/// <param name="reader">Opens the files and notes errors.</param>
/// <param name="release">The release that reads the config.</param>
internal sealed class IncludeProcessor(IncludeReader reader, OpenClawRelease release)
{
    // A key that JavaScript takes for the prototype when an object is copied: it is lost in every config that is read.
    private const string Prototype = "__proto__";

    /// <summary>Resolves the includes of a file, and of the files they name.</summary>
    /// <param name="scope">The file. Recursion over files is at most ten deep; inside a file there is none.</param>
    /// <returns>The value; where a file is missing, an empty object stands for it and an error is noted.</returns>
    public Node Process(IncludeScope scope)
    {
        var touched = Touched.Find(scope.Document.Root, ReadsDifferently, _ => false);
        return Rebuild.Run(scope.Document.Root, node => touched.Has(node) ? Plan(node, scope) : new(node));
    }

    private static bool ReadsDifferently(ObjectNode section) =>
        section.Find(IncludeReader.Key) is not null || section.Find(Prototype) is not null || EffectiveMembers.Of(section) != section.Members;

    private Plan<Node> Plan(Node node, IncludeScope scope) => node switch
    {
        ListNode list => new(null, list.Span, Sources: list.Items),
        ObjectNode section when section.Find(IncludeReader.Key) is { } include => PlanInclude(section, include, scope),
        ObjectNode section => Members(EffectiveMembers.Of(section), section) with { Finish = WithoutPrototype },
        _ => new(node),
    };

    private Plan<Node> PlanInclude(ObjectNode section, Member include, IncludeScope scope)
    {
        var included = Include(include.Value, scope);
        var others = EffectiveMembers.Of(section).Where(member => member.Name != IncludeReader.Key).ToImmutableArray();
        if (others.Length == 0)
        {
            return new(included);
        }

        if (included is not ObjectNode)
        {
            reader.Errors.Add(new LocatedError(
                scope.Document.Text,
                new SyntaxError(include.NameSpan, "beside other keys the included content must be an object")));
            return new(included);
        }

        return Members(others, section) with { Finish = own => NodeMerge.Merge([included, WithoutPrototype(own)], release.MergeCleans.Value) };
    }

    private Node Include(Node value, IncludeScope scope)
    {
        if (value is not ListNode list)
        {
            return IncludeOne(value, scope);
        }

        var empty = new ObjectNode(list.Span, []);
        return NodeMerge.Merge([empty, .. list.Items.Select(item => IncludeOne(item, scope))], release.MergeCleans.Value);
    }

    private Node IncludeOne(Node name, IncludeScope scope) =>
        reader.Open(scope, name) is { } file ? Process(file) : new ObjectNode(name.Span, []);

    // Only now: an include below it is followed all the same, and may be an error.
    private static Node WithoutPrototype(Node node) =>
        node is ObjectNode section && section.Find(Prototype) is { } lost
            ? new ObjectNode(section.Span, section.Members.Remove(lost))
            : node;

    private static Plan<Node> Members(ImmutableArray<Member> members, ObjectNode section) =>
        new(null, section.Span, [.. members.Select(m => m.Name)], [.. members.Select(m => m.Value)]);
}
