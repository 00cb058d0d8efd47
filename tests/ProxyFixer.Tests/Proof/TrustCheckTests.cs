using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ProxyFixer.Tests.Proof;

/// <summary>The file of authorities that Node is told to trust.</summary>
public sealed class TrustCheckTests : IDisposable
{
    private const string File = "/etc/ssl/proxy.pem";
    private readonly VerifiedMachine machine = new();

    public void Dispose() => machine.Dispose();

    [Fact]
    public void Without_a_setting_all_is_well() => Assert.StartsWith("passed: Node trusts its own list", machine.Say("trust"), StringComparison.Ordinal);

    [Theory]
    [InlineData(-1, 1, "passed: the file of NODE_EXTRA_CA_CERTS can be used")]
    [InlineData(-9, -1, "failed: no certificate of /etc/ssl/proxy.pem (NODE_EXTRA_CA_CERTS) is valid today; the last one ran out on ")]
    [InlineData(1, 9, "failed: no certificate of /etc/ssl/proxy.pem (NODE_EXTRA_CA_CERTS) is valid today")]
    public void The_dates_of_its_certificates_count(int from, int until, string expected)
    {
        Name("NODE_EXTRA_CA_CERTS=" + File, "# comment\n" + Certificate(from, until));
        Assert.StartsWith(expected, machine.Say("trust"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "which does not exist")]
    [InlineData("hello\n", "holds no certificate in PEM form")]
    [InlineData("-----BEGIN CERTIFICATE-----\nMAAA\n-----END CERTIFICATE-----\n", "of which certificate 1 cannot be read")]
    public void A_file_that_Node_cannot_use_is_told(string? text, string expected)
    {
        Name("NODE_EXTRA_CA_CERTS=" + File, text);
        Assert.StartsWith("failed", machine.Say("trust"), StringComparison.Ordinal);
        Assert.Contains(expected, machine.Say("trust"), StringComparison.Ordinal);
    }

    [Fact]
    public void One_that_the_user_of_the_service_may_not_read_is_told()
    {
        Name("NODE_EXTRA_CA_CERTS=" + File, Certificate(-1, 1));
        System.IO.File.SetUnixFileMode(machine.Machine.Real("/etc/ssl"), UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
        machine.Machine.Write("/etc/passwd", "root:x:0:0::/root:/bin/sh\nclaw:x:54321:54321::/home/claw:/bin/sh\n");
        Assert.Contains("which claw may not read", machine.Say("trust"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_check_of_certificates_that_is_turned_off_is_named()
    {
        machine.Write("Environment=NODE_TLS_REJECT_UNAUTHORIZED=0");
        Assert.StartsWith("failed: NODE_TLS_REJECT_UNAUTHORIZED is 0", machine.Say("trust"), StringComparison.Ordinal);
    }

    private void Name(string variable, string? text)
    {
        machine.Write("Environment=" + variable);
        if (text is not null)
        {
            machine.Machine.Write(File, text);
        }
    }

    private static string Certificate(int from, int until)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = DateTimeOffset.UtcNow;
        using var certificate = new CertificateRequest("CN=proxy", key, HashAlgorithmName.SHA256).CreateSelfSigned(now.AddDays(from), now.AddDays(until));
        return certificate.ExportCertificatePem() + "\n";
    }
}
