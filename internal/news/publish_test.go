package news_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/richtext"
)

func TestFirstPublicationIsNeverAnUpdate(t *testing.T) {
	t.Parallel()
	a := an(news.Ready)
	if err := a.Publish(true, news.Proof{}, now); err != nil {
		t.Fatal(err)
	}
	if !a.PublishAt.Equal(now) || !a.UpdatedAt.IsZero() || a.LiveHead != a.Head {
		t.Errorf("published at %v, updated at %v, live head %d of %d", a.PublishAt, a.UpdatedAt, a.LiveHead, a.Head)
	}
}

func TestNextVersionMovesTheUpdatedTimeOnlyForSubstance(t *testing.T) {
	t.Parallel()
	for _, substance := range []bool{false, true} {
		a := an(news.Live)
		first := a.PublishAt
		if err := a.Publish(substance, news.Proof{}, now); err != nil {
			t.Fatal(err)
		}
		if a.UpdatedAt.Equal(now) != substance || !a.PublishAt.Equal(first) || a.LiveHead != 2 {
			t.Errorf("substance %v: updated at %v, published at %v, live head %d", substance, a.UpdatedAt, a.PublishAt, a.LiveHead)
		}
		if err := a.Publish(substance, news.Proof{}, now); news.KindOf(err) != news.Conflict {
			t.Errorf("the same version twice: %v", err)
		}
	}
}

func TestReadersKeepTheirVersionWhileTheNextIsWritten(t *testing.T) {
	t.Parallel()
	for _, state := range []news.State{news.Scheduled, news.Live, news.Withdrawn} {
		a := an(state)
		shown := a.LiveHead
		if err := a.Rewrite(fit(), editor, now); err != nil {
			t.Fatal(err)
		}
		if a.LiveHead != shown || a.State != state {
			t.Errorf("%s: live head %d, now %s", state, a.LiveHead, a.State)
		}
	}
}

func TestAReadyArticleMustBeReadAgainUnlessAnApproverChangedIt(t *testing.T) {
	t.Parallel()
	for role, want := range map[news.Role]news.State{news.Reporter: news.Submitted, news.DeskEditor: news.Ready} {
		a := an(news.Ready)
		if err := a.Rewrite(fit(), news.Staff{ID: 1, Posts: news.As(role)}, now); err != nil || a.State != want {
			t.Errorf("%s: %s, %v", role, a.State, err)
		}
	}
}

func TestEmbargo(t *testing.T) {
	t.Parallel()
	later := now.Add(3 * time.Hour)
	ready, withdrawn := an(news.Ready), an(news.Withdrawn)
	ready.Embargo, withdrawn.Embargo = later, later
	tests := map[string]struct {
		err  error
		kind news.Kind
	}{
		"publish under embargo":          {ready.Publish(true, news.Proof{}, now), news.Conflict},
		"reinstate under embargo":        {withdrawn.Reinstate(true, news.Proof{}, now), news.Conflict},
		"schedule before the end":        {ready.Schedule(later.Add(-time.Millisecond), news.Proof{}, now), news.Conflict},
		"set one that has ended already": {an(news.Draft).SetEmbargo(now, now), news.Invalid},
	}
	for name, test := range tests {
		if test.err == nil || news.KindOf(test.err) != test.kind {
			t.Errorf("%s: %v", name, test.err)
		}
	}
	if err := ready.Schedule(later, news.Proof{}, now); err != nil {
		t.Errorf("schedule for the end: %v", err)
	}
	if err := ready.SetEmbargo(time.Time{}, now); err != nil || ready.Publish(false, news.Proof{}, now) != nil {
		t.Errorf("lift and publish: %v", err)
	}
}

func TestALaterEmbargoMovesTheSchedule(t *testing.T) {
	t.Parallel()
	a := an(news.Scheduled)
	if err := a.SetEmbargo(now.Add(5*time.Hour), now); err != nil || !a.PublishAt.Equal(now.Add(5*time.Hour)) {
		t.Errorf("publish at %v, %v", a.PublishAt, err)
	}
}

func TestScheduleInThePastIsRefused(t *testing.T) {
	t.Parallel()
	for _, at := range []time.Time{{}, now.Add(-time.Hour), now} {
		if err := an(news.Ready).Schedule(at, news.Proof{}, now); err == nil || news.KindOf(err) != news.Invalid {
			t.Errorf("%v: %v", at, err)
		}
	}
}

func TestRestrictedArticlesStayHiddenUntilLifted(t *testing.T) {
	t.Parallel()
	a := an(news.Ready)
	a.Restricted = true
	if err := a.Publish(true, news.Proof{}, now); news.KindOf(err) != news.Conflict {
		t.Errorf("publish: %v", err)
	}
	if err := a.Schedule(now.Add(time.Hour), news.Proof{}, now); news.KindOf(err) != news.Conflict {
		t.Errorf("schedule: %v", err)
	}
	if a.Lift(now) != nil || a.Publish(true, news.Proof{}, now) != nil {
		t.Error("lifted, but not to be published")
	}
}

func TestProblemsAreAllSaidAtOnce(t *testing.T) {
	t.Parallel()
	library := map[int64]news.Picture{
		1: {Alt: "A bridge", Credit: "Mara Voss"},
		2: {Alt: "A bridge"},
		3: {Credit: "Mara Voss"},
	}
	body := func(blocks ...richtext.Block) richtext.Doc { return richtext.Doc{Blocks: blocks} }
	tests := map[string]struct {
		content news.Content
		want    []string
	}{
		"nothing at all": {news.Content{Kind: news.News}, []string{
			"The article needs a headline.", "The article needs a section.", "The article needs a text, or at least a standfirst.",
		}},
		"a standing page needs no section": {news.Content{Kind: news.AboutPage, Headline: "About us", Standfirst: "Who we are."}, nil},
		"a good lead picture":              {with(news.Content{Picture: &news.Illustration{Picture: 1}}), nil},
		"no credit":                        {with(news.Content{Picture: &news.Illustration{Picture: 2}}), []string{"The picture needs a credit."}},
		"own alternative text":             {with(news.Content{Picture: &news.Illustration{Picture: 3, Alt: "A bridge"}}), nil},
		"pictures in the body": {
			with(news.Content{Body: body(
				richtext.Picture{Picture: 2},
				richtext.FactBox{Blocks: []richtext.Block{richtext.Gallery{Pictures: []richtext.Picture{{Picture: 3}, {Picture: 9}}}}},
			)}),
			[]string{
				"The picture needs a credit.",
				"The picture needs an alternative text, or must be marked as decorative.",
				"A picture of the article is not in the library.",
			},
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(test.want, news.Problems(&test.content, news.Proof{Pictures: library})); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// with returns a publishable content with the picture and body of another.
func with(c news.Content) news.Content {
	d := fit()
	d.Picture, d.Body = c.Picture, c.Body
	return d
}

func TestWithdrawAndReinstate(t *testing.T) {
	t.Parallel()
	a := an(news.Live)
	for name, err := range map[string]error{
		"without a reason":    a.Withdraw(" ", 0, now),
		"pointing to itself":  a.Withdraw("It was wrong.", a.ID, now),
		"a much too long one": a.Withdraw(string(make([]byte, 501)), 0, now),
	} {
		if err == nil || news.KindOf(err) != news.Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := a.Withdraw("It was wrong.", 9, now); err != nil || a.Withdrawal.See != 9 || a.LiveHead != 0 || a.Public(now) {
		t.Errorf("%+v, %v", a.Withdrawal, err)
	}
	published := a.PublishAt
	if err := a.Reinstate(true, news.Proof{}, now.Add(time.Hour)); err != nil || a.Withdrawal != nil || !a.PublishAt.Equal(published) || a.UpdatedAt.IsZero() || a.LiveHead != a.Head {
		t.Errorf("%+v, %v", a, err)
	}
}

func TestCorrect(t *testing.T) {
	t.Parallel()
	a := an(news.Live)
	first := &news.Correction{Kind: news.FactWrong, Text: "It is a swing bridge.", Top: true}
	if err := a.Correct(first, false, news.Proof{}, now); err != nil || a.LiveHead != 1 || !a.UpdatedAt.Equal(now) || !first.At.Equal(now) || first.Article != a.ID {
		t.Errorf("alone: %+v, %+v, %v", a, first, err)
	}
	a.Corrections = append(a.Corrections, *first)
	if err := a.Correct(&news.Correction{Kind: news.FactWrong, Text: "It is a swing bridge. "}, false, news.Proof{}, now); news.KindOf(err) != news.Conflict {
		t.Errorf("the same again: %v", err)
	}
	if err := a.Correct(&news.Correction{Kind: news.NewsUpdate, Text: "It closed at noon."}, true, news.Proof{}, now); err != nil || a.LiveHead != 2 {
		t.Errorf("with the text: live head %d, %v", a.LiveHead, err)
	}
	for _, bad := range []news.Correction{{Kind: "oops", Text: "x"}, {Kind: news.FactWrong, Text: "\n"}} {
		if err := a.Correct(&bad, false, news.Proof{}, now); err == nil || news.KindOf(err) != news.Invalid {
			t.Errorf("%+v: %v", bad, err)
		}
	}
}

func TestLock(t *testing.T) {
	t.Parallel()
	a := an(news.Draft)
	steps := []struct {
		deed   func() error
		refuse bool
		holder int64
	}{
		{func() error { return a.TakeLock(1, now) }, false, 1},
		{func() error { return a.TakeLock(1, now.Add(time.Hour)) }, false, 1},
		{func() error { return a.TakeLock(2, now) }, true, 1},
		{func() error { a.ReleaseLock(2); return nil }, false, 1},
		{func() error { return a.TakeOver(2, now) }, false, 2},
		{func() error { a.ReleaseLock(1); return nil }, false, 2},
		{func() error { a.ReleaseLock(2); return nil }, false, 0},
	}
	for i, step := range steps {
		err := step.deed()
		holder := int64(0)
		if a.Lock != nil {
			holder = a.Lock.Staff
		}
		if (err != nil) != step.refuse || holder != step.holder {
			t.Errorf("step %d: lock of %d, %v", i, holder, err)
		}
	}
}

func TestFurnitureIsTidiedAndBounded(t *testing.T) {
	t.Parallel()
	a := an(news.Draft)
	if err := a.Rewrite(news.Content{Headline: " Ferry  ", Slug: "The Ferry!"}, editor, now); err != nil {
		t.Fatal(err)
	}
	if a.Headline != "Ferry" || a.Slug != "the-ferry" || a.Kind != news.News {
		t.Errorf("%+v", a.Content)
	}
	for _, bad := range []news.Content{{Kind: "gossip"}, {Headline: string(make([]byte, 301))}, {Notes: string(make([]byte, 20001))}} {
		if err := a.Rewrite(bad, editor, now); err == nil || news.KindOf(err) != news.Invalid {
			t.Errorf("%.20v: %v", bad, err)
		}
	}
}
