namespace Pipeline.Vietnamese;

/// <summary>A value, or the reason why there is none. Made cheaply: no exception, no stack.</summary>
public readonly record struct ParseResult<T>
{
    private readonly T? _value;

    private ParseResult(T? value, string? error) => (_value, Error) = (value, error);

    /// <summary>Why there is no value; null where there is one.</summary>
    public string? Error { get; }

    /// <summary>True where there is a value.</summary>
    public bool Success => Error is null;

    /// <summary>The value.</summary>
    /// <exception cref="FormatException">There is none; the message is <see cref="Error"/>.</exception>
    public T Value => Error is null ? _value! : throw new FormatException(Error);

    /// <summary>Gets the value where there is one.</summary>
    public bool TryGet(out T value)
    {
        value = _value!;
        return Error is null;
    }

    /// <summary>A result with a value.</summary>
    public static ParseResult<T> FromValue(T value) => new(value, null);

    /// <summary>A result without one.</summary>
    public static ParseResult<T> Fail(string error) => new(default, error);
}
