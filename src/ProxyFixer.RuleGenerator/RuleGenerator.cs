using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using YamlDotNet.Core;

namespace ProxyFixer.RuleGenerator;

/// <summary>
/// Turns the rule files of the program into trees when it is built, so that no start has to read YAML. What is no YAML is an error of the
/// build, with file, line and column; whether it is a rule, the tests tell.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class RuleGenerator : IIncrementalGenerator
{
    private static readonly DiagnosticDescriptor NoYaml = new(
        "PXFRULE", "A rule file is no YAML", "{0}", "Rules", DiagnosticSeverity.Error, isEnabledByDefault: true);

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var files = context.AdditionalTextsProvider
            .Where(file => Path.GetExtension(file.Path) == ".yaml")
            .Select((file, cancellation) => (file.Path, Text: file.GetText(cancellation)!.ToString()));
        context.RegisterSourceOutput(files.Collect(), (output, all) => output.AddSource("CompiledRules.g.cs", SourceText.From(Code(output, all), Encoding.UTF8)));
    }

    private static string Code(SourceProductionContext output, IEnumerable<(string Path, string Text)> files)
    {
        var code = new CompiledRulesCode();
        foreach (var (path, text) in files.OrderBy(file => Path.GetFileName(file.Path), StringComparer.Ordinal))
        {
            try
            {
                code.Add(Path.GetFileName(path), RuleTree.Read(text));
            }
            catch (YamlException e)
            {
                var at = new LinePosition((int)e.Start.Line - 1, (int)e.Start.Column - 1);
                output.ReportDiagnostic(Diagnostic.Create(NoYaml, Location.Create(path, default, new(at, at)), e.Message));
            }
        }

        return code.ToString();
    }
}
