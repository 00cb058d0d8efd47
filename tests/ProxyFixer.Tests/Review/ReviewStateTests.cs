using ProxyFixer.Review;

namespace ProxyFixer.Tests.Review;

/// <summary>The review without a terminal.</summary>
public sealed class ReviewStateTests
{
    [Fact]
    public void Random_commands_do_what_a_simple_model_does()
    {
        for (var seed = 0; seed < 3000; seed++)
        {
            var random = new Random(seed);
            string[] files = [.. Enumerable.Range(0, random.Next(1, 7)).Select(_ => $"/{(char)('a' + random.Next(3))}")];
            var (state, model) = (Changes.Review(files), new ReviewModel(files));
            for (var pressed = ""; model.IsPending && pressed.Length < 40;)
            {
                var key = "ynadAqjkJKu"[random.Next(100) < 4 ? 5 : random.Next(11)];
                pressed += key;
                state = Press(key, state);
                model.Press(key);
                Assert.True(Marks(state) == new string(model.Marks), $"seed {seed}, keys {pressed}: {Marks(state)} is not {new string(model.Marks)}");
                Assert.Equal((model.HasQuit, model.IsPending), (state.HasQuit, state.IsPending));
                Assert.True(!model.IsPending || model.At == state.Cursor, $"seed {seed}, keys {pressed}: at {state.Cursor}, not {model.At}");
            }

            Assert.Equal(state.Items.Where((_, index) => model.Marks[index] == '+').Select(item => item.Change), ReviewPatches.Accepted(state));
        }
    }

    [Fact]
    public void Numbers_go_on_over_passes_and_the_total_grows()
    {
        var state = Changes.Review("/a", "/b").Decide(ReviewDecision.Accepted).Decide(ReviewDecision.Accepted);
        Assert.False(state.IsPending);

        var next = state.Add([Changes.Of("/c", 3)], new Changes.Bench());

        Assert.Equal((2, 3, 2, true), (next.Cursor, next.Items.Length, next.Passes, next.IsPending));
    }

    [Fact]
    public void Undo_goes_back_into_the_pass_before()
    {
        var state = Changes.Review("/a", "/b").Decide(ReviewDecision.Accepted).Decide(ReviewDecision.Accepted).Add([Changes.Of("/c", 3)], new Changes.Bench());

        var undone = state.Undo();

        Assert.Equal("+ ", Marks(undone));
        Assert.Equal(1, undone.Cursor);
    }

    [Fact]
    public void Another_decision_in_an_earlier_pass_drops_what_was_found_on_the_ground_of_it()
    {
        var state = Changes.Review("/a", "/b").Decide(ReviewDecision.Accepted).Decide(ReviewDecision.Accepted).Add([Changes.Of("/c", 3)], new Changes.Bench());

        Assert.Equal("-+", Marks(state.GoTo(1)!.Decide(ReviewDecision.Declined)));
        Assert.Equal("++ ", Marks(state.GoTo(1)!.Decide(ReviewDecision.Accepted)));
    }

    [Theory]
    [InlineData("A", "+")]
    [InlineData("yya", "+")]
    [InlineData("yyd", "-")]
    [InlineData("yyy", " ")]
    public void What_is_decided_for_later_ones_holds_in_later_passes(string keys, string mark)
    {
        var state = keys.Aggregate(Changes.Review("/a", "/b", "/c"), (now, key) => Press(key, now));

        Assert.Equal(mark, Marks(state.Add([Changes.Of("/c", 4)], new Changes.Bench()))[^1..]);
    }

    [Fact]
    public void What_was_left_out_or_edited_is_not_offered_again_but_what_was_accepted_may_be()
    {
        var state = Changes.Review("/a", "/b", "/c");
        var edited = state.Current with { Origin = ChangeOrigin.Edited, Decision = ReviewDecision.Accepted };
        var done = state.Replace(edited).Decide(ReviewDecision.Declined).Decide(ReviewDecision.Accepted);

        Assert.Equal(
            done.Items.Take(2).Select(item => item.Change.Diagnostic.Fingerprint).Order(StringComparer.Ordinal),
            done.Settled().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Parts_that_are_all_accepted_are_the_whole_fix_again()
    {
        var state = Changes.Review("/a");
        var whole = state.Current.Change;
        ReviewItem Part(int number) => state.Current with { Change = Changes.Of("/a", number), Whole = whole, Origin = ChangeOrigin.Part };
        var split = state.Replace(Part(1), Part(2));

        Assert.Same(whole, Assert.Single(ReviewPatches.Accepted(split.Decide(ReviewDecision.Accepted).Decide(ReviewDecision.Accepted))));
        Assert.NotSame(whole, Assert.Single(ReviewPatches.Accepted(split.Decide(ReviewDecision.Accepted).Decide(ReviewDecision.Declined))));
    }

    [Fact]
    public void Only_keys_that_make_sense_are_offered()
    {
        var state = Changes.Review("/a");
        Assert.Equal("ynqadAeiw?", new string([.. ReviewKey.Offered(state)]));
        state = Changes.Review("/a", "/b", "/c").Decide(ReviewDecision.Accepted);
        Assert.Equal("ynqadAjJKg/eiuw?", new string([.. ReviewKey.Offered(state)]));
    }

    [Fact]
    public void Every_key_that_is_not_offered_has_a_hint()
    {
        var state = Changes.Review("/a");
        Assert.All(ReviewKey.All.Where(key => !ReviewKey.Offered(state).Contains(key.Key)), key => Assert.EndsWith(".", ReviewKey.Hint(key.Key, state), StringComparison.Ordinal));
        Assert.Contains("?", ReviewKey.Hint('x', state), StringComparison.Ordinal);
    }

    private static string Marks(ReviewState state) =>
        new([.. state.Items.Select(item => item.Decision switch { ReviewDecision.Accepted => '+', ReviewDecision.Declined => '-', _ => ' ' })]);

    private static ReviewState Press(char key, ReviewState state) => key switch
    {
        'y' => state.Decide(ReviewDecision.Accepted),
        'n' => state.Decide(ReviewDecision.Declined),
        'a' => state.DecideFile(ReviewDecision.Accepted),
        'd' => state.DecideFile(ReviewDecision.Declined),
        'A' => state.AcceptRest(),
        'q' => state.Quit(),
        'j' => state.NextUndecided() ?? state,
        'k' => state.PreviousUndecided() ?? state,
        'J' => state.Next() ?? state,
        'K' => state.Previous() ?? state,
        _ => state.Undo(),
    };
}
