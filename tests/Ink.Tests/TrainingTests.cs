using Pipeline.Training;

namespace Pipeline.Ink.Tests;

public class TrainingTests
{
    private static float[] Strip(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, InkStrip.Width * InkStrip.Height).Select(_ => random.NextSingle())];
    }

    [Fact]
    public void The_loss_is_minus_the_logarithm_of_what_the_beam_tells()
    {
        var random = new Random(3);
        var values = new float[NetworkShape.Steps * NetworkShape.StepSize];
        for (var t = 0; t < NetworkShape.Steps; t++)
            values[t * NetworkShape.StepSize] = 8 + random.NextSingle();
        (values[20 * NetworkShape.StepSize + 5], values[30 * NetworkShape.StepSize + 9]) = (9, 9.5f);
        var shares = StringBeam.Normalise(values);
        var slope = new float[values.Length];
        var loss = ConnectionistLoss.Slope(shares, [5, 9], slope);
        Math.Exp(-loss).ShouldBe(StringBeam.Read(shares)["48"], 1e-3);
    }

    [Fact]
    public void A_string_too_long_for_its_steps_has_no_loss_to_learn_from() =>
        double.IsInfinity(
                ConnectionistLoss.Slope(
                    StringBeam.Normalise(new float[NetworkShape.Steps * NetworkShape.StepSize]),
                    [.. Enumerable.Repeat(3, 60)],
                    new float[NetworkShape.Steps * NetworkShape.StepSize]
                )
            )
            .ShouldBeTrue();

    [Fact]
    public void Learning_one_line_again_and_again_learns_it()
    {
        var trainer = new NetworkTrainer(5);
        var line = new TrainingLine(Strip(1), [4, 8, NetworkShape.Separator], null);
        var first = trainer.Learn([line], 1e-3, 0);
        // What is dropped while learning makes single losses jump: the mean of twenty tells.
        var mean = first;
        for (var i = 0; i < 2000 && mean > 0.01; i++)
            mean += (trainer.Learn([line], 3e-4, 0) - mean) / 20;
        mean.ShouldBeLessThan(0.01);
        var strings = StringBeam.Read(StringBeam.Normalise(new NetworkPass().Run(trainer.Weights, line.Strip)));
        strings.MaxBy(s => s.Value).Key.ShouldBe("37");
    }

    [Theory]
    [InlineData(0.8f, 1)]
    [InlineData(-0.8f, -1)]
    [InlineData(0f, 0)]
    public void A_thicker_pen_darkens_and_a_thinner_one_lightens(float by, int change)
    {
        var strip = new float[InkStrip.Width * InkStrip.Height];
        for (var y = 10; y < 30; y++)
        for (var x = 50; x < 54; x++)
            strip[y * InkStrip.Width + x] = 1;
        var drawn = Spoil.Pen(strip, by);
        Math.Sign(drawn.Sum() - strip.Sum()).ShouldBe(change);
        drawn.ShouldAllBe(v => v >= 0 && v <= 1);
    }

    [Fact]
    public void A_bent_strip_keeps_its_ink()
    {
        var strip = new float[InkStrip.Width * InkStrip.Height];
        for (var y = 10; y < 30; y++)
        for (var x = 50; x < 60; x++)
            strip[y * InkStrip.Width + x] = 1;
        var bent = Spoil.Bend(strip, new Random(4));
        bent.ShouldNotBe(strip);
        bent.Sum().ShouldBe(strip.Sum(), 50);
        bent.ShouldAllBe(v => v >= 0 && v <= 1);
    }

    [Fact]
    public void The_same_seed_gives_the_same_weights()
    {
        float[] Weights()
        {
            var trainer = new NetworkTrainer(9);
            for (var i = 0; i < 3; i++)
                trainer.Learn([new TrainingLine(Strip(i), [2, 3], [40, 80])], 1e-3, i % 2);
            return trainer.Weights;
        }
        Weights().ShouldBe(Weights());
    }

    [Fact]
    public void A_model_is_read_as_it_was_written()
    {
        float[] Weights(int seed) =>
            [.. Enumerable.Range(0, NetworkShape.WeightCount).Select(i => (i * seed % 100) / 64f)];
        var model = new InkModel(
            [Weights(1), Weights(2)],
            [Weights(3)],
            new float[LineKind.WeightCount],
            new InkCalibration(1.5, -0.25, 0.9),
            new InkCalibration(2, 0, 0.7)
        );
        using var stream = new MemoryStream();
        model.Write(stream);
        stream.Length.ShouldBeLessThan(2 << 20);
        stream.Position = 0;
        var again = InkModel.Read(stream);
        again.SerialNetworks[1].ShouldBe(model.SerialNetworks[1]);
        again.DayNetworks.ShouldHaveSingleItem();
        again.SerialCalibration.ShouldBe(model.SerialCalibration);
        Should.Throw<InvalidDataException>(() => InkModel.Read(new MemoryStream(new byte[64])));
    }
}
