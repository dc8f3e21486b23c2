package store_test

import (
	"context"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/paper"
	"github.com/courant-press/courant/internal/reach/listen"
	"github.com/courant-press/courant/internal/reach/listen/aloud"
	"github.com/courant-press/courant/internal/store"
	"github.com/courant-press/courant/internal/store/storetest"
)

// readTheRecordings asks all there is to ask about recordings, for the test
// that explains what the store is asked.
func (d *desk) readTheRecordings(ctx context.Context) error {
	for _, at := range []paper.Cursor{{}, {At: now, ID: 5}, {At: now, ID: 5, Newer: true}} {
		if _, err := d.HeardPage(ctx, 0, at, 10, now); err != nil && news.KindOf(err) != news.NotFound {
			return err
		}
	}
	_, _ = d.RecordingPage(ctx, 9, now)
	_, _ = d.LiveVersion(ctx, 9)
	if _, err := d.Unheard(ctx, listen.Unheard{Since: now.Add(-time.Hour), Kinds: news.ArticleKinds(), Limit: 10}); err != nil {
		return err
	}
	if _, err := d.HeardSince(ctx, now.Add(-time.Hour), listen.Mark{}, 10); err != nil {
		return err
	}
	return d.SoundFiles(ctx, func(string) {})
}

// recorded has an article heard as readers have it.
func (d *desk) recorded(t *testing.T, article int64) listen.Kept {
	t.Helper()
	v, err := d.LiveVersion(t.Context(), article)
	check(t, err)
	k := listen.Kept{Article: article, Told: v, MadeAt: now, Recording: listen.Recording{
		Recording: paper.Recording{
			Duration: 4*time.Minute + 5*time.Second, Licence: "free",
			Files:    []paper.SoundFile{{Type: "audio/ogg; codecs=opus", Blob: "0b", Size: 1}, {Type: "audio/mpeg", Blob: "3b", Size: 2}},
			Marks:    []paper.Mark{{End: time.Second, Block: -1, Text: "Heard"}},
			Chapters: []paper.Chapter{{End: time.Second, Title: "One"}},
		},
		Script: "hash", Engine: "espeak",
	}}
	check(t, d.SaveRecording(t.Context(), k, news.Event{Name: news.RecordingMade, Article: article, At: now}))
	return k
}

// heard returns the articles that readers find among what can be heard.
func (d *desk) heard(t *testing.T, section int64) (ids []int64) {
	t.Helper()
	p, err := d.HeardPage(t.Context(), section, paper.Cursor{}, 10, now)
	check(t, err)
	for _, h := range p.Heard {
		ids = append(ids, h.ID)
	}
	return ids
}

// audible reports whether readers of an article can hear it, and fails if its
// page and what lies beside it differ.
func (d *desk) audible(t *testing.T, article int64, at time.Time) bool {
	t.Helper()
	p, err := d.ArticlePage(t.Context(), article, at)
	check(t, err)
	_, err = d.RecordingPage(t.Context(), article, at)
	if (p.Recording == nil) != (news.KindOf(err) == news.NotFound) {
		t.Errorf("the page has %v, beside it there is %v", p.Recording, err)
	}
	return p.Recording != nil
}

func TestARecordingComesBackAsItWasSaved(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		d := newDesk(t, st)
		a := d.article(t, "heard", now.Add(-time.Hour))
		want := d.recorded(t, a.ID)
		got, err := st.Recording(t.Context(), a.ID)
		check(t, err)
		want.Told = listen.Version{Revision: want.Told.Revision}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
		p, err := st.ArticlePage(t.Context(), a.ID, now)
		check(t, err)
		if diff := cmp.Diff(&want.Recording.Recording, p.Recording); diff != "" || !slices.Contains(p.Keys, news.HeardKey(a.ID)) {
			t.Error(diff, p.Keys)
		}
		var files []string
		check(t, st.SoundFiles(t.Context(), func(blob string) { files = append(files, blob) }))
		if !slices.Equal(files, []string{"0b", "3b"}) {
			t.Errorf("it consists of %q", files)
		}
	})
}

// Every way in which readers get another text takes the recording from them in
// the same transaction.
func TestARecordingNeverTellsAnOlderText(t *testing.T) {
	t.Parallel()
	deeds := map[string]func(*testing.T, *store.Store, *news.Article){
		"another revision": func(t *testing.T, st *store.Store, a *news.Article) {
			a.Headline = "Another headline"
			check(t, st.SaveArticle(t.Context(), a, news.Save{
				Revision: &news.Revision{At: now}, Publish: true, Event: news.Event{Name: news.ArticlePublished, At: now},
			}))
		},
		"a correction without another text": func(t *testing.T, st *store.Store, a *news.Article) {
			check(t, st.SaveArticle(t.Context(), a, news.Save{
				Correction: &news.Correction{Kind: news.FactWrong, Text: "It was Ada.", At: now}, Publish: true,
				Event: news.Event{Name: news.ArticleCorrected, At: now},
			}))
		},
	}
	for name, deed := range deeds {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			storetest.Each(t, func(t *testing.T, st *store.Store) {
				d := newDesk(t, st)
				a := d.article(t, "heard", now.Add(-time.Hour))
				k := d.recorded(t, a.ID)
				if !d.audible(t, a.ID, now) || len(d.heard(t, 0)) != 1 || len(d.heard(t, d.city.ID)) != 1 || len(d.heard(t, d.news.ID)) != 1 || len(d.heard(t, d.sport.ID)) != 0 {
					t.Fatal("it can not be heard where it should be")
				}
				var told []news.Key
				st.OnEvent(func(ev news.Event) { told = append(told, ev.Hard...) })
				deed(t, st, a)
				if d.audible(t, a.ID, now) || len(d.heard(t, 0)) != 0 || len(d.heard(t, d.city.ID)) != 0 {
					t.Error("the old recording can still be heard")
				}
				if !slices.Contains(told, news.KeyHeard) {
					t.Errorf("the podcasts were not told, only %v", told)
				}
				err := st.SaveRecording(t.Context(), k, news.Event{Name: news.RecordingMade, Article: a.ID, At: now})
				wantKind(t, err, news.Conflict, "saving what tells the old text")
				p, err := st.ArticlePage(t.Context(), a.ID, now)
				check(t, err)
				if !p.Remaking || p.Until.IsZero() {
					t.Errorf("readers are not told that it is made again: %v until %s", p.Remaking, p.Until)
				}
				if later, err := st.ArticlePage(t.Context(), a.ID, now.Add(time.Hour)); err != nil || later.Remaking {
					t.Errorf("an hour later they still are: %v", err)
				}
				d.recorded(t, a.ID)
				if !d.audible(t, a.ID, now) {
					t.Error("the new one can not be heard")
				}
			})
		})
	}
}

func TestWhatIsScheduledIsHeardWithItsText(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		d := newDesk(t, st)
		a := d.article(t, "planned", now.Add(time.Hour))
		d.recorded(t, a.ID)
		if _, err := st.RecordingPage(t.Context(), a.ID, now); news.KindOf(err) != news.NotFound || len(d.heard(t, 0)) != 0 {
			t.Errorf("it is heard before it is read: %v", err)
		}
		if !d.audible(t, a.ID, now.Add(2*time.Hour)) {
			t.Error("it can not be heard in its time")
		}
	})
}

func TestAnEditorSilencesAnArticle(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		d := newDesk(t, st)
		a := d.article(t, "heard", now.Add(-time.Hour))
		d.recorded(t, a.ID)
		check(t, st.WishRecording(t.Context(), a.ID, listen.Silent, true, news.Event{Name: news.RecordingSilenced, Article: a.ID, At: now}))
		if d.audible(t, a.ID, now) || len(d.heard(t, 0)) != 0 {
			t.Error("it can still be heard")
		}
		k, err := st.Recording(t.Context(), a.ID)
		check(t, err)
		if k.Wish != listen.Silent || k.Made() {
			t.Errorf("%+v", k)
		}
	})
}

func TestWhatIsMissingIsFound(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		d, ctx := newDesk(t, st), t.Context()
		had := d.article(t, "had", now.Add(-time.Hour))
		d.recorded(t, had.ID)
		newest := d.article(t, "newest", now.Add(-2*time.Hour))
		failed := d.article(t, "failed", now.Add(-3*time.Hour))
		silent := d.article(t, "silent", now.Add(-4*time.Hour))
		d.article(t, "advertising", now.Add(-5*time.Hour), func(a *news.Article) { a.Kind = news.Advertorial })
		old := d.article(t, "old", now.Add(-6*time.Hour))
		d.article(t, "ancient", now.AddDate(0, 0, -9))
		ev := news.Event{Name: news.RecordingFailed, At: now}
		check(t, st.FailRecording(ctx, failed.ID, "The voice took too long.", ev))
		check(t, st.WishRecording(ctx, silent.ID, listen.Silent, true, ev))
		q := listen.Unheard{Since: now.AddDate(0, 0, -1), Failed: now.Add(-time.Minute), Kinds: news.Listening{}.SpokenKinds(), Limit: 10}
		find := func(q listen.Unheard) (ids []int64) {
			list, err := st.Unheard(ctx, q)
			check(t, err)
			for _, m := range list {
				ids = append(ids, m.Article)
			}
			return ids
		}
		if got := find(q); !slices.Equal(got, []int64{newest.ID, old.ID}) {
			t.Errorf("found %v, want %v", got, []int64{newest.ID, old.ID})
		}
		q.Failed = now.Add(time.Minute)
		if got := find(q); !slices.Contains(got, failed.ID) {
			t.Errorf("what failed is not tried again: %v", got)
		}
		q.From = listen.Mark{At: newest.PublishAt, Article: newest.ID}
		if got := find(q); slices.Contains(got, newest.ID) {
			t.Errorf("it does not go on: %v", got)
		}
		if q.Least = 1000; len(find(q)) != 0 {
			t.Error("short ones are found")
		}
		since, err := st.HeardSince(ctx, now.AddDate(0, 0, -1), listen.Mark{}, 10)
		check(t, err)
		if len(since) != 1 || since[0].Article != had.ID {
			t.Errorf("heard lately: %v", since)
		}
	})
}

func TestARecordingMovesWithItsSection(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		d := newDesk(t, st)
		a := d.article(t, "heard", now.Add(-time.Hour))
		d.recorded(t, a.ID)
		_, err := st.MoveSectionArticles(t.Context(), d.city.ID, d.sport.ID, 10, news.Event{Name: news.ArticlesMoved, At: now})
		check(t, err)
		if len(d.heard(t, d.city.ID)) != 0 || len(d.heard(t, d.news.ID)) != 0 || len(d.heard(t, d.sport.ID)) != 1 {
			t.Error("it is heard where it was")
		}
	})
}

func TestTheLexiconHasEachWordOnce(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		ctx, ev := t.Context(), news.Event{Name: news.LexiconChanged, At: now}
		lodz := listen.Entry{Entry: aloud.Entry{Written: "Łódź", Spoken: "Woodge"}}
		check(t, st.SaveSpoken(ctx, &lodz, ev))
		twin := listen.Entry{Entry: aloud.Entry{Written: "Łódź", Spoken: "Lods"}}
		wantKind(t, st.SaveSpoken(ctx, &twin, ev), news.Conflict, "saying it in two ways")
		lodz.Spoken = "Wootch"
		check(t, st.SaveSpoken(ctx, &lodz, ev))
		list, err := st.Lexicon(ctx)
		check(t, err)
		if diff := cmp.Diff([]listen.Entry{lodz}, list); diff != "" {
			t.Error(diff)
		}
		check(t, st.DropSpoken(ctx, lodz.ID, ev))
		wantKind(t, st.DropSpoken(ctx, lodz.ID, ev), news.NotFound, "dropping it twice")
	})
}
