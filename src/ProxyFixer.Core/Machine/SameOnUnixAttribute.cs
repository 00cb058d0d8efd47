namespace ProxyFixer.Machine;

/// <summary>
/// Says of a call into the C library that its arguments and numbers are the same on Linux and macOS, or are taken from <see cref="OpenFlags"/>.
/// Every other one says where it exists by <see cref="System.Runtime.Versioning.SupportedOSPlatformAttribute"/>, which the compiler watches over.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SameOnUnixAttribute : Attribute;
