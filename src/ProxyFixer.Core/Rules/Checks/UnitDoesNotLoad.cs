using ProxyFixer.Diagnostics;
using ProxyFixer.Services.Systemd;
using ProxyFixer.Subjects;

namespace ProxyFixer.Rules.Checks;

/// <summary>A service that cannot be loaded or started.</summary>
public sealed class UnitDoesNotLoad : ICheck
{
    /// <inheritdoc/>
    public IEnumerable<CheckResult> Find(Subject subject)
    {
        if (subject is not ServiceSubject { Gateway: { Failure: { } failure } gateway })
        {
            yield break;
        }

        if (gateway.Service.Failure is null)
        {
            yield return new(Case.ProgramGone, failure.Location, ("reason", failure.Message));
            yield break;
        }

        if (gateway.Systemd is not { } service)
        {
            // The syntax of the file itself is PXF0901.
            if (gateway.Service.FailureHelp is { } help)
            {
                yield return new(Case.OtherManager, failure.Location, ("reason", failure.Message), ("how", help));
            }

            yield break;
        }

        var missing = service.EnvironmentFiles.FirstOrDefault(file => !file.IsOptional && file.Failure is not null);
        yield return service.LoadState == UnitLoadState.Masked
            ? new(Case.Masked, failure.Location)
            : missing is not null
            ? new(Case.EnvironmentFile, missing.Location, ("file", missing.Path), ("reason", missing.Failure!))
            : new(failure.Location, ("reason", Secrets.MaskCredentials(failure.Message).TrimEnd('.'))) { Exact = [("reason", failure.Message.TrimEnd('.'))] };
    }

    private static class Case
    {
        public const string OtherManager = "other-manager";
        public const string ProgramGone = "program-gone";
        public const string Masked = "masked";
        public const string EnvironmentFile = "environment-file";
    }
}
