using System.Collections.Immutable;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.Json5.Resolving;

/// <summary>The members of an object as its reader sees them.</summary>
internal static class EffectiveMembers
{
    /// <summary>Leaves one member for each name: in the place of the first, with the value of the last.</summary>
    /// <param name="section">The object.</param>
    /// <returns>The members; the array of the object itself where no name comes twice.</returns>
    public static ImmutableArray<Member> Of(ObjectNode section) =>
        AreFewAndDistinct(section.Members) ? section.Members : LastOfEachName(section);

    // The usual case, without allocation.
    private static bool AreFewAndDistinct(ImmutableArray<Member> members)
    {
        for (var i = 1; i < members.Length && members.Length <= 16; i++)
        {
            for (var k = 0; k < i; k++)
            {
                if (members[i].Name == members[k].Name)
                {
                    return false;
                }
            }
        }

        return members.Length <= 16;
    }

    private static ImmutableArray<Member> LastOfEachName(ObjectNode section)
    {
        var places = new Dictionary<string, int>(section.Members.Length, StringComparer.Ordinal);
        var result = ImmutableArray.CreateBuilder<Member>(section.Members.Length);
        foreach (var member in section.Members)
        {
            if (places.TryAdd(member.Name, result.Count))
            {
                result.Add(member);
            }
            else
            {
                result[places[member.Name]] = member;
            }
        }

        return result.Count == section.Members.Length ? section.Members : result.ToImmutable();
    }
}
