using Xunit.Abstractions;
using Xunit.Sdk;

namespace Pipeline.Index.Tests;

/// <summary>
/// Tests of a class need an engine whose address a variable gives; without it they are skipped and say so.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class NeedsEngineAttribute(string variable) : Attribute
{
    public string Variable { get; } = variable;

    /// <summary>Why a test is skipped; null where its engine is there.</summary>
    public static string? Missing(string variable) =>
        string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable))
            ? $"needs an engine: set {variable} to its address (.ci/run starts one from ../shared/engines)"
            : null;

    internal static string? Missing(ITestMethod method) =>
        method.TestClass.Class.GetCustomAttributes(typeof(NeedsEngineAttribute)).FirstOrDefault() is { } needs
            ? Missing((string)needs.GetConstructorArguments().First())
            : null;
}

/// <summary>A test, skipped where its class needs an engine that is not there.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("Pipeline.Index.Tests.EngineFactDiscoverer", "Pipeline.Index.Tests")]
internal sealed class FactAttribute : Xunit.FactAttribute;

/// <summary>A table of cases, skipped likewise.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("Pipeline.Index.Tests.EngineTheoryDiscoverer", "Pipeline.Index.Tests")]
internal sealed class TheoryAttribute : Xunit.TheoryAttribute;

internal sealed class EngineFactDiscoverer(IMessageSink sink) : FactDiscoverer(sink)
{
    protected override IXunitTestCase CreateTestCase(
        ITestFrameworkDiscoveryOptions options,
        ITestMethod method,
        IAttributeInfo fact
    ) =>
        NeedsEngineAttribute.Missing(method) is { } why
            ? new SkippedCase(
                DiagnosticMessageSink,
                options.MethodDisplayOrDefault(),
                options.MethodDisplayOptionsOrDefault(),
                method,
                why
            )
            : base.CreateTestCase(options, method, fact);
}

internal sealed class EngineTheoryDiscoverer(IMessageSink sink) : TheoryDiscoverer(sink)
{
    public override IEnumerable<IXunitTestCase> Discover(
        ITestFrameworkDiscoveryOptions options,
        ITestMethod method,
        IAttributeInfo theory
    ) =>
        NeedsEngineAttribute.Missing(method) is { } why
            ?
            [
                new SkippedCase(
                    DiagnosticMessageSink,
                    options.MethodDisplayOrDefault(),
                    options.MethodDisplayOptionsOrDefault(),
                    method,
                    why
                ),
            ]
            : base.Discover(options, method, theory);
}

/// <summary>A case that is reported as skipped.</summary>
public sealed class SkippedCase : XunitTestCase
{
    private string _why = "";

    [Obsolete("For the runner, which reads cases from another process.")]
    public SkippedCase() { }

    internal SkippedCase(
        IMessageSink sink,
        TestMethodDisplay display,
        TestMethodDisplayOptions options,
        ITestMethod method,
        string why
    )
        : base(sink, display, options, method) => _why = why;

    public override void Serialize(IXunitSerializationInfo data)
    {
        base.Serialize(data);
        data.AddValue(nameof(_why), _why);
    }

    public override void Deserialize(IXunitSerializationInfo data)
    {
        _why = data.GetValue<string>(nameof(_why));
        base.Deserialize(data);
    }

    protected override string GetSkipReason(IAttributeInfo factAttribute) => _why;
}
