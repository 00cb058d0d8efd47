using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ProxyFixer.NodeJs;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Knowledge.NodeJs;

/// <summary>How many certificates of a file Node takes, beside what we read there.</summary>
[Trait("Category", "RealParts")]
public sealed class ExtraCertificatesTests : IDisposable
{
    private const string Broken = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [SkippableTheory]
    [InlineData("22.22.0")]
    [InlineData("24.14.0")]
    public void Node_takes_what_we_read(string version)
    {
        Skip.IfNot(OperatingSystem.IsLinux() && RuntimeInformation.OSArchitecture == Architecture.X64, "the binaries are for Linux x64");
        var (node, one, two) = (NpmCache.Node(version), Certificate("one"), Certificate("two"));
        foreach (var text in new[] { "", "hello\n", one, one + two, "# note\n" + one + Broken + two, Broken + one, one.Replace("\n", "\r\n", StringComparison.Ordinal), one.Replace("-----END", "-----", StringComparison.Ordinal) })
        {
            var file = folder.Write("ca.pem", text);
            var run = ExternalTool.Run("env", [$"NODE_EXTRA_CA_CERTS={file}", node, "-p", "require('tls').getCACertificates('extra').length"], folder.Path);
            Assert.Equal(run.Output.Trim(), $"{CertificateFile.Read(text).Certificates.Length}");
        }
    }

    private static string Certificate(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var (now, request) = (DateTimeOffset.UtcNow, new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256));
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return certificate.ExportCertificatePem() + "\n";
    }
}
