using System.Text.Json;
using ProxyFixer.Formats.JavaScript;
using ProxyFixer.OpenClaw.Headers;

namespace ProxyFixer.Tests.RealParts;

/// <summary>What must hold for the requests of one case, before and after the patch.</summary>
internal sealed class ArrivedHeaders(PublishedFile file, DriveCase one, BrowserHeaders wanted)
{
    public void Check(JsonElement result)
    {
        var before = result.GetProperty("before").EnumerateArray().ToList();
        var after = result.GetProperty("after").EnumerateArray().ToList();
        Assert.NotEmpty(before);
        Assert.Equal(before.Count, after.Count);
        foreach (var (old, now) in before.Zip(after))
        {
            Assert.Equal(one.Transport, now.GetProperty("kind").GetString());
            foreach (var name in BrowserHeaders.Names)
            {
                CheckHeader(name, Value(old, name), Value(now, name));
            }
        }
    }

    private static string? Value(JsonElement request, string name) =>
        request.GetProperty("headers").TryGetProperty(name.ToLowerInvariant(), out var value) ? value.GetString() : null;

    private void CheckHeader(string name, string? before, string? after)
    {
        var context = $"{file.Package} {one.Name} {name}: '{before}' became '{after}'";
        if (one.Identity is not null && file.Shape == HeaderShape.S10 && name == "User-Agent")
        {
            Assert.True(before == one.Identity && after == before, context);
        }
        else if (!one.Set.TryGetValue(name, out var set))
        {
            Assert.True(name is not ("Origin" or "Referer") || before is null, context);
            Assert.True(before != wanted[name] && after == wanted[name], context);
        }
        else if (set is null)
        {
            CheckNull(name, before, after, context);
        }
        else
        {
            Assert.Equal(UserWins(name), before == set);
            Assert.True(one.Model is null || name != "User-Agent" || ConfigHeaderReach.SetsUserAgent(file.Shape) == (before == set), context);
            Assert.True(after == (before == set ? set : wanted[name]), context);
        }
    }

    // Which values of the user win: as measured for each form.
    private bool UserWins(string name)
    {
        var fromModel = one.Model is not null;
        return file.Shape switch
        {
            HeaderShape.S1 => fromModel,
            HeaderShape.S2 or HeaderShape.S3 => fromModel && name != "User-Agent",
            HeaderShape.S4 => name != "User-Agent" || !fromModel,
            HeaderShape.S9 or HeaderShape.S10 => true,
            _ => name != "User-Agent",
        };
    }

    // S1 to S3 ignore headers of the call. From S7 on null deletes, but in S7 and S8 the user agent is set later; else it is text.
    private void CheckNull(string name, string? before, string? after, string context)
    {
        var isSetLater = name == "User-Agent" && file.Shape is not (HeaderShape.S4 or HeaderShape.S9 or HeaderShape.S10);
        if (file.Shape <= HeaderShape.S3 || isSetLater)
        {
            Assert.True(after == wanted[name], context);
            return;
        }

        var deletes = file.Shape is >= HeaderShape.S7 and <= HeaderShape.S10;
        Assert.True(before == after && (deletes ? before != "null" && before != wanted[name] : before == "null"), context);
    }
}
