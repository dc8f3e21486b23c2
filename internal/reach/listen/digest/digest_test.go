package digest_test

import (
	"context"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/newsroom"
	"github.com/courant-press/courant/internal/paper"
	"github.com/courant-press/courant/internal/reach/listen"
	"github.com/courant-press/courant/internal/reach/listen/digest"
	"github.com/courant-press/courant/internal/reach/listen/script"
	"github.com/courant-press/courant/internal/richtext"
	"github.com/courant-press/courant/internal/store"
	"github.com/courant-press/courant/internal/store/storetest"
)

// A room is a paper with a front, where digests are made.
type room struct {
	*digest.Digests
	store    *store.Store
	newsroom *newsroom.Newsroom
	editor   news.Staff
	clock    time.Time
	ordered  []news.Event
	booth    *booth
}

// A booth writes down what it is given to read.
type booth struct {
	read   []string
	fails  error
	during func() // done while it reads
}

func (b *booth) Read(_ context.Context, s script.Script, _ listen.Label) (listen.Recording, error) {
	if b.fails != nil {
		return listen.Recording{}, b.fails
	}
	var said []string
	for _, l := range s.Lines {
		said = append(said, l.Shown)
	}
	b.read = append(b.read, strings.Join(said, "|"))
	if do := b.during; do != nil {
		b.during = nil
		do()
	}
	r := listen.Recording{Script: s.Hash(), Engine: "booth"}
	r.Duration, r.Files = time.Minute, []paper.SoundFile{{Type: "audio/mpeg", Blob: s.Hash(), Size: 1}}
	return r, nil
}

func (*booth) Take(context.Context, io.Reader, string, script.Script, listen.Label) (listen.Recording, error) {
	return listen.Recording{}, errors.New("nobody reads")
}

// Reader implements [digest.Voice].
func (*booth) Reader(_ context.Context, lang string, set news.Settings) (*script.Reader, error) {
	return script.NewReader(lang, nil, set.Location()), nil
}

func newRoom(t *testing.T, st *store.Store) *room {
	t.Helper()
	r := &room{store: st, clock: time.Date(2026, 11, 23, 5, 0, 0, 0, time.UTC), booth: &booth{}}
	r.editor = news.Staff{Email: "edith@example.org", Posts: news.As(news.Publisher)}
	now := func() time.Time { r.clock = r.clock.Add(time.Second); return r.clock }
	must(t, st.SaveStaff(t.Context(), &r.editor, news.Event{Name: news.StaffChanged}))
	r.settings(t, news.DigestPlan{Days: []time.Weekday{time.Monday}, Minute: 6 * 60, Lead: 30})
	must(t, st.SaveSection(t.Context(), &news.Section{Slug: "city", Name: "City"}, news.Event{Name: news.SectionChanged}))
	r.newsroom = &newsroom.Newsroom{Store: st, Now: now}
	r.Digests = &digest.Digests{Store: st, Voice: r.booth, Studio: r.booth, Now: now}
	st.OnEvent(func(ev news.Event) { r.ordered = append(r.ordered, ev) })
	return r
}

func (r *room) settings(t *testing.T, plan news.DigestPlan) {
	t.Helper()
	set, err := r.store.Settings(t.Context())
	must(t, err)
	version := set.Version
	set = news.Settings{
		Version: version, Name: "Gazette", Lang: "en", Zone: "Europe/London", URL: "https://gazette.example",
		ArticlePath: news.DefaultArticlePath, AudioDigest: plan,
	}
	must(t, r.store.SaveSettings(t.Context(), set, news.Event{Name: news.SettingsChanged}))
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// publish gives readers an article.
func (r *room) publish(t *testing.T, headline string) int64 {
	t.Helper()
	c := news.Content{Kind: news.News, Section: 1, Headline: headline, Standfirst: "Of " + headline + "."}
	c.Body.Blocks = []richtext.Block{richtext.Paragraph{Text: richtext.Plain("It was seen from the quay.")}}
	a, err := r.newsroom.Write(t.Context(), r.editor, c)
	must(t, err)
	_, err = r.newsroom.Submit(t.Context(), r.editor, r.seen(t, a.ID))
	must(t, err)
	_, err = r.newsroom.Approve(t.Context(), r.editor, r.seen(t, a.ID))
	must(t, err)
	_, err = r.newsroom.Publish(t.Context(), r.editor, r.seen(t, a.ID), true)
	must(t, err)
	return a.ID
}

func (r *room) seen(t *testing.T, id int64) newsroom.Seen {
	t.Helper()
	a, err := r.store.Article(t.Context(), id)
	must(t, err)
	return newsroom.Seen{ID: id, Version: a.Version}
}

// correct publishes an article with another standfirst.
func (r *room) correct(t *testing.T, id int64, standfirst string) {
	t.Helper()
	r.change(t, id, func(c *news.Content) { c.Standfirst = standfirst })
}

// change publishes an article again.
func (r *room) change(t *testing.T, id int64, how func(*news.Content)) {
	t.Helper()
	a, err := r.store.Article(t.Context(), id)
	must(t, err)
	c := a.Content
	how(&c)
	_, err = r.newsroom.Save(t.Context(), r.editor, newsroom.Draft{Article: id, Base: a.Head, Content: c})
	must(t, err)
	_, err = r.newsroom.Publish(t.Context(), r.editor, r.seen(t, id), true)
	must(t, err)
}

// work does all the jobs that were ordered, as the queue would.
func (r *room) work(t *testing.T) {
	t.Helper()
	for len(r.ordered) > 0 {
		ev := r.ordered[0]
		r.ordered = r.ordered[1:]
		for _, order := range digest.Orders(ev) {
			switch job := order.Args.(type) {
			case digest.Record:
				must(t, r.Record(t.Context(), job))
			case digest.Retell:
				must(t, r.Retell(t.Context(), job))
			}
		}
	}
}

// today composes the digest of today, with its recording.
func (r *room) today(t *testing.T) digest.Kept {
	t.Helper()
	x, err := r.Compose(t.Context(), r.editor)
	must(t, err)
	r.work(t)
	return r.get(t, x.ID)
}

func (r *room) get(t *testing.T, id int64) digest.Kept {
	t.Helper()
	k, err := r.Digest(t.Context(), id)
	must(t, err)
	return k
}

func seen(k digest.Kept) digest.Seen { return digest.Seen{ID: k.ID, Version: k.Version} }

func (r *room) said() string { return r.booth.read[len(r.booth.read)-1] }

func TestADigestIsComposedWhenItIsTime(t *testing.T) {
	t.Parallel()
	r := newRoom(t, storetest.New(t))
	id := r.publish(t, "Ferry")
	must(t, r.Keep(t.Context(), digest.Keep{})) // an hour before
	if list, err := r.List(t.Context(), 0, 10); err != nil || len(list) != 0 {
		t.Fatalf("%v composed too early, %v", list, err)
	}
	r.clock = time.Date(2026, 11, 23, 5, 40, 0, 0, time.UTC)
	must(t, r.Keep(t.Context(), digest.Keep{}))
	must(t, r.Keep(t.Context(), digest.Keep{}))
	r.work(t)
	list, err := r.List(t.Context(), 0, 10)
	must(t, err)
	if len(list) != 1 || list[0].State != news.DigestDraft || !list[0].Current || list[0].Public(r.clock.Add(time.Hour)) {
		t.Fatalf("%+v", list)
	}
	if diff := cmp.Diff([]int64{id}, list[0].Articles()); diff != "" {
		t.Error(diff)
	}
	if at := time.Date(2026, 11, 23, 6, 0, 0, 0, time.UTC); !list[0].PublishAt.Equal(at) {
		t.Errorf("goes out at %s", list[0].PublishAt)
	}
	x, err := r.Approve(t.Context(), r.editor, seen(list[0]))
	must(t, err)
	if x.Public(r.clock) || !x.Public(time.Date(2026, 11, 23, 6, 0, 0, 0, time.UTC)) {
		t.Error("it does not go out at its time")
	}
	if k := r.get(t, x.ID); !k.Current {
		t.Error("an approval took the recording away")
	}
}

func TestADigestGoesOutUnattended(t *testing.T) {
	t.Parallel()
	r := newRoom(t, storetest.New(t))
	r.settings(t, news.DigestPlan{Days: []time.Weekday{time.Monday}, Minute: 6 * 60, Unattended: true, Most: 1})
	r.publish(t, "Ferry")
	r.publish(t, "Bridge")
	r.clock = time.Date(2026, 11, 23, 6, 0, 0, 0, time.UTC)
	must(t, r.Keep(t.Context(), digest.Keep{}))
	r.work(t)
	k, err := r.store.AudioDigestOf(t.Context(), news.DayAt(r.clock), r.clock)
	must(t, err)
	if !k.Public(r.clock) || !k.Current || len(k.Stories) != 1 {
		t.Errorf("%+v", k)
	}
	before := len(r.booth.read)
	r.clock = time.Date(2026, 11, 30, 6, 0, 0, 0, time.UTC) // a week later with nothing new
	must(t, r.Keep(t.Context(), digest.Keep{}))
	r.work(t)
	if list, _ := r.List(t.Context(), 0, 10); len(list) != 1 || len(r.booth.read) != before {
		t.Error("a digest of no news was made")
	}
}

func TestARecordingIsGoneWithTheTextItTells(t *testing.T) {
	t.Parallel()
	r := newRoom(t, storetest.New(t))
	a, b := r.publish(t, "Ferry"), r.publish(t, "Bridge")
	k := r.today(t)
	r.correct(t, a, "Of another ferry.")
	if ev := r.ordered[len(r.ordered)-1]; !slices.Contains(ev.Hard, news.DigestKey(k.Day)) || !slices.Contains(ev.Hard, news.KeyDigests) {
		t.Errorf("the event touches %v", ev.Hard)
	}
	if r.get(t, k.ID).Current {
		t.Fatal("the recording is older than the page")
	}
	r.work(t)
	if !r.get(t, k.ID).Current || !strings.Contains(r.said(), "Of another ferry.") {
		t.Fatalf("not made again: %q", r.said())
	}
	_, err := r.newsroom.Withdraw(t.Context(), r.editor, r.seen(t, b), "It was not so.", 0)
	must(t, err)
	if r.get(t, k.ID).Current {
		t.Error("the recording tells of what was taken down")
	}
	r.work(t)
	if !r.get(t, k.ID).Current || strings.Contains(r.said(), "Bridge") {
		t.Errorf("said %q", r.said())
	}
}

func TestWhatIsNotSpokenCostsNothing(t *testing.T) {
	t.Parallel()
	r := newRoom(t, storetest.New(t))
	a := r.publish(t, "Ferry")
	k := r.today(t)
	r.change(t, a, func(c *news.Content) { c.Kicker = "At sea" }) // which is not spoken
	if r.get(t, k.ID).Current {
		t.Error("nobody looked whether the words are the same")
	}
	r.work(t)
	if !r.get(t, k.ID).Current || len(r.booth.read) != 1 {
		t.Errorf("read %d times", len(r.booth.read))
	}
}

func TestAnEditorsWordsAreNotSpokenOfAnArticleThatChanged(t *testing.T) {
	t.Parallel()
	r := newRoom(t, storetest.New(t))
	a := r.publish(t, "Ferry")
	k := r.today(t)
	text := digest.Text{Intro: " Good morning. ", Stories: []digest.Story{{Article: a, Text: "It runs at five."}}}
	_, err := r.Edit(t.Context(), r.editor, seen(k), text)
	must(t, err)
	r.work(t)
	if got := r.said(); !strings.HasPrefix(got, "Good morning.|Ferry|It runs at five.|") {
		t.Fatalf("said %q", got)
	}
	r.correct(t, a, "It runs at six.")
	r.work(t)
	if got := r.said(); !strings.Contains(got, "It runs at six.") || strings.Contains(got, "five") {
		t.Fatalf("said %q", got)
	}
	text.Stories[0].Confirm = true
	_, err = r.Edit(t.Context(), r.editor, seen(r.get(t, k.ID)), text)
	must(t, err)
	r.work(t)
	if got := r.said(); !strings.Contains(got, "It runs at five.") {
		t.Errorf("said %q", got)
	}
}

func TestStoriesAreOrderedLeftOutAndPutIn(t *testing.T) {
	t.Parallel()
	r := newRoom(t, storetest.New(t))
	a, b := r.publish(t, "Ferry"), r.publish(t, "Bridge")
	k := r.today(t)
	c := r.publish(t, "Harbour")
	x, err := r.Edit(t.Context(), r.editor, seen(k), digest.Text{Stories: []digest.Story{{Article: c}, {Article: a, Headline: "The boat"}}})
	must(t, err)
	r.work(t)
	if got := r.said(); !strings.Contains(got, "|Harbour|Of Harbour.|The boat|Of Ferry.|") || strings.Contains(got, "Bridge") {
		t.Errorf("said %q", got)
	}
	r.correct(t, b, "Of no interest.")
	if !r.get(t, k.ID).Current {
		t.Error("an article that was left out still counts")
	}
	for name, text := range map[string]digest.Text{
		"an article nobody has": {Stories: []digest.Story{{Article: 99}}},
		"an article twice":      {Stories: []digest.Story{{Article: a}, {Article: a}}},
		"an endless intro":      {Intro: strings.Repeat("a", 2001), Stories: []digest.Story{{Article: a}}},
	} {
		if _, err := r.Edit(t.Context(), r.editor, digest.Seen{ID: x.ID, Version: x.Version}, text); news.KindOf(err) != news.Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := r.Edit(t.Context(), r.editor, seen(k), digest.Text{}); news.KindOf(err) != news.Conflict {
		t.Errorf("an older version: %v", err)
	}
	x, err = r.Refill(t.Context(), r.editor, digest.Seen{ID: x.ID, Version: x.Version})
	must(t, err)
	if len(x.Stories) != 3 {
		t.Errorf("the front has %v", x.Articles())
	}
}

func TestADigestIsOneOfItsDay(t *testing.T) {
	t.Parallel()
	r := newRoom(t, storetest.New(t))
	if _, err := r.Compose(t.Context(), r.editor); err != nil {
		t.Errorf("a quiet day: %v", err)
	}
	if _, err := r.Compose(t.Context(), r.editor); news.KindOf(err) != news.Conflict {
		t.Errorf("again: %v", err)
	}
	k, err := r.store.AudioDigestOf(t.Context(), news.DayAt(r.clock), r.clock)
	must(t, err)
	if _, err := r.Approve(t.Context(), r.editor, seen(k)); news.KindOf(err) != news.Invalid {
		t.Errorf("approved with nothing in it: %v", err)
	}
	reporter := news.Staff{ID: 99, Posts: news.As(news.Reporter)}
	if _, err := r.Approve(t.Context(), reporter, seen(k)); news.KindOf(err) != news.Forbidden {
		t.Errorf("a reporter approves: %v", err)
	}
}

func TestWhyThereIsNoRecordingIsKept(t *testing.T) {
	t.Parallel()
	r := newRoom(t, storetest.New(t))
	r.publish(t, "Ferry")
	x, err := r.Compose(t.Context(), r.editor)
	must(t, err)
	r.booth.fails = &news.Error{Kind: news.Unavailable, Message: "The disk is full."}
	if err := r.Record(t.Context(), digest.Record{Day: x.Day}); err == nil {
		t.Error("the job is done although it failed")
	}
	if k := r.get(t, x.ID); k.Failure != "The disk is full." || k.Current {
		t.Errorf("%+v", k)
	}
	r.booth.fails = nil
	must(t, r.Record(t.Context(), digest.Record{Day: x.Day}))
	if k := r.get(t, x.ID); k.Failure != "" || !k.Current {
		t.Errorf("%+v", k)
	}
}

func TestADigestThatChangesWhileItIsReadIsReadAgain(t *testing.T) {
	t.Parallel()
	r := newRoom(t, storetest.New(t))
	a := r.publish(t, "Ferry")
	r.booth.during = func() { r.correct(t, a, "Of another ferry.") }
	k := r.today(t)
	if !k.Current || len(r.booth.read) != 2 || !strings.Contains(r.said(), "another") {
		t.Errorf("read %q", r.booth.read)
	}
}

func TestTakingADigestBackTakesItFromReaders(t *testing.T) {
	t.Parallel()
	r := newRoom(t, storetest.New(t))
	r.publish(t, "Ferry")
	r.settings(t, news.DigestPlan{})
	k := r.today(t)
	x, err := r.Approve(t.Context(), r.editor, seen(k))
	must(t, err)
	if !x.Public(r.clock) {
		t.Error("without a time it does not go out at once")
	}
	x, err = r.TakeBack(t.Context(), r.editor, digest.Seen{ID: x.ID, Version: x.Version})
	must(t, err)
	if x.Public(r.clock) || !r.get(t, k.ID).Current {
		t.Errorf("%+v", x)
	}
}
