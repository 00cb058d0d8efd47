using ProxyFixer.Machine;

namespace ProxyFixer.Tests.Machine;

/// <summary>What a file's access list allows (acl(5)), from the bytes that Linux keeps.</summary>
public sealed class AccessListTests
{
    // user::rw- user:1000:r-- group::--- group:50:r-- mask::r-- other::---
    private static readonly byte[] Bytes =
    [
        1, 0, 6, 0, 255, 255, 255, 255, 2, 0, 4, 0, 0xE8, 3, 0, 0, 4, 0, 0, 0, 255, 255, 255, 255,
        8, 0, 4, 0, 50, 0, 0, 0, 16, 0, 4, 0, 255, 255, 255, 255, 32, 0, 0, 0, 255, 255, 255, 255,
    ];

    [Theory]
    [InlineData(1000, 1000, 4, true)] // named
    [InlineData(1000, 1000, 2, false)] // named without the right
    [InlineData(1001, 1001, 4, false)] // other
    [InlineData(1001, 50, 4, true)] // in the named group
    [InlineData(1001, 7, 4, false)] // in the file's own group
    [InlineData(9, 9, 4, true)] // the owner
    public void Users_and_groups_by_name_count(uint user, uint group, int bit, bool may)
    {
        var file = new FileStatus(FileType.File, 0x1A0, Owner: 9, Group: 7, Size: 1, Links: 1, Identity: "1:1");
        Assert.Equal(may, AccessList.Read(Bytes).Allows(file, new UserAccount("x", user, group, "/home/x", "/bin/sh", [group], "x"), bit));
    }

    [Fact]
    public void A_mask_takes_from_all_but_owner_and_others()
    {
        byte[] masked = [.. Bytes];
        masked[34] = 0;
        var file = new FileStatus(FileType.File, 0x180, Owner: 9, Group: 7, Size: 1, Links: 1, Identity: "1:1");
        Assert.False(AccessList.Read(masked).Allows(file, new UserAccount("x", 1000, 1000, "/home/x", "/bin/sh", [1000], "x"), 4));
        Assert.True(AccessList.Read(masked).Allows(file, new UserAccount("o", 9, 9, "/home/o", "/bin/sh", [9], "o"), 4));
    }
}
