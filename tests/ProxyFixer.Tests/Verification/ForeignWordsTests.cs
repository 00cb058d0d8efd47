using ProxyFixer.Verification;

namespace ProxyFixer.Tests.Verification;

/// <summary>Of what other programs say only plain words are shown.</summary>
public sealed class ForeignWordsTests
{
    [Theory]
    [InlineData("SyntaxError: missing ) after argument list", "SyntaxError: missing ) after argument list")]
    [InlineData("SyntaxError: Unexpected token '='", "SyntaxError: Unexpected token '='")]
    [InlineData("SyntaxError: Unexpected identifier 'hunter'", "SyntaxError: Unexpected identifier ***")]
    [InlineData("SyntaxError: no, API_KEY=hunter2 is wrong", "SyntaxError: no, *** is wrong")]
    [InlineData("SyntaxError: Invalid regular expression: /hunter/: Unterminated group", "SyntaxError: Invalid regular expression: *** Unterminated group")]
    [InlineData("Unknown key 'Hunter' in section [Service], ignoring.", "Unknown key *** in section [Service], ignoring.")]
    [InlineData("Invalid environment assignment, ignoring: \"A=my hunter has more words", "Invalid environment assignment, ignoring: ***")]
    [InlineData("Failed at http://u:hunter@proxy:1 now", "Failed at *** now")]
    [InlineData("two 'first hunter' and \"second hunter\" values", "two *** and *** values")]
    [InlineData("it can't read hunter", "it ***")]
    [InlineData("", "")]
    public void What_may_be_a_value_is_hidden(string said, string shown) => Assert.Equal(shown, ForeignWords.Show(said));
}
