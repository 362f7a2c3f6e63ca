namespace Pipeline.Ink.Tests;

public class StringBeamTests
{
    // Steps that say one class each, surely enough; what is left goes to nothing.
    private static float[] Steps(params (int At, int Class, float Share)[] told)
    {
        var shares = new float[NetworkShape.Steps * NetworkShape.Classes];
        for (var t = 0; t < NetworkShape.Steps; t++)
            shares[t * NetworkShape.Classes] = 1;
        foreach (var (at, of, share) in told)
        {
            shares[at * NetworkShape.Classes + of] = share;
            shares[at * NetworkShape.Classes] -= share;
        }
        return shares;
    }

    private static int Digit(int digit) => NetworkShape.FirstDigit + digit;

    [Fact]
    public void Figures_in_order_make_the_string() =>
        StringBeam
            .Read(Steps((20, Digit(4), 1), (26, Digit(0), 1), (32, Digit(7), 1), (40, NetworkShape.Separator, 1)))[
                "407"
            ]
            .ShouldBe(1, 1e-4);

    [Fact]
    public void A_figure_over_several_steps_is_one_and_after_a_step_of_nothing_it_is_two()
    {
        StringBeam.Read(Steps((20, Digit(1), 1), (21, Digit(1), 1)))["1"].ShouldBe(1, 1e-4);
        StringBeam.Read(Steps((20, Digit(1), 1), (22, Digit(1), 1)))["11"].ShouldBe(1, 1e-4);
    }

    [Fact]
    public void What_follows_the_separator_does_not_belong_to_the_number()
    {
        var strings = StringBeam.Read(Steps((20, Digit(5), 1), (30, NetworkShape.Separator, 1), (45, Digit(2), 0.6f)));
        strings["5"].ShouldBeGreaterThan(0.39);
        strings.ContainsKey("52").ShouldBeFalse();
    }

    [Fact]
    public void Doubt_between_two_figures_is_told_in_their_shares()
    {
        var strings = StringBeam.Read(
            Steps((20, Digit(3), 0.7f), (20, Digit(5), 0.3f), (30, NetworkShape.Separator, 0.5f))
        );
        strings["3"].ShouldBe(0.7, 1e-3);
        strings["5"].ShouldBe(0.3, 1e-3);
    }

    [Fact]
    public void Nothing_at_all_is_the_empty_string() => StringBeam.Read(Steps())[""].ShouldBe(1, 1e-4);
}
