using ProxyFixer.NodeJs.UrlStandard;

namespace ProxyFixer.Tests.Knowledge.UrlStandard;

/// <summary>Decided by <c>new URL(text)</c> of Node 22.22.0 and 26.10.0.</summary>
public class StandardUrlTests
{
    [Theory]
    [InlineData("http://h", "http", "h", null, "/")]
    [InlineData("HTTP:h", "http", "h", null, "/")]
    [InlineData("http:\\\\h\\a\\..\\", "http", "h", null, "/")]
    [InlineData("http:////h:80", "http", "h", null, "/")]
    [InlineData(" \u0001http://h:0080/ ", "http", "h", null, "/")]
    [InlineData("ht\ntp://h\t:31\r01", "http", "h", 3101, "/")]
    [InlineData("https://H.Example:443", "https", "h.example", null, "/")]
    [InlineData("https://h:80", "https", "h", 80, "/")]
    [InlineData("http://127.1", "http", "127.0.0.1", null, "/")]
    [InlineData("http://0x7f.1", "http", "127.0.0.1", null, "/")]
    [InlineData("http://2130706433", "http", "127.0.0.1", null, "/")]
    [InlineData("http://0177.0.0.1.", "http", "127.0.0.1", null, "/")]
    [InlineData("http://0x", "http", "0.0.0.0", null, "/")]
    [InlineData("http://%31%2e1", "http", "1.0.0.1", null, "/")]
    [InlineData("http://[0:0::1]", "http", "[::1]", null, "/")]
    [InlineData("http://[1:0:0:2::]", "http", "[1:0:0:2::]", null, "/")]
    [InlineData("http://[::FFFF:1.2.3.4]", "http", "[::ffff:102:304]", null, "/")]
    [InlineData("http://h/%2e%2E/.", "http", "h", null, "/")]
    [InlineData("http://h/a//", "http", "h", null, "/a//")]
    [InlineData("http://ü.de", "http", "xn--tda.de", null, "/")]
    [InlineData("http://例え.jp", "http", "xn--r8jz45g.jp", null, "/")]
    [InlineData("http://xn--tda.de", "http", "xn--tda.de", null, "/")]
    [InlineData("http://$host", "http", "$host", null, "/")]
    [InlineData("socks5://h:1080", "socks5", "h", 1080, "")]
    [InlineData("socks5:h", "socks5", "", null, "h")]
    [InlineData("localhost:3101", "localhost", "", null, "3101")]
    [InlineData("file:///x", "file", "", null, "/x")]
    public void A_url_is_read_as_node_does(string text, string scheme, string host, int? port, string path)
    {
        Assert.Equal(UrlValidity.Valid, StandardUrl.Parse(text, out var url));
        Assert.Equal((scheme, host, port, path), (url!.Scheme, url.Host.Text, url.Port, url.Path));
    }

    [Theory]
    [InlineData("")]
    [InlineData("h")]
    [InlineData("//h")]
    [InlineData("1http://h")]
    [InlineData("http://")]
    [InlineData("http://:80")]
    [InlineData("http://u@")]
    [InlineData("http://h:65536")]
    [InlineData("http://h:8x")]
    [InlineData("http://h h")]
    [InlineData("http://h%20h")]
    [InlineData("http://h%zz")]
    [InlineData("http://<h>")]
    [InlineData("http://[::1")]
    [InlineData("http://[:1]")]
    [InlineData("http://[1::2::3]")]
    [InlineData("http://[1:2:3:4:5:6:7:8:9]")]
    [InlineData("http://[::1.2.3.04]")]
    [InlineData("http://1.2.3.256")]
    [InlineData("http://1.2.3.4.5")]
    [InlineData("http://a.0x1")]
    [InlineData("http://%C3")]
    [InlineData("socks5://h h")]
    [InlineData("socks5://:1")]
    [InlineData("file://h:1/")]
    public void What_is_no_url_is_refused(string text) => Assert.Equal(UrlValidity.Invalid, StandardUrl.Parse(text, out _));

    [Theory]
    [InlineData("http://\u00ad")]
    [InlineData("http://xn--a")]
    [InlineData("http://faß.de")]
    [InlineData("http://a\u3002b")]
    public void Names_that_need_Unicode_tables_are_not_judged(string text) =>
        Assert.Equal(UrlValidity.NotJudged, StandardUrl.Parse(text, out _));

    [Theory]
    [InlineData("http://u:p@h", "u", "p")]
    [InlineData("http://u:p@q:r@h", "u", "p@q:r")]
    [InlineData("http://:p@h", "", "p")]
    [InlineData("http://@h", "", "")]
    [InlineData("http://u@h", "u", "")]
    public void Credentials_end_at_the_last_at_sign(string text, string userName, string password)
    {
        StandardUrl.Parse(text, out var url);
        Assert.Equal((userName, password), (url!.UserName, url.Password));
    }
}
