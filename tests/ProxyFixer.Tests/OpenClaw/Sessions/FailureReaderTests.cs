using ProxyFixer.OpenClaw.Sessions;
using static ProxyFixer.Tests.OpenClaw.Sessions.SessionMachine;

namespace ProxyFixer.Tests.OpenClaw.Sessions;

/// <summary>Texts as the releases keep them; the first four groups were written by real ones.</summary>
public sealed class FailureReaderTests
{
    [Theory]
    [InlineData("fetch failed", FailureKind.NoConnection, "`fetch failed`", null)]
    [InlineData("Connection error.", FailureKind.NoConnection, "`Connection error.`", null)]
    [InlineData("<!DOCTYPE html><html lang=\"en-US\"><head><title>Just a moment...</title>", FailureKind.Page, "a page of Cloudflare instead of an answer", null)]
    [InlineData("403 <!DOCTYPE html><html lang=\"en-US\"><head><title>Just a moment...</title>", FailureKind.Page, "a page of Cloudflare instead of an answer", null)]
    [InlineData("<html><body>Blocked by the administrator</body></html>", FailureKind.Page, "a page of HTML instead of an answer", null)]
    [InlineData("403 Country, region, or territory not supported", FailureKind.Country, "status 403, the country is not supported", null)]
    [InlineData("Country, region, or territory not supported", FailureKind.Country, "status 403, the country is not supported", null)]
    [InlineData("403 Forbidden", FailureKind.Forbidden, "status 403", null)]
    [InlineData("getaddrinfo ENOTFOUND chatgpt.com", FailureKind.NoConnection, "`ENOTFOUND`", "chatgpt.com")]
    [InlineData("connect ECONNREFUSED 127.0.0.1:7890", FailureKind.NoConnection, "`ECONNREFUSED`", "127.0.0.1:7890")]
    [InlineData("connect ETIMEDOUT 104.18.32.47:443", FailureKind.NoConnection, "`ETIMEDOUT`", "104.18.32.47:443")]
    [InlineData("Proxy response (407) !== 200 when HTTP Tunneling", FailureKind.ProxySignIn, "status 407", null)]
    [InlineData("Proxy response (502) !== 200 when HTTP Tunneling", FailureKind.ProxyRefused, "status 502 of the proxy", null)]
    [InlineData("self-signed certificate in certificate chain", FailureKind.Certificate, "a certificate that is not trusted", null)]
    public void A_failure_is_told_in_our_words(string error, FailureKind kind, string words, string? peer) =>
        Assert.Equal(new ModelFailure(kind, words, peer), Read(error));

    [Theory]
    [InlineData("401 Your authentication token has been invalidated. Please try signing in again.")]
    [InlineData("You have hit your ChatGPT usage limit (plus plan). Try again in 30 min.")]
    [InlineData("429 rate limit")]
    public void An_error_of_the_back_end_itself_means_that_it_was_reached(string error)
    {
        using var machine = new SessionMachine();
        machine.Write("a.jsonl", Entry(1, error: "fetch failed") + "\n" + Entry(2, error: error));
        Assert.Null(machine.Read().Answers[0].Failure);
    }

    [Theory]
    [InlineData("terminated")]
    [InlineData("Request was aborted")]
    [InlineData("Cannot read properties of undefined")]
    [InlineData("")]
    public void What_is_not_known_tells_nothing(string error)
    {
        using var machine = new SessionMachine();
        machine.Write("a.jsonl", Entry(2, error: error));
        Assert.Empty(machine.Read().Answers);
    }

    private static ModelFailure? Read(string error)
    {
        using var machine = new SessionMachine();
        machine.Write("a.jsonl", Entry(1, error: error));
        return Assert.Single(machine.Read().Answers).Failure;
    }
}
