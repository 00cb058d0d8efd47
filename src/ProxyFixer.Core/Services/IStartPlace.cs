using ProxyFixer.Subjects;
namespace ProxyFixer.Services;

/// <summary>Where the start environment of a service can be changed so that the change has an effect and lasts.</summary>
public interface IStartPlace
{
    /// <summary>Sets a variable that holds no secret.</summary>
    /// <param name="name">The exact name.</param>
    /// <param name="value">Its value.</param>
    /// <returns>The change, or why there is none.</returns>
    FixProposal Assign(string name, string value);
}
