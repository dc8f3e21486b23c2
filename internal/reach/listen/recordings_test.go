package listen_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/courant-press/courant/internal/blob/disk"
	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/newsroom"
	"github.com/courant-press/courant/internal/paper"
	"github.com/courant-press/courant/internal/reach/listen"
	"github.com/courant-press/courant/internal/reach/listen/aloud"
	"github.com/courant-press/courant/internal/reach/listen/engine"
	"github.com/courant-press/courant/internal/richtext"
	"github.com/courant-press/courant/internal/store"
	"github.com/courant-press/courant/internal/store/storetest"
)

// A room is a paper with an article that readers have, and a voice.
type room struct {
	*listen.Recordings
	*testing.T
	store            *store.Store
	newsroom         *newsroom.Newsroom
	editor, reporter news.Staff
	clock            time.Time
	article          int64
	hummer           *hummer
	events           []news.Event
}

func newRoom(t *testing.T, st *store.Store) *room {
	t.Helper()
	r := &room{T: t, store: st, clock: storetest.Now(), hummer: &hummer{}}
	dir := t.TempDir()
	s := studio(t, dir, r.hummer)
	now := func() time.Time { r.clock = r.clock.Add(time.Second); return r.clock }
	s.Larder.Now = now
	r.Recordings = &listen.Recordings{Store: st, Studio: s, Files: s.Shelf.(*disk.Shelf), Now: now, Ordered: true}
	r.editor = news.Staff{Email: "edith@example.org", Posts: news.As(news.Publisher)}
	r.reporter = news.Staff{Email: "mara@example.org", Posts: news.As(news.Reporter)}
	for _, x := range []*news.Staff{&r.editor, &r.reporter} {
		r.ok(st.SaveStaff(t.Context(), x, news.Event{Name: news.StaffChanged}))
	}
	r.ok(st.SaveSettings(t.Context(), news.Settings{Name: "Gazette", Lang: "en-GB", Zone: "Europe/London", ArticlePath: news.DefaultArticlePath, URL: "https://paper.example"}, news.Event{Name: news.SettingsChanged}))
	r.ok(st.SaveSection(t.Context(), &news.Section{Slug: "city", Name: "City"}, news.Event{Name: news.SectionChanged}))
	r.newsroom = &newsroom.Newsroom{Store: st, Now: now}
	st.OnEvent(func(ev news.Event) { r.events = append(r.events, ev) })
	r.article = r.publish(0, "Ferry runs again", "It left the quay at fourteen thirty.", "A rope had broken nine nights before.", "We mended it, said the mayor of Hask.")
	return r
}

func (r *room) ok(err error) {
	r.Helper()
	if err != nil {
		r.Fatal(err)
	}
}

// publish gives readers a text, of a new article for 0.
func (r *room) publish(id int64, headline string, paragraphs ...string) int64 {
	r.Helper()
	c := news.Content{Kind: news.News, Section: 1, Headline: headline, Standfirst: "After nine nights.", Slug: "ferry"}
	for _, p := range paragraphs {
		c.Body.Blocks = append(c.Body.Blocks, richtext.Paragraph{Text: richtext.Plain(p)})
	}
	ctx := r.Context()
	if id == 0 {
		a, err := r.newsroom.Write(ctx, r.editor, c)
		r.ok(err)
		a, err = r.newsroom.Submit(ctx, r.editor, newsroom.Seen{ID: a.ID, Version: a.Version})
		r.ok(err)
		a, err = r.newsroom.Approve(ctx, r.editor, newsroom.Seen{ID: a.ID, Version: a.Version})
		r.ok(err)
		id = a.ID
	} else {
		a, err := r.store.Article(ctx, id)
		r.ok(err)
		c.Slug = a.Slug
		_, err = r.newsroom.Save(ctx, r.editor, newsroom.Draft{Article: id, Base: a.Head, Content: c})
		r.ok(err)
	}
	_, err := r.newsroom.Publish(ctx, r.editor, r.seen(id), false)
	r.ok(err)
	return id
}

func (r *room) seen(id int64) newsroom.Seen {
	r.Helper()
	a, err := r.store.Article(r.Context(), id)
	r.ok(err)
	return newsroom.Seen{ID: id, Version: a.Version}
}

// read does the job for the article.
func (r *room) read() error { return r.ReadAloud(r.Context(), listen.ReadAloud{Article: r.article}) }

// hears reports what readers of the article hear, nil for nothing.
func (r *room) hears() (files []string) {
	r.Helper()
	p, err := r.store.ArticlePage(r.Context(), r.article, r.clock)
	r.ok(err)
	if p.Recording == nil {
		return nil
	}
	for _, f := range p.Recording.Files {
		files = append(files, f.Blob)
	}
	return files
}

func (r *room) stands(want listen.State) {
	r.Helper()
	p, err := r.Panel(r.Context(), r.editor, r.article)
	r.ok(err)
	if p.State != want {
		r.Errorf("it is %q (%q), want %q", p.State, p.Kept.Failure, want)
	}
}

func (r *room) onShelf(hash string) bool {
	f, err := r.Studio.Shelf.Open(r.Context(), hash)
	if err == nil {
		_ = f.Close()
	}
	return err == nil
}

func each(t *testing.T, test func(t *testing.T, r *room)) {
	t.Helper()
	storetest.Each(t, func(t *testing.T, st *store.Store) { test(t, newRoom(t, st)) })
}

func TestAnArticleIsHeardCorrectedAndHeardAgain(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, r *room) {
		r.stands(listen.Making)
		r.ok(r.read())
		first, spoken := r.hears(), r.hummer.lines.Load()
		if len(first) != 2 {
			t.Fatalf("readers hear %q", first)
		}
		r.stands(listen.Audible)
		r.publish(r.article, "Ferry runs again", "It left the quay at fourteen thirty.", "A cable had broken nine nights before.", "We mended it, said the mayor of Hask.")
		if r.hears() != nil {
			t.Error("readers hear the old text")
		}
		r.ok(r.read())
		if second := r.hears(); len(second) != 2 || slices.Equal(first, second) {
			t.Errorf("readers hear %q", second)
		}
		if n := r.hummer.lines.Load() - spoken; n != 1 {
			t.Errorf("%d lines were spoken for one paragraph", n)
		}
	})
}

func TestANoteThatSomethingWasCorrectedIsSpoken(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, r *room) {
		r.ok(r.read())
		_, err := r.newsroom.Correct(t.Context(), r.editor, r.seen(r.article), news.Correction{Kind: news.FactWrong, Text: "It was a cable."}, false)
		r.ok(err)
		if r.hears() != nil {
			t.Error("readers hear a text without the correction")
		}
		r.ok(r.read())
		k, err := r.Store.Recording(t.Context(), r.article)
		r.ok(err)
		if !slices.ContainsFunc(k.Marks, func(m paper.Mark) bool { return strings.Contains(m.Text, "corrected") }) {
			t.Errorf("it says %v", k.Marks)
		}
	})
}

func TestATextThatSoundsTheSameIsNotSpokenAgain(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, r *room) {
		r.ok(r.read())
		first, spoken := r.hears(), r.hummer.lines.Load()
		a, err := r.store.Article(t.Context(), r.article)
		r.ok(err)
		c := a.Content
		c.Body.Blocks = append([]richtext.Block{richtext.Code{Text: "x"}}, c.Body.Blocks...)
		_, err = r.newsroom.Save(t.Context(), r.editor, newsroom.Draft{Article: r.article, Base: a.Head, Content: c})
		r.ok(err)
		_, err = r.newsroom.Publish(t.Context(), r.editor, r.seen(r.article), false)
		r.ok(err)
		r.ok(r.read())
		if got := r.hears(); !slices.Equal(got, first) || r.hummer.lines.Load() != spoken {
			t.Errorf("it was made again: %q, then %q", first, got)
		}
		k, err := r.Store.Recording(t.Context(), r.article)
		r.ok(err)
		if last := k.Marks[len(k.Marks)-1]; last.Block != 3 {
			t.Errorf("the last line is said to be in block %d, want 3", last.Block)
		}
	})
}

func TestAFailureIsToldAndTriedAgain(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, r *room) {
		r.hummer.fails = 3
		if err := r.read(); err == nil {
			t.Error("a voice that fails is no failure of the job")
		}
		r.stands(listen.Failing)
		k, err := r.Store.Recording(t.Context(), r.article)
		r.ok(err)
		if k.Failure != "Hoarse." || r.hears() != nil {
			t.Errorf("the desk is told %q", k.Failure)
		}
		r.hummer.fails = 0
		spoken := r.hummer.lines.Load()
		r.ok(r.read())
		r.stands(listen.Audible)
		if n := r.hummer.lines.Load() - spoken; n > 3 {
			t.Errorf("%d lines were spoken again", n)
		}
	})
}

func TestEnginesThatAreNoneFailInASentence(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, r *room) {
		for name, e := range map[string]engine.Engine{
			"missing":      engine.Command{Program: "/nowhere/voice"},
			"hanging":      engine.Command{Program: "/bin/sleep", Args: []string{"60"}, Time: 100 * time.Millisecond},
			"crashing":     engine.Command{Program: "/bin/sh", Args: []string{"-c", "kill -SEGV $$"}},
			"garbage":      engine.Command{Program: "/bin/cat", Args: []string{"/bin/sh"}},
			"never silent": engine.Command{Program: "/bin/cat", Args: []string{"/dev/zero"}, Time: 10 * time.Second},
		} {
			r.Studio.Engine = e
			if err := r.read(); err == nil {
				t.Errorf("%s: it was made", name)
			}
			k, err := r.Store.Recording(t.Context(), r.article)
			r.ok(err)
			if k.Failure == "" || k.Failure == news.Sentence(errors.New("x")) || r.hears() != nil {
				t.Errorf("%s: the desk is told %q", name, k.Failure)
			}
		}
		r.Studio.Engine = r.hummer
		r.ok(r.read())
		r.stands(listen.Audible)
	})
}

func TestAFolderThatCanNotBeWrittenIsNoEndOfThePaper(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, r *room) {
		r.Studio.Larder.Dir = filepath.Join(r.Studio.Dir, "a-file")
		r.ok(os.WriteFile(r.Studio.Larder.Dir, nil, 0o600))
		if err := r.read(); err == nil {
			t.Error("it was made")
		}
		r.stands(listen.Failing)
	})
}

func TestAnArticleInALanguageWithoutAVoiceIsNotTriedAgain(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, r *room) {
		r.Studio.Voices = engine.Voices{{Name: "x", Lang: "pl"}}
		r.ok(r.read())
		r.stands(listen.Failing)
	})
}

func TestWhatIsTakenDownIsTakenFromTheShelf(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, r *room) {
		r.ok(r.read())
		files := r.hears()
		_, err := r.newsroom.Withdraw(t.Context(), r.editor, r.seen(r.article), "It was not so.", 0)
		r.ok(err)
		r.ok(r.read())
		for _, hash := range files {
			if r.onShelf(hash) {
				t.Errorf("%s is still there", hash)
			}
		}
		r.stands(listen.Unpublished)
		_, err = r.newsroom.Reinstate(t.Context(), r.editor, r.seen(r.article), false)
		r.ok(err)
		r.ok(r.read())
		r.stands(listen.Audible)
	})
}

func TestEditorsSilenceAndOrder(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, r *room) {
		r.ok(r.read())
		r.ok(r.Silence(t.Context(), r.editor, r.article))
		r.stands(listen.Hushed)
		r.ok(r.read())
		if r.hears() != nil {
			t.Error("readers hear what was silenced")
		}
		if err := r.Order(t.Context(), r.reporter, r.article); news.KindOf(err) != news.Forbidden {
			t.Errorf("somebody who may not write it orders it: %v", err)
		}
		r.ok(r.Order(t.Context(), r.editor, r.article))
		r.stands(listen.Making)
		r.ok(r.read())
		r.stands(listen.Audible)
	})
}

func TestThePublisherDecidesWhatIsSpoken(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, r *room) {
		set, err := r.store.Settings(t.Context())
		r.ok(err)
		set.Listen.Least = 1000
		r.ok(r.store.SaveSettings(t.Context(), set, news.Event{Name: news.SettingsChanged}))
		r.ok(r.read())
		r.stands(listen.Unspoken)
		r.ok(r.Order(t.Context(), r.editor, r.article))
		r.ok(r.read())
		r.stands(listen.Audible)
	})
}

func TestAPersonIsHeardUntilTheTextChanges(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, r *room) {
		r.ok(r.read())
		tape := r.tape()
		if _, err := r.Upload(t.Context(), r.editor, r.article, " ", bytes.NewReader(tape)); news.KindOf(err) != news.Invalid {
			t.Errorf("nobody reads: %v", err)
		}
		k, err := r.Upload(t.Context(), r.editor, r.article, "Ada Quill", bytes.NewReader(tape))
		r.ok(err)
		if !k.Personal() || !slices.Equal(r.hears(), []string{k.Files[0].Blob, k.Files[1].Blob}) {
			t.Errorf("readers hear %q", r.hears())
		}
		_, err = r.SaveEntry(t.Context(), r.editor, listen.Entry{Entry: aloud.Entry{Written: "Hask", Spoken: "Haask"}})
		r.ok(err)
		r.ok(r.read())
		if k, err = r.Store.Recording(t.Context(), r.article); err != nil || !k.Personal() {
			t.Errorf("the lexicon has silenced a person: %v", err)
		}
		r.publish(r.article, "Ferry runs again", "It left the quay at fifteen thirty.")
		if r.hears() != nil {
			t.Error("readers hear the old text")
		}
		r.ok(r.read())
		k, err = r.Store.Recording(t.Context(), r.article)
		r.ok(err)
		if k.Personal() || r.hears() == nil {
			t.Errorf("the synthetic voice does not take over: %+v", k)
		}
		if !slices.ContainsFunc(r.events, func(ev news.Event) bool { return ev.Name == news.RecordingOutdated && ev.Note == "Ada Quill" }) {
			t.Error("the desk was not told")
		}
	})
}

// tape returns a file in which somebody may have read the article.
func (r *room) tape() []byte {
	r.Helper()
	text, err := r.Script(r.Context(), r.editor, r.article)
	r.ok(err)
	clip, err := r.hummer.Speak(r.Context(), engine.Line{Text: strings.Repeat("a", text.Letters())})
	r.ok(err)
	var wav bytes.Buffer
	_, err = clip.WriteTo(&wav)
	r.ok(err)
	return wav.Bytes()
}

func TestALexiconIsHeardWhereItsWordsStand(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, r *room) {
		r.ok(r.read())
		before, spoken := r.hears(), r.hummer.lines.Load()
		if _, err := r.SaveEntry(t.Context(), r.reporter, listen.Entry{Entry: aloud.Entry{Written: "Hask", Spoken: "Haask"}}); news.KindOf(err) != news.Forbidden {
			t.Errorf("a reporter teaches the paper to speak: %v", err)
		}
		e, err := r.SaveEntry(t.Context(), r.editor, listen.Entry{Entry: aloud.Entry{Written: " Hask ", Spoken: "Haask"}})
		r.ok(err)
		if !slices.Equal(r.hears(), before) {
			t.Error("readers lose what tells the same text")
		}
		r.ok(r.Relearn(t.Context(), listen.Relearn{}))
		if slices.Equal(r.hears(), before) || r.hummer.lines.Load() != spoken+1 {
			t.Errorf("%d lines were spoken", r.hummer.lines.Load()-spoken)
		}
		r.ok(r.DropEntry(t.Context(), r.editor, e.ID))
	})
}

func TestABackfillGoesOnWhereItWasBrokenOff(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, r *room) {
		for _, headline := range []string{"Second", "Third"} {
			r.publish(0, headline, "Some words of it.")
		}
		ctx, stop := context.WithCancel(t.Context())
		err := r.Backfill(ctx, time.Time{}, func(p listen.Progress) bool { stop(); return true })
		if !errors.Is(err, context.Canceled) {
			t.Fatalf("broken off, it says %v", err)
		}
		var last listen.Progress
		r.ok(r.Backfill(t.Context(), time.Time{}, func(p listen.Progress) bool { last = p; return true }))
		if last.Made != 2 || last.Failed != 0 {
			t.Errorf("it made %+v, want the other two", last)
		}
		p, err := r.store.HeardPage(t.Context(), 0, paper.Cursor{}, 10, r.clock)
		r.ok(err)
		if len(p.Heard) != 3 {
			t.Errorf("%d can be heard", len(p.Heard))
		}
	})
}

func TestWhatNobodyNeedsIsSweptAfterAWhile(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, r *room) {
		r.ok(r.read())
		old := r.hears()
		r.publish(r.article, "Ferry runs again", "Another text.")
		r.ok(r.read())
		r.ok(r.Sweep(t.Context(), listen.Sweep{}))
		if !r.onShelf(old[0]) {
			t.Error("what caches may still ask for is gone")
		}
		r.clock = time.Now().AddDate(0, 1, 0)
		r.ok(r.Sweep(t.Context(), listen.Sweep{}))
		if r.onShelf(old[0]) || !r.onShelf(r.hears()[0]) {
			t.Error("a month later the old one is there, or the new one is not")
		}
	})
}
